package vn.motcua.core.scan;

import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.DossierCode;

/** A dossier code that stands alone, in a cell of a register or in a field somebody typed into. Any thread. */
public final class DossierCodeText {
    private static final int LENGTH_MAX = 60;

    private DossierCodeText() {}

    /** Empty if the text is anything else than one code, in either grammar, blanks around and dashes for hyphens aside. */
    public static Optional<DossierCode> read(String text) {
        String plain = DossierCodes.withPlainHyphens(text.strip());
        if (plain.length() > LENGTH_MAX) return Optional.empty();
        List<DossierCode> codes = DossierCodes.find(plain).codes();
        boolean isAlone = codes.size() == 1
                && codes.get(0).value().length() == plain.replace(" ", "").length();
        return isAlone ? Optional.of(codes.get(0)) : Optional.empty();
    }
}

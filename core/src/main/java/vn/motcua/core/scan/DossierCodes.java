package vn.motcua.core.scan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.DossierCode;

/**
 * Finds dossier codes in any text. Every repetition of the patterns is bounded, so a search is linear.
 *
 * @param codes different dossiers in the order of the text
 * @param warnings what was wrong with what looked like codes
 */
record DossierCodes(List<DossierCode> codes, Set<ScanWarning> warnings) {
    private static final String ORGANISATION =
            "[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[A-Za-z][0-9]{2}|[A-Za-z][0-9]{2}(?:\\.[0-9]{1,3}){0,4}";
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?<![0-9]\\.)" // no tail of a longer number
                    + "(" + ORGANISATION
                    + ") {0,2}- {0,2}([0-9]{6}|[0-9]{8}) {0,2}- {0,2}([0-9]{4,6})(?![\\p{L}\\p{N}])");

    /** Several codes with nothing between. */
    private static final Pattern GLUED =
            Pattern.compile("(?:(?:" + ORGANISATION + ")-(?:[0-9]{6}|[0-9]{8})-[0-9]{4,6}){2,20}");

    /** Other signs between, or an ordinal of another length. */
    private static final Pattern NEARLY = Pattern.compile("(?<![\\p{L}\\p{N}])(?<![0-9]\\.)(?:" + ORGANISATION
            + ")[ ._/:-]{1,3}[0-9]{6}[ ._/:-]{1,3}[0-9]{1,8}(?![\\p{L}\\p{N}])");

    private static final int LEGACY_SEQUENCE = 4;
    private static final int CENTURY = 2000;

    static DossierCodes find(String text) {
        Set<ScanWarning> warnings = EnumSet.noneOf(ScanWarning.class);
        Map<String, DossierCode> codes = new LinkedHashMap<>();
        Matcher matcher = CODE.matcher(withPlainHyphens(text));
        while (matcher.find()) {
            DossierCode code = judge(matcher, warnings);
            if (code != null) codes.putIfAbsent(code.key(), code);
        }
        return new DossierCodes(new ArrayList<>(codes.values()), warnings);
    }

    static boolean areGlued(String text) {
        return GLUED.matcher(withPlainHyphens(text)).matches();
    }

    static boolean isNearly(String text) {
        return NEARLY.matcher(withPlainHyphens(text)).find();
    }

    private static @Nullable DossierCode judge(Matcher found, Set<ScanWarning> warnings) {
        String date = found.group(2);
        if (date.length() == 8) {
            warnings.add(ScanWarning.DOSSIER_DATE_EIGHT_DIGITS);
            return null;
        }
        LocalDate day = CardDates.of(
                CENTURY + CardDates.number(date, 0, 2), CardDates.number(date, 2, 4), CardDates.number(date, 4, 6));
        if (day == null) {
            warnings.add(ScanWarning.DOSSIER_DATE_WRONG);
            return null;
        }
        String printed = found.group().replace(" ", "");
        String value = Letters.upper(printed);
        if (!value.equals(printed)) warnings.add(ScanWarning.CASE_CHANGED);
        DossierCode code = new DossierCode(value, Letters.upper(found.group(1)), day, found.group(3));
        if (code.isLegacy() && code.sequence().length() > LEGACY_SEQUENCE)
            warnings.add(ScanWarning.DOSSIER_SEQUENCE_LONG);
        return code;
    }

    /** Word processors make dashes of hyphens: U+2010 to U+2015, the minus sign, small and full-width forms. */
    static String withPlainHyphens(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDash = c >= '\u2010' && c <= '\u2015' || c == '\u2212' || c == '\uFE63' || c == '\uFF0D';
            plain.append(isDash ? '-' : c);
        }
        return plain.toString();
    }
}

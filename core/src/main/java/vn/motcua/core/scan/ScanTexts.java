package vn.motcua.core.scan;

import java.util.Locale;
import java.util.ResourceBundle;
import vn.motcua.core.model.ScanKind;

/** What kinds and warnings are called in one language, for clerks and technicians. Any thread. */
public final class ScanTexts {
    private static final String BUNDLE = "vn.motcua.core.scan.scan";
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;

    /** @param language Vietnamese or, for anything else, English */
    public ScanTexts(Locale language) {
        texts = ResourceBundle.getBundle(BUNDLE, language, NO_OTHER_LANGUAGE);
    }

    public String of(ScanKind kind) {
        return texts.getString("kind." + kind.name());
    }

    public String of(ScanWarning warning) {
        return texts.getString("warning." + warning.name());
    }
}

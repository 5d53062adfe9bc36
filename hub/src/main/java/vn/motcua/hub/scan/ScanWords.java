package vn.motcua.hub.scan;

import java.util.Locale;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.Text;
import vn.motcua.core.scan.ScanTexts;
import vn.motcua.core.scan.ScanWarning;

/** Kinds and warnings in both languages. Any thread. */
public final class ScanWords {
    private final ScanTexts vi = new ScanTexts(Locale.forLanguageTag("vi"));
    private final ScanTexts en = new ScanTexts(Locale.ENGLISH);

    public Text of(ScanKind kind) {
        return new Text(vi.of(kind), en.of(kind));
    }

    Text of(ScanWarning warning) {
        return new Text(vi.of(warning), en.of(warning));
    }
}

package vn.motcua.core.scan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/** A scan while a reader fills it. Confined to one thread. */
final class Draft {
    final PersonalFields.Builder personal = new PersonalFields.Builder();
    private final ScanKind kind;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Set<ScanWarning> warnings = new LinkedHashSet<>();
    private Confidence confidence;
    private @Nullable BearerCode bearer;

    Draft(ScanKind kind, Confidence confidence) {
        this.kind = kind;
        this.confidence = confidence;
    }

    Draft field(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) fields.put(name, value);
        return this;
    }

    Draft bearer(String name, String value) {
        bearer = new BearerCode(name, value);
        return this;
    }

    Draft warn(ScanWarning warning) {
        warnings.add(warning);
        return this;
    }

    Draft warnIf(boolean isSo, ScanWarning warning) {
        if (isSo) warnings.add(warning);
        return this;
    }

    Draft confidence(Confidence value) {
        confidence = value;
        return this;
    }

    /** Certain, if nothing of that sort was found. */
    Draft confidenceUnless(ScanWarning warning) {
        return confidence(warnings.contains(warning) ? Confidence.LIKELY : Confidence.CERTAIN);
    }

    /** The scan, with what was already said of its text and the symbology its scanner told. */
    Scan build() {
        return new Scan(kind, fields, bearer, personal.build(), warnings, confidence, null);
    }
}

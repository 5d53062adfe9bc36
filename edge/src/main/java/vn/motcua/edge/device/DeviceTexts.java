package vn.motcua.edge.device;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The words for each {@link DeviceCode}: one sentence for the clerk at the counter (what to do now) and one for the technician (what
 * happened). Vietnamese for any locale but English. Any thread.
 */
public final class DeviceTexts {
    private final ResourceBundle bundle;

    private DeviceTexts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    public static DeviceTexts in(Locale locale) {
        Locale known = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.forLanguageTag("vi");
        var noFallback = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        return new DeviceTexts(ResourceBundle.getBundle("vn.motcua.edge.device.device-codes", known, noFallback));
    }

    /** What the clerk should do. */
    public String clerk(DeviceCode code) {
        return bundle.getString(code.name() + ".clerk");
    }

    /** What happened, for whoever repairs it. */
    public String technician(DeviceCode code) {
        return bundle.getString(code.name() + ".technician");
    }
}

package vn.motcua.edge.web;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import vn.motcua.core.model.Text;

/** Texts for people from a resource bundle that is complete in Vietnamese and English. Any thread. */
public final class WebTexts {
    private final ResourceBundle vi;
    private final ResourceBundle en;

    /** @param bundle base name, such as {@code vn.motcua.edge.web.refusals} */
    public WebTexts(String bundle) {
        Control exact = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        vi = ResourceBundle.getBundle(bundle, Locale.forLanguageTag("vi"), exact);
        en = ResourceBundle.getBundle(bundle, Locale.ENGLISH, exact);
    }

    /** Both languages; a missing key shows itself. */
    public Text text(String key) {
        return new Text(from(vi, key), from(en, key));
    }

    public String in(Text.Locale locale, String key) {
        return from(locale == Text.Locale.EN ? en : vi, key);
    }

    public boolean has(String key) {
        return vi.containsKey(key);
    }

    private static String from(ResourceBundle bundle, String key) {
        try {
            return bundle.getString(key);
        } catch (MissingResourceException e) {
            return key;
        }
    }
}

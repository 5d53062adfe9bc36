package vn.motcua.kiosk;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.motcua.core.model.Text;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.web.WebTexts;

/** A simulated device has no such control, or the control no such value; says what is allowed. */
final class BenchRefusal extends Exception {
    private static final long serialVersionUID = 1L;
    private static final WebTexts TEXTS = new WebTexts("vn.motcua.kiosk.bench");
    private static final int SHOWN_MAX = 40;

    private final String code;
    private final transient Text text;

    private BenchRefusal(String code, Object... blanks) {
        super(code);
        this.code = code;
        this.text = new Text(filled(Text.Locale.VI, code, blanks), filled(Text.Locale.EN, code, blanks));
    }

    private static String filled(Text.Locale locale, String code, Object... blanks) {
        return new MessageFormat(TEXTS.in(locale, code), Locale.ROOT).format(blanks);
    }

    String code() {
        return code;
    }

    Text text() {
        return text;
    }

    /** @throws BenchRefusal unless one can do that with one of these controls */
    static void check(List<BenchControl> controls, String id, String value) throws BenchRefusal {
        BenchControl control = controls.stream()
                .filter(one -> isUsed(one) && one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BenchRefusal("UNKNOWN_CONTROL", shown(id), usable(controls)));
        if (control instanceof BenchControl.Switch && !BenchControl.Switch.isValue(value))
            throw new BenchRefusal("BAD_VALUE", id, shown(value), BenchControl.Switch.VALUES);
        if (control instanceof BenchControl.TextBox && value.isEmpty()) throw new BenchRefusal("EMPTY_TEXT", id);
    }

    /** The device itself can do nothing with what it was told. */
    static BenchRefusal ofDevice(String id, String value) {
        return new BenchRefusal("NOT_TAKEN", id, shown(value));
    }

    private static boolean isUsed(BenchControl control) {
        return control instanceof BenchControl.Switch
                || control instanceof BenchControl.Button
                || control instanceof BenchControl.TextBox;
    }

    private static String usable(List<BenchControl> controls) {
        return controls.stream()
                .filter(BenchRefusal::isUsed)
                .map(BenchControl::id)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }
}

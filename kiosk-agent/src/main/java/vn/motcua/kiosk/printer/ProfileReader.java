package vn.motcua.kiosk.printer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.print.FenceKind;
import vn.motcua.kiosk.printer.PrinterProfile.Buzzer;
import vn.motcua.kiosk.printer.PrinterProfile.Cut;
import vn.motcua.kiosk.printer.PrinterProfile.Cutter;
import vn.motcua.kiosk.printer.PrinterProfile.Extras;
import vn.motcua.kiosk.printer.PrinterProfile.Head;
import vn.motcua.kiosk.printer.PrinterProfile.LogoMemory;
import vn.motcua.kiosk.printer.PrinterProfile.Presenter;
import vn.motcua.kiosk.printer.PrinterProfile.Status;
import vn.motcua.kiosk.printer.TextAbility.CodePage;
import vn.motcua.kiosk.printer.TextAbility.Font;
import vn.motcua.kiosk.printer.TextAbility.GlyphRange;

/** Reads one profile; what it does not say is as in the base. Problems are noted in the node. */
final class ProfileReader {
    private static final int WIDTH_MIN = 256;
    private static final int WIDTH_MAX = 1_024;

    private final ConfigNode node;
    private final PrinterProfile base;

    ProfileReader(ConfigNode node, PrinterProfile base) {
        this.node = node;
        this.base = base;
    }

    PrinterProfile read(String name) {
        String models = node.textOr("models", base.models(), Allowed.of("profile.models"));
        PrintMode mode = node.choice("mode", PrintMode.class, base.mode());
        return new PrinterProfile(name, models, head(), status(), text(), cutter(), extras(), mode);
    }

    private Head head() {
        ConfigNode head = node.object("head");
        Head old = base.head();
        int width = head.integer("widthDots", WIDTH_MIN, WIDTH_MAX, old.widthDots());
        if (width % 8 != 0) {
            head.problem("widthDots", width, Allowed.of("profile.width", WIDTH_MIN, WIDTH_MAX));
            width = old.widthDots();
        }
        int margin = head.integer(
                "marginDots", 0, (width - WIDTH_MIN) / 2, Math.min(old.marginDots(), (width - WIDTH_MIN) / 2 / 8 * 8));
        if (margin % 8 != 0) {
            head.problem("marginDots", margin, Allowed.of("profile.width", 0, (width - WIDTH_MIN) / 2));
            margin = 0;
        }
        return new Head(
                width,
                head.integer("dpi", 100, 600, old.dpi()),
                margin,
                head.integer("millimetresPerSecond", 10, 1_000, old.millimetresPerSecond()));
    }

    private Status status() {
        ConfigNode status = node.object("status");
        Status old = base.status();
        return new Status(
                status.bool("spoken", old.isSpoken()),
                list(status, "fences", FenceKind.class, old.fences()),
                status.bool("nearEnd", old.hasNearEnd()));
    }

    private TextAbility text() {
        ConfigNode text = node.object("text");
        TextAbility old = base.text();
        List<Font> fonts = text.has("fonts") ? fonts(text) : old.fonts();
        GlyphRange glyphs = text.has("glyphs") ? glyphs(text.object("glyphs"), fonts) : old.glyphs();
        List<CodePage> pages = text.has("codePages") ? codePages(text) : old.codePages();
        return new TextAbility(fonts, glyphs, pages, text.bool("qr", old.isQrSpoken()));
    }

    private static List<Font> fonts(ConfigNode text) {
        List<Font> fonts = new ArrayList<>();
        for (ConfigNode font : text.objects("fonts"))
            fonts.add(new Font(
                    font.text("name", Allowed.of("profile.font")),
                    font.integer("select", 0, 255, 0),
                    font.integer("width", 6, 24, 12),
                    font.integer("height", 8, 48, 24)));
        return fonts;
    }

    /** An empty list of fonts takes the ability away. */
    private static @Nullable GlyphRange glyphs(ConfigNode glyphs, List<Font> fonts) {
        List<String> names = glyphs.texts("fonts");
        for (String name : names)
            if (fonts.stream().noneMatch(font -> font.name().equals(name)))
                glyphs.problem("fonts", name, Allowed.of("choice", words(fonts)));
        int first = glyphs.integer("first", 32, 255, 32);
        int last = glyphs.integer("last", first, 255, 126);
        int max = glyphs.integer("max", 1, 224, last - first + 1);
        return names.isEmpty() ? null : new GlyphRange(names, first, last, max);
    }

    private static String words(List<Font> fonts) {
        return fonts.stream().map(Font::name).collect(Collectors.joining(", "));
    }

    private static List<CodePage> codePages(ConfigNode text) {
        List<CodePage> pages = new ArrayList<>();
        for (ConfigNode page : text.objects("codePages"))
            pages.add(new CodePage(page.integer("number", 0, 255, 0), page.text("name", Allowed.of("profile.page"))));
        return pages;
    }

    private Cutter cutter() {
        ConfigNode cutter = node.object("cutter");
        Cutter old = base.cutter();
        return new Cutter(
                list(cutter, "kinds", Cut.class, old.kinds()),
                cutter.choice("presenter", Presenter.class, old.presenter()));
    }

    private Extras extras() {
        ConfigNode extras = node.object("extras");
        Extras old = base.extras();
        Extras all = new Extras(
                extras.choice("logo", LogoMemory.class, old.logo()),
                pins(extras, old.drawerPins()),
                extras.choice("buzzer", Buzzer.class, old.buzzer()),
                list(extras, "onTicket", TicketAction.class, old.onTicket()));
        requireAble(extras, all);
        return all;
    }

    /** A printer without a beeper is not told to beep. */
    static void requireAble(ConfigNode node, Extras extras) {
        for (TicketAction action : extras.onTicket())
            if (!extras.can(action)) node.problem("onTicket", lower(action), Allowed.of("profile.able", able(extras)));
    }

    private static String able(Extras extras) {
        String all = Arrays.stream(TicketAction.values())
                .filter(extras::can)
                .map(ProfileReader::lower)
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "-" : all;
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static Set<Integer> pins(ConfigNode extras, Set<Integer> fallback) {
        List<String> words = extras.texts("drawerPins");
        if (!extras.has("drawerPins")) return fallback;
        Set<Integer> pins = new LinkedHashSet<>();
        for (String pin : words) {
            if (pin.equals("2") || pin.equals("5")) pins.add(Integer.parseInt(pin));
            else extras.problem("drawerPins", pin, Allowed.of("choice", "2, 5"));
        }
        return pins;
    }

    static <E extends Enum<E>> List<E> list(ConfigNode node, String key, Class<E> type, List<E> fallback) {
        List<String> words = node.texts(key);
        if (!node.has(key)) return fallback;
        List<E> values = new ArrayList<>();
        for (String word : words) {
            try {
                values.add(Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                node.problem(key, word, Allowed.of("choice", lower(type)));
            }
        }
        return values;
    }

    private static <E extends Enum<E>> String lower(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}

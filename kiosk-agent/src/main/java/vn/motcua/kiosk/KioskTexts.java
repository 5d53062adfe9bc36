package vn.motcua.kiosk;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.function.Function;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.web.WebTexts;

/** The words of kiosk and ticket, Vietnamese and English. Any thread. */
final class KioskTexts {
    private final WebTexts texts = new WebTexts("vn.motcua.kiosk.kiosk");

    RefusedException refused(String code) {
        return new RefusedException(new Refusal(code, texts.text(code)));
    }

    /** A refusal whose text has blanks, filled per language. */
    RefusedException refused(String code, String key, Function<Text.Locale, Object[]> blanks) {
        return new RefusedException(new Refusal(
                code,
                new Text(
                        in(Text.Locale.VI, key, blanks.apply(Text.Locale.VI)),
                        in(Text.Locale.EN, key, blanks.apply(Text.Locale.EN)))));
    }

    String in(Text.Locale locale, String key, Object... blanks) {
        String text = texts.in(locale, key);
        return blanks.length == 0 ? text : new MessageFormat(text, java(locale)).format(blanks);
    }

    static Locale java(Text.Locale locale) {
        return locale == Text.Locale.EN ? Locale.ENGLISH : Locale.forLanguageTag("vi-VN");
    }
}

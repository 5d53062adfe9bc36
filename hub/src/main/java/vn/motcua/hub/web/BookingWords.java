package vn.motcua.hub.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;

/** Words, days and times of the booking pages, as HTML. Any thread. */
final class BookingWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM");
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private final PageTexts texts = new PageTexts("booking");

    String word(Text.Locale locale, String key, Object... args) {
        return HtmlTemplate.escape(plain(locale, key, args));
    }

    String plain(Text.Locale locale, String key, Object... args) {
        return texts.say(locale, key, args);
    }

    String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** Weekday and day of the month. */
    String day(Text.Locale locale, LocalDate day) {
        return weekday(locale, day) + ", " + SHORT.format(day);
    }

    /** The same with its year. */
    String wholeDay(Text.Locale locale, LocalDate day) {
        return weekday(locale, day) + ", " + WHOLE.format(day);
    }

    /** Time and day of a slot. */
    String moment(Text.Locale locale, Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return plain(locale, "moment", TIME.format(local), wholeDay(locale, local.toLocalDate()));
    }

    private String weekday(Text.Locale locale, LocalDate day) {
        return plain(locale, "day." + day.getDayOfWeek().getValue());
    }

    static String tag(Text.Locale locale) {
        return locale == Text.Locale.EN ? "en" : "vi";
    }
}

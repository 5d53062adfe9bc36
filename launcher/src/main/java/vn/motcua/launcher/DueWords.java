package vn.motcua.launcher;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.due.DueRule;
import vn.motcua.core.due.DueStep;
import vn.motcua.core.model.Text;

/** The way to a due date in sentences an officer can read to a citizen. Any thread. */
final class DueWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final int MINUTES_OF_AN_HOUR = 60;
    private final ResourceBundle texts;
    private final Text.Locale language;

    DueWords(Text.Locale language) {
        this.language = language;
        Locale locale = language == Text.Locale.VI ? Locale.forLanguageTag("vi") : Locale.ROOT;
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        this.texts = ResourceBundle.getBundle(DueCommand.TEXTS, locale, noFallback);
    }

    String rule(DueRule rule) {
        return say(
                "rule." + rule.unit(), number(rule.amount().stripTrailingZeros().toPlainString()));
    }

    String due(LocalDateTime due) {
        return say("due", clock(due), day(due.toLocalDate()));
    }

    String step(DueStep step) {
        String kind = "step." + step.kind();
        boolean isRun = step.amount() > 1 && texts.containsKey(kind + ".run");
        return say(
                isRun ? kind + ".run" : kind,
                clock(step.at()),
                day(step.at().toLocalDate()),
                clock(step.until()),
                day(step.until().toLocalDate()),
                String.valueOf(step.amount()),
                name(step.name()),
                length(step.amount()));
    }

    String day(LocalDate day) {
        return say("day." + day.getDayOfWeek(), DAY.format(day));
    }

    String say(String key, Object... values) {
        return new MessageFormat(texts.getString(key), Locale.ROOT).format(values);
    }

    private String length(long minutes) {
        long hours = minutes / MINUTES_OF_AN_HOUR;
        long rest = minutes % MINUTES_OF_AN_HOUR;
        if (rest == 0) return say("length.hours", String.valueOf(hours));
        return hours == 0
                ? say("length.minutes", String.valueOf(rest))
                : say("length.both", String.valueOf(hours), String.valueOf(rest));
    }

    private String name(@Nullable Text name) {
        return name == null ? "" : name.in(language);
    }

    private String number(String plain) {
        return language == Text.Locale.VI ? plain.replace('.', ',') : plain;
    }

    private static String clock(LocalDateTime time) {
        return CLOCK.format(time);
    }
}

package vn.motcua.launcher;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import vn.motcua.core.dossier.Period;
import vn.motcua.core.register.RowProblem;
import vn.motcua.hub.dossier.file.RowFormatException;

/** The words, numbers and days of {@code motcua dossier figures} in one language, whatever the terminal's. */
final class DossierFiguresTexts {
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    /** Where the hub says what is wrong with a row; a file checked here and one brought there are told alike. */
    private static final String ROWS = "vn.motcua.hub.web.dossier";

    private final Locale locale;
    private final DateTimeFormatter day;

    DossierFiguresTexts(Locale locale) {
        this.locale = locale.getLanguage().equals("vi") ? locale : Locale.ENGLISH;
        this.day = DateTimeFormatter.ofPattern(locale.getLanguage().equals("vi") ? "dd/MM/uuuu" : "uuuu-MM-dd");
    }

    String say(String key, Object... values) {
        return said(DossierFiguresCommand.TEXTS, key, values);
    }

    /** Where, what and why; control characters of a cell must not reach a terminal. */
    String problem(Path file, RowProblem problem) {
        String value = problem.value().replaceAll("\\p{C}", " ");
        return file + ":" + problem.line() + ": " + problem.column() + " = '" + value + "': "
                + said(ROWS, "problem." + problem.reason());
    }

    String broken(RowFormatException broken) {
        return said(Texts.BUNDLE, "say.import." + broken.reason(), broken.line());
    }

    String number(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /** With two decimals. */
    String decimal(BigDecimal value) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(value);
    }

    String day(LocalDate date) {
        return day.format(date);
    }

    String period(Period period) {
        return say("period", period.from(), period.to());
    }

    private String said(String bundle, String key, Object... values) {
        Object[] plain = Arrays.stream(values)
                .map(value -> value instanceof LocalDate date ? day(date) : String.valueOf(value))
                .toArray();
        return MessageFormat.format(
                ResourceBundle.getBundle(bundle, locale, NO_OTHER_LANGUAGE).getString(key), plain);
    }
}

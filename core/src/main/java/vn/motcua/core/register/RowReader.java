package vn.motcua.core.register;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.dossier.Dossier;
import vn.motcua.core.dossier.DossierChannel;
import vn.motcua.core.dossier.DossierPlaces;
import vn.motcua.core.dossier.DossierSource;
import vn.motcua.core.dossier.DossierState;
import vn.motcua.core.dossier.DossierTimes;
import vn.motcua.core.model.DossierCode;
import vn.motcua.core.register.RowProblem.Reason;
import vn.motcua.core.scan.DossierCodeText;

/**
 * Makes dossiers of rows by a {@link DossierMapping}, and says of each row that is none everything that is wrong with it. Any thread.
 *
 * <p>A day without a time is its first moment; as a due date its last minute, so that nothing is late on the day it is due.
 */
public final class RowReader {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    /** Names of fields, units and agencies are shorter. */
    private static final int TEXT_MAX = 200;

    private static final int FORM_YEAR_MIN = 1990;
    private static final int FORM_YEAR_MAX = 2100;
    private static final List<String> COMMON = List.of(
            "uuuu-MM-dd'T'HH:mm[:ss][.SSSSSSSSS][.SSS][VV]",
            "uuuu-MM-dd[ HH:mm[:ss]]",
            "d/M/uuuu[ H:mm[:ss]]",
            "H:mm[:ss] d/M/uuuu",
            "d-M-uuuu[ H:mm[:ss]]",
            "uuuuMMddHHmmss",
            "uuuuMMdd");

    private final DossierMapping mapping;
    private final List<DateTimeFormatter> formats = new ArrayList<>();

    public RowReader(DossierMapping mapping) {
        this.mapping = mapping;
        for (String pattern : mapping.dates()) formats.add(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
        for (String pattern : COMMON)
            formats.add(DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
    }

    public RowReading read(RawRow row) {
        Cells cells = new Cells(row);
        DossierCode code = cells.code();
        String foreign = cells.textOrNull(DossierColumn.FOREIGN_CODE);
        String field = cells.textOrNull(DossierColumn.FIELD);
        String agency = cells.textOrNull(DossierColumn.AGENCY);
        String supportPoint = cells.textOrNull(DossierColumn.SUPPORT_POINT);
        if (foreign == null && cells.value(DossierColumn.CODE).isEmpty()) cells.wrong(DossierColumn.CODE, Reason.EMPTY);
        String procedure = cells.text(DossierColumn.PROCEDURE);
        String unit = cells.text(DossierColumn.UNIT);
        DossierChannel channel =
                cells.word(DossierColumn.CHANNEL, mapping.channels(), RowReader::channelOf, Reason.NO_CHANNEL);
        DossierState state = cells.word(DossierColumn.STATE, mapping.states(), RowReader::stateOf, Reason.NO_STATE);
        Instant received = cells.moment(DossierColumn.RECEIVED, LocalTime.MIN);
        if (received == null && cells.value(DossierColumn.RECEIVED).isEmpty())
            cells.wrong(DossierColumn.RECEIVED, Reason.EMPTY);
        Instant due = cells.moment(DossierColumn.DUE, END_OF_DAY);
        Instant extended = cells.moment(DossierColumn.EXTENDED_DUE, END_OF_DAY);
        Instant finished = cells.moment(DossierColumn.FINISHED, LocalTime.MIN);
        Instant returned = cells.moment(DossierColumn.RETURNED, LocalTime.MIN);
        Instant since = cells.moment(DossierColumn.STATE_SINCE, LocalTime.MIN);
        if (!cells.problems.isEmpty() || channel == null || state == null || received == null)
            return new RowReading(null, cells.problems);
        Dossier dossier = new Dossier(
                new DossierSource(mapping.system(), foreign),
                code,
                procedure,
                field,
                new DossierPlaces(unit, agency, supportPoint),
                channel,
                new DossierTimes(received, due, extended, finished, returned),
                state,
                first(since, returned, finished, received));
        return new RowReading(dossier, List.of());
    }

    /** The columns that are read, as the source names them. */
    public List<String> columns() {
        return Arrays.stream(DossierColumn.values()).map(mapping::name).toList();
    }

    /** For a row that contradicts an earlier one about the same dossier. */
    public RowProblem twice(RawRow row) {
        String name = mapping.name(DossierColumn.CODE);
        return new RowProblem(row.line(), name, row.value(name), Reason.TWICE);
    }

    /** A source that does not say since when tells the same of an unchanged row each time. */
    private static Instant first(
            @Nullable Instant since, @Nullable Instant returned, @Nullable Instant finished, Instant received) {
        if (since != null) return since;
        if (returned != null) return returned;
        return finished != null ? finished : received;
    }

    /** The cells of one row, and what was wrong with them. */
    private final class Cells {
        private final RawRow row;
        private final List<RowProblem> problems = new ArrayList<>();

        Cells(RawRow row) {
            this.row = row;
        }

        String value(DossierColumn column) {
            String value = row.value(mapping.name(column));
            return value.isEmpty() ? mapping.defaults().getOrDefault(column, "") : value;
        }

        void wrong(DossierColumn column, Reason reason) {
            String name = mapping.name(column);
            Reason why = reason == Reason.EMPTY && !row.has(name) ? Reason.NO_COLUMN : reason;
            problems.add(new RowProblem(row.line(), name, value(column), why));
        }

        String text(DossierColumn column) {
            String value = value(column);
            if (value.isEmpty() && column.isNeeded()) wrong(column, Reason.EMPTY);
            if (value.length() > TEXT_MAX || value.codePoints().anyMatch(RowReader::isNoCharacter))
                wrong(column, Reason.NO_TEXT);
            return value;
        }

        @Nullable
        String textOrNull(DossierColumn column) {
            String value = text(column);
            return value.isEmpty() ? null : value;
        }

        @Nullable
        DossierCode code() {
            String value = value(DossierColumn.CODE);
            if (value.isEmpty()) return null;
            Optional<DossierCode> code = DossierCodeText.read(value);
            if (code.isEmpty()) wrong(DossierColumn.CODE, Reason.NO_CODE);
            return code.orElse(null);
        }

        /** A word of the source's own, or one everybody uses; small letters. */
        <T> @Nullable T word(
                DossierColumn column, Map<String, T> own, Function<String, Optional<T>> common, Reason reason) {
            String value = value(column).toLowerCase(Locale.ROOT);
            if (value.isEmpty()) {
                wrong(column, Reason.EMPTY);
                return null;
            }
            T found = own.containsKey(value)
                    ? own.get(value)
                    : common.apply(value).orElse(null);
            if (found == null) wrong(column, reason);
            return found;
        }

        @Nullable
        Instant moment(DossierColumn column, LocalTime ofDay) {
            String value = value(column);
            if (value.isEmpty()) return null;
            Instant moment = parsed(value, ofDay);
            if (moment == null) wrong(column, Reason.NO_DATE);
            return moment;
        }
    }

    /** Control characters, and halves of a character that no store could give back as they came. */
    private static boolean isNoCharacter(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.SURROGATE || point == 0xFFFE || point == 0xFFFF;
    }

    private static Optional<DossierState> stateOf(String value) {
        if (value.matches("\\d{1,2}")) return DossierState.ofCode(Integer.parseInt(value));
        for (DossierState state : DossierState.values())
            if (state.name().toLowerCase(Locale.ROOT).equals(value)) return Optional.of(state);
        return DossierState.ofSystemName(value);
    }

    private static Optional<DossierChannel> channelOf(String value) {
        if (value.matches("\\d")) return DossierChannel.ofCode(Integer.parseInt(value));
        for (DossierChannel channel : DossierChannel.values())
            if (channel.name().toLowerCase(Locale.ROOT).equals(value)) return Optional.of(channel);
        return Optional.empty();
    }

    private @Nullable Instant parsed(String value, LocalTime ofDay) {
        for (DateTimeFormatter format : formats) {
            if (!fits(format, value)) continue;
            try {
                TemporalAccessor found =
                        format.parseBest(value, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
                Instant moment = moment(found, ofDay);
                int year = moment.atZone(mapping.zone()).getYear();
                if (year >= FORM_YEAR_MIN && year <= FORM_YEAR_MAX) return moment;
            } catch (DateTimeException another) {
                // The next format may fit.
            }
        }
        return null;
    }

    /** By its letters, without the cost of an exception for each format that is another. */
    private static boolean fits(DateTimeFormatter format, String value) {
        ParsePosition position = new ParsePosition(0);
        boolean isRead = format.parseUnresolved(value, position) != null;
        return isRead && position.getErrorIndex() < 0 && position.getIndex() == value.length();
    }

    private Instant moment(TemporalAccessor found, LocalTime ofDay) {
        if (found instanceof ZonedDateTime zoned) return zoned.toInstant();
        LocalDateTime local = found instanceof LocalDateTime time ? time : ((LocalDate) found).atTime(ofDay);
        return local.atZone(mapping.zone()).toInstant();
    }
}

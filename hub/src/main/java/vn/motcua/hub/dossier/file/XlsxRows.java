package vn.motcua.hub.dossier.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.register.RawRow;
import vn.motcua.hub.dossier.file.RowFormatException.Reason;

/** The first sheet of a workbook. The first row that is not empty names the columns; what is formatted as a date is one. */
final class XlsxRows implements RowSource {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    /** Day, month or year outside of quoted words; a colour in brackets is none. */
    private static final Pattern DATE_FORMAT = Pattern.compile("(?i)^(?:[^\"\\[]|\"[^\"]*\"|\\[[^\\]]*\\])*?[dy]");

    private static final int SMALLEST_DATE = 10_000;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final List<String> columns = new ArrayList<>();
    private long line;

    private XlsxRows(ReadableWorkbook workbook, Stream<Row> stream) throws IOException {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
        Optional<Row> heading = following();
        if (heading.isEmpty()) throw new RowFormatException(Reason.NO_HEADING, line);
        for (int i = 0; i < heading.get().getCellCount(); i++) columns.add(text(cell(heading.get(), i)));
    }

    static XlsxRows open(Path file) throws IOException {
        ReadableWorkbook workbook = null;
        try {
            workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
            return new XlsxRows(workbook, workbook.getFirstSheet().openStream());
        } catch (RowFormatException told) {
            close(workbook);
            throw told;
        } catch (IOException | RuntimeException broken) {
            close(workbook);
            if (!java.nio.file.Files.isReadable(file)) throw broken;
            throw new RowFormatException(Reason.NO_WORKBOOK, 0);
        }
    }

    private static void close(@Nullable ReadableWorkbook workbook) throws IOException {
        if (workbook != null) workbook.close();
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        Optional<Row> row = following();
        if (row.isEmpty()) return Optional.empty();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) values.putIfAbsent(columns.get(i), text(cell(row.get(), i)));
        return Optional.of(new RawRow(row.get().getRowNum(), values));
    }

    /** The next that is not empty. */
    private Optional<Row> following() throws IOException {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                line = row.getRowNum();
                for (int i = 0; i < row.getCellCount(); i++)
                    if (!text(cell(row, i)).isBlank()) return Optional.of(row);
            }
            return Optional.empty();
        } catch (RuntimeException broken) {
            throw new RowFormatException(Reason.NO_WORKBOOK, line + 1);
        }
    }

    private static @Nullable Cell cell(Row row, int column) {
        return column < row.getCellCount() ? row.getCell(column) : null;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) return "";
        String format = cell.getDataFormatString();
        boolean isDate = cell.getType() == CellType.NUMBER
                && format != null
                && DATE_FORMAT.matcher(format).find()
                && cell.asNumber().doubleValue() > SMALLEST_DATE;
        if (isDate) {
            // A spreadsheet counts days in floating point: half a second off is the second meant.
            LocalDateTime date = cell.asDate().plusNanos(500_000_000);
            return MINUTE.format(date);
        }
        if (cell.getType() == CellType.NUMBER)
            return cell.asNumber().stripTrailingZeros().toPlainString();
        String text = cell.getText();
        return text == null ? "" : text;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}

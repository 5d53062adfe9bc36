package vn.motcua.hub.dossier.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.register.RawRow;
import vn.motcua.hub.dossier.file.RowFormatException.Reason;

/** Text with commas, semicolons or tabs, in UTF-8, or UTF-16 with its mark, as spreadsheets write it. The first row names the columns. */
final class CsvRows implements RowSource {
    /** Characters of one field; a quote nobody closes must not take all memory. */
    private static final int FIELD_MAX = 1 << 20;

    private static final int HEAD_MAX = 64 * 1024;
    /** A row of ours behind the last one. If it ends up inside a cell, a quote was never closed and has swallowed the rows after it. */
    private static final String END = "\u001Eend-of-register";

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final List<String> columns;
    private long line;

    private CsvRows(CsvReader<CsvRecord> csv) throws IOException {
        this.csv = csv;
        this.records = csv.iterator();
        this.columns = following().map(CsvRecord::getFields).orElse(List.of());
        if (columns.stream().allMatch(String::isBlank)) throw new RowFormatException(Reason.NO_HEADING, line);
    }

    static CsvRows open(Path file) throws IOException {
        BufferedReader text = text(Files.newInputStream(file));
        try {
            text.mark(HEAD_MAX);
            char separator = separator(text);
            text.reset();
            return new CsvRows(CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .maxBufferSize(FIELD_MAX)
                    .ofCsvRecord(text));
        } catch (CharacterCodingException noLetters) {
            text.close();
            throw new RowFormatException(Reason.BROKEN_TEXT, 1);
        } catch (IOException | RuntimeException failed) {
            text.close();
            throw failed;
        }
    }

    /** Letters that are none fail the reading: guessed ones would end up in the register. */
    private static BufferedReader text(InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes);
        in.mark(3);
        int first = in.read();
        int second = in.read();
        int third = in.read();
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (first == 0xEF && second == 0xBB && third == 0xBF) mark = 3;
        else if (first == 0xFF && second == 0xFE) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (first == 0xFE && second == 0xFF) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        in.reset();
        in.skipNBytes(mark);
        CharsetDecoder strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        InputStream end = new ByteArrayInputStream(("\n" + END + "\n").getBytes(charset));
        return new BufferedReader(new InputStreamReader(new SequenceInputStream(in, end), strict));
    }

    /** The one of them that stands most often in the first line, outside of quotes. */
    private static char separator(Reader text) throws IOException {
        int[] counts = new int[SEPARATORS.length];
        boolean isQuoted = false;
        for (int i = 0; i < HEAD_MAX - 1; i++) {
            int read = text.read();
            if (read < 0 || !isQuoted && (read == '\n' || read == '\r')) break;
            if (read == '"') isQuoted = !isQuoted;
            for (int k = 0; k < SEPARATORS.length && !isQuoted; k++) if (read == SEPARATORS[k]) counts[k]++;
        }
        int best = 0;
        for (int k = 1; k < SEPARATORS.length; k++) if (counts[k] > counts[best]) best = k;
        return SEPARATORS[best];
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        Optional<CsvRecord> record = following();
        if (record.isEmpty()) return Optional.empty();
        Map<String, String> values = new LinkedHashMap<>();
        List<String> fields = record.get().getFields();
        for (int i = 0; i < Math.min(columns.size(), fields.size()); i++)
            values.putIfAbsent(columns.get(i), fields.get(i));
        return Optional.of(new RawRow(record.get().getStartingLineNumber(), values));
    }

    private Optional<CsvRecord> following() throws IOException {
        try {
            if (!records.hasNext()) return Optional.empty();
            CsvRecord record = records.next();
            if (record.getField(0).equals(END)) return Optional.empty();
            line = record.getStartingLineNumber();
            if (record.getFields().stream().anyMatch(field -> field.contains(END)))
                throw new RowFormatException(Reason.BROKEN_TEXT, line);
            return Optional.of(record);
        } catch (CsvParseException | UncheckedIOException broken) {
            throw new RowFormatException(Reason.BROKEN_TEXT, line + 1);
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}

package vn.motcua.hub.dossier.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import vn.motcua.core.register.RawRow;

/** A register of dossiers row by row; never more of it in memory than a row. Blocking; one thread. */
public interface RowSource extends Closeable {
    /**
     * Empty at the end.
     *
     * @throws RowFormatException if what follows cannot be read at all; nothing after it is
     */
    Optional<RawRow> next() throws IOException;

    /**
     * By the ending of the file's name: {@code .csv}, {@code .txt}, {@code .tsv}, {@code .xlsx} (its first sheet), {@code .json} (a list of flat
     * objects, or {@code {"rows": […]}}).
     *
     * @throws RowFormatException for any other ending, and for a file that is not what its name says
     * @throws NoSuchFileException if there is none
     */
    static RowSource open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new NoSuchFileException(file.toString());
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".txt") || name.endsWith(".tsv")) return CsvRows.open(file);
        if (name.endsWith(".xlsx")) return XlsxRows.open(file);
        if (name.endsWith(".json")) return JsonRows.open(file);
        throw new RowFormatException(RowFormatException.Reason.UNKNOWN_ENDING, 0);
    }
}

package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A technician reads what is wrong and where to look, never the name of an exception. */
class WordsTest {
    @Test
    void troubleWithFilesStoresAndHubsIsToldInWords() {
        List<Exception> troubles = List.of(
                new NoSuchFileException("/data/x"),
                new AccessDeniedException("/data/x"),
                new NotDirectoryException("/data/x"),
                new FileSystemException("/data/x", null, "Is a directory"),
                new FileSystemException("/data/x", null, "No space left on device"),
                new FileSystemException("/data/x", null, "Read-only file system"),
                new FileSystemException("/data/x"));
        for (Exception trouble : troubles)
            assertThat(Words.reason(trouble))
                    .contains("/data/x")
                    .hasSizeGreaterThan(12)
                    .doesNotContain("Exception");
        assertThat(Words.reason(new SQLException("[SQLITE_NOTADB] file is not a database")))
                .contains("motcua restore");
        assertThat(Words.reason(new ConnectException("Connection refused: /127.0.0.1:1")))
                .doesNotContain("refused: /");
    }

    @ParameterizedTest
    @CsvSource({
        "say A012, --counter",
        "say A012 --counter 3 --region east, 'north, south'",
        "say A012 --counter 3 --bogus, --bogus",
        "ticket preview --out t.png --mode foo, 'raster, text, auto'",
        "enroll --hub 'a b' --code 1, --hub",
        "restore, --from"
    })
    void aWrongCommandLineIsOneSentenceAndAPointerToTheHelp(String line, String named) {
        StringWriter errors = new StringWriter();
        CommandLine commands = new CommandLine(new Root())
                .setErr(new PrintWriter(errors, true))
                .setParameterExceptionHandler(Words::refused);
        String[] words = line.replace("'a b'", "a%20b%").split(" ");
        for (int i = 0; i < words.length; i++)
            words[i] = words[i].replace("%20", " ").replace("%", " ");

        int exit = commands.execute(words);

        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString().lines()).hasSize(2);
        assertThat(errors.toString()).contains(named).contains("--help").doesNotContain("Exception");
    }

    @CommandLine.Command(
            name = "motcua",
            subcommands = {SayCommand.class, EnrollCommand.class, RestoreCommand.class, TicketCommand.class})
    static final class Root {}

    @Test
    void bothLanguagesSayTheSameThings() {
        for (String bundle : List.of(Texts.BUNDLE, SayCommand.TEXTS)) {
            Properties english = keys(bundle, Locale.ROOT);
            Properties vietnamese = keys(bundle, Locale.forLanguageTag("vi"));
            assertThat(vietnamese.stringPropertyNames()).as(bundle).isEqualTo(english.stringPropertyNames());
        }
    }

    private static Properties keys(String bundle, Locale locale) {
        Properties keys = new Properties();
        ResourceBundle own = ResourceBundle.getBundle(
                bundle, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        for (String key : own.keySet()) keys.setProperty(key, own.getString(key));
        return keys;
    }
}

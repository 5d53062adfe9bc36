package vn.motcua.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.core.model.TicketCode;

/** Ticket codes typed by a wedge scanner through Vietnamese input methods, and single edits of them. */
class InputMethodTest {
    private static final System.Logger LOG = System.getLogger(InputMethodTest.class.getName());
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final int CODES = 10_000;
    private static final int ADDRESSES = 200;
    private static final String ADDRESS = "https://hangdoi.trungtamhanhchinh.example.vn/t/";
    private static final String MANGLED_BY_TELEX = "VNEID-DDK-0031";
    private static final String MANGLED_BY_VNI = "a1b2d9o6";

    @Test
    void ownEngineManglesWhatItShould() {
        assertThat(TypingEngine.TELEX.type(MANGLED_BY_TELEX)).isEqualTo("VNEID-ĐK-0031");
        assertThat(TypingEngine.TELEX.type("Nguyeenx Vawn")).isEqualTo("Nguyễn Văn");
        assertThat(TypingEngine.VNI.type(MANGLED_BY_VNI)).isEqualTo("áb2đô");
        assertThat(TypingEngine.VIQR.type("Vie^.t")).isEqualTo("Việt");
    }

    @ParameterizedTest
    @EnumSource(TypingEngine.class)
    void noTicketCodeIsMangledByOurEngine(TypingEngine engine) {
        for (String code : codes()) assertThat(engine.type(code)).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(TypingEngine.class)
    void noTicketCodeIsMangledByEmacsWhateverBecomesOfItsHost(TypingEngine engine, @TempDir Path folder)
            throws IOException, InterruptedException {
        List<String> codes = codes();
        List<String> keys = new ArrayList<>(List.of(MANGLED_BY_TELEX, MANGLED_BY_VNI, "Vie^.t"));
        codes.subList(0, ADDRESSES).forEach(code -> keys.add(ADDRESS + code));
        keys.addAll(codes);

        List<String> typed = throughEmacs(engine.quailName, keys, folder);

        // The judge does mangle: without this a judge that types nothing would pass every code.
        assertThat(typed.subList(0, 3)).isNotEqualTo(keys.subList(0, 3));
        for (String address : typed.subList(3, 3 + ADDRESSES))
            assertThat(Samples.classify(address).bearer()).as(address).isNotNull();
        assertThat(typed.subList(3 + ADDRESSES, typed.size())).isEqualTo(codes);
    }

    @Test
    void checkLetterFindsSingleEdits() {
        LOG.log(System.Logger.Level.INFO, "seed " + SEED);
        Random random = new Random(SEED);
        int missed = 0;
        for (String code : codes()) {
            String edited = code;
            while (edited.equals(code)) edited = edit(code, random); // a letter may be changed into itself
            BearerCode read = Samples.classify(edited).bearer();
            if (read != null && read.name().equals("ticketCode")) missed++;
        }
        assertThat(missed).as("single edits not found of " + CODES).isLessThanOrEqualTo(CODES / 1_000);
    }

    /** One letter changed, added or lost; letters of the alphabet, which are the hard case. */
    private static String edit(String code, Random random) {
        int at = random.nextInt(code.length());
        char letter = TicketCode.ALPHABET.charAt(random.nextInt(TicketCode.ALPHABET.length()));
        String after = code.substring(at + 1);
        return switch (random.nextInt(3)) {
            case 0 -> code.substring(0, at) + letter + after;
            case 1 -> code.substring(0, at) + letter + code.charAt(at) + after;
            default -> code.substring(0, at) + after;
        };
    }

    private static List<String> codes() {
        Random random = new Random(SEED);
        return Stream.generate(() -> TicketCode.mint(random).value())
                .limit(CODES)
                .toList();
    }

    private static List<String> throughEmacs(String method, List<String> keys, Path folder)
            throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("keys"), keys);
        Path out = folder.resolve("typed");
        Path script = folder.resolve("type.el");
        try (InputStream shipped = InputMethodTest.class.getResourceAsStream("type.el")) {
            Files.copy(shipped, script);
        }
        Process emacs = start(
                List.of("emacs", "--batch", "-Q", "-l", script.toString(), method, in.toString(), out.toString()),
                folder);
        assertThat(emacs.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(emacs.exitValue())
                .as(Files.readString(folder.resolve("said")))
                .isZero();
        return Files.readString(out).lines().toList();
    }

    private static Process start(List<String> command, Path folder) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
        } catch (IOException notInstalled) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "NOT RUN: emacs is not installed (Debian: emacs-nox); its input methods judge nothing here");
            return abort("NOT RUN: emacs is not installed (Debian: emacs-nox)");
        }
    }
}

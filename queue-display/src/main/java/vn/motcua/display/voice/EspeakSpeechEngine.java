package vn.motcua.display.voice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks with an installed espeak-ng in a process of its own, so that its licence stays with it and a hang ends with
 * the process. The words go through standard input: nothing of them can be taken for an option. Any thread.
 */
public final class EspeakSpeechEngine implements SpeechEngine {
    /** The program's usual name, found on the PATH. */
    public static final String PROGRAM = "espeak-ng";

    private static final Logger LOG = LoggerFactory.getLogger(EspeakSpeechEngine.class);
    private static final int WORDS_PER_MINUTE = 135;

    private final String program;
    private final String voice;
    private final Duration timeLimit;

    public EspeakSpeechEngine(String program, String voice, Duration timeLimit) {
        this.program = program;
        this.voice = voice;
        this.timeLimit = timeLimit;
    }

    @Override
    public PcmAudio speak(SpokenText text) throws SpeechException, InterruptedException {
        Path wav = null;
        try {
            wav = Files.createTempFile("motcua-speech", ".wav");
            run(text.line().replace('-', ' '), wav);
            return readSpeech(text, wav);
        } catch (IOException e) {
            throw new SpeechException(program + " could not speak \"" + text.line() + "\": " + e.getMessage(), e);
        } finally {
            if (wav != null) delete(wav);
        }
    }

    private PcmAudio readSpeech(SpokenText text, Path wav) throws IOException, SpeechException {
        try (InputStream in = Files.newInputStream(wav)) {
            PcmAudio speech = PcmAudio.readWav(in);
            if (speech.rms() == 0) throw new SpeechException(program + " was silent for \"" + text.line() + "\"");
            return speech;
        }
    }

    private void run(String words, Path wav) throws IOException, SpeechException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        program, "-v", voice, "-s", "" + WORDS_PER_MINUTE, "-b", "1", "-w", wav.toString(), "--stdin"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            try (var in = process.getOutputStream()) {
                in.write(words.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SpeechException(program + " gave no answer in " + timeLimit.toMillis() + " ms");
            }
            if (process.exitValue() != 0) throw new SpeechException(program + " ended with " + process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("could not delete {}: {}", file, e.getMessage());
        }
    }
}

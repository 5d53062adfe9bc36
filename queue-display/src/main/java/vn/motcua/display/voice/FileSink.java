package vn.motcua.display.voice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Keeps what would have been heard: one WAV for each announcement and a line in {@code index.tsv} (number, id, start,
 * milliseconds, words, and the pieces as {@code from-to words;…} in milliseconds). For tests, demos and machines without a loudspeaker;
 * it finishes at once, or in a known part of the time the sound takes.
 */
public final class FileSink implements AudioSink {
    /** The list of announcements in a sink's folder, UTF-8, oldest first. */
    public static final String INDEX = "index.tsv";

    private final Path folder;
    private final Clock clock;
    private final int speed;
    private int count;

    /** Continues after what an earlier run left in the folder. */
    public FileSink(Path folder, Clock clock) throws IOException {
        this(folder, clock, 0);
    }

    /** @param speed how many times faster than it sounds an announcement takes its turn; 0 for at once */
    public FileSink(Path folder, Clock clock, int speed) throws IOException {
        this.speed = speed;
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        Path index = folder.resolve(INDEX);
        this.count = Files.exists(index)
                ? Files.readAllLines(index, StandardCharsets.UTF_8).size()
                : 0;
    }

    @Override
    public void play(Track track) throws AudioSinkException, InterruptedException {
        Instant begun = clock.instant();
        String number = String.format("%05d", count + 1);
        try {
            try (OutputStream out = Files.newOutputStream(folder.resolve(number + ".wav"))) {
                track.audio().writeWav(out);
            }
            String line = String.join(
                    "\t",
                    number,
                    track.id(),
                    begun.toString(),
                    Long.toString(track.audio().duration().toMillis()),
                    track.text().line(),
                    pieces(track));
            Files.writeString(folder.resolve(INDEX), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            count++;
        } catch (IOException e) {
            throw new AudioSinkException("announcement " + track.id() + " could not be written to " + folder, e);
        }
        if (speed > 0) TimeUnit.NANOSECONDS.sleep(track.audio().duration().toNanos() / speed);
    }

    private static String pieces(Track track) {
        return track.pieces().stream()
                .map(one -> one.from().toMillis() + "-" + one.to().toMillis() + " " + one.words())
                .collect(Collectors.joining(";"));
    }

    @Override
    public boolean isReady() {
        return Files.isWritable(folder);
    }

    @Override
    public void close() {}
}

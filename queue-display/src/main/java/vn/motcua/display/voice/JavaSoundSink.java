package vn.motcua.display.voice;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's default sound output. The line is opened for each announcement, so a loudspeaker plugged in later is
 * found and another program may use the device in between. A driver that never returns is cut off a few seconds after
 * the sound should have ended: the line is written on the sink's own thread.
 */
public final class JavaSoundSink implements AudioSink {
    private static final Logger LOG = LoggerFactory.getLogger(JavaSoundSink.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** What we ask a device for, best first: many take nothing but 48 kHz stereo. */
    private record Output(int rateFactor, int channels) {
        DataLine.Info info() {
            return new DataLine.Info(SourceDataLine.class, format());
        }

        AudioFormat format() {
            return new AudioFormat(PcmAudio.RATE_HZ * (float) rateFactor, 16, channels, true, false);
        }
    }

    private static final List<Output> OUTPUTS =
            List.of(new Output(1, 1), new Output(3, 2), new Output(3, 1), new Output(1, 2));

    private final ExecutorService player = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "voice-output");
        thread.setDaemon(true);
        return thread;
    });

    /** A line that is open, and what it takes. */
    private record OpenLine(SourceDataLine line, Output output) {}

    @Override
    public boolean isReady() {
        return !outputs().isEmpty();
    }

    /** A machine without sound libraries answers with errors of several kinds; each means no device. */
    private static List<Output> outputs() {
        try {
            return OUTPUTS.stream()
                    .filter(output -> AudioSystem.isLineSupported(output.info()))
                    .toList();
        } catch (IllegalArgumentException | SecurityException | LinkageError e) {
            LOG.debug("sound output cannot be asked: {}", e.toString());
            return List.of();
        }
    }

    @Override
    public void play(Track track) throws AudioSinkException, InterruptedException {
        OpenLine open = open(outputs());
        SourceDataLine line = open.line();
        try {
            byte[] bytes = track.audio()
                    .littleEndian(open.output().rateFactor(), open.output().channels());
            Future<?> playing = player.submit(() -> writeAll(line, bytes));
            playing.get(track.audio().duration().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AudioSinkException("the sound output did not finish announcement " + track.id(), e);
        } catch (ExecutionException e) {
            throw new AudioSinkException("the sound output failed on announcement " + track.id(), e.getCause());
        } finally {
            // Closing also frees a writer that is stuck in the driver.
            line.close();
        }
    }

    /** The first form the device really takes: some claim one and refuse it when opened. */
    private static OpenLine open(List<Output> outputs) throws AudioSinkException {
        AudioSinkException failure = new NoSoundDeviceException("no sound output on this machine", null);
        for (Output output : outputs) {
            try {
                SourceDataLine line = (SourceDataLine) AudioSystem.getLine(output.info());
                line.open(output.format());
                line.start();
                return new OpenLine(line, output);
            } catch (LineUnavailableException e) {
                failure = new AudioSinkException("the sound output is held by another program", e);
            } catch (IllegalArgumentException | SecurityException e) {
                failure = new NoSoundDeviceException("the sound output went away", e);
            }
        }
        throw failure;
    }

    /** In pieces: a whole announcement in one write cannot be cut short on every platform. */
    private static void writeAll(SourceDataLine line, byte[] bytes) {
        int piece = line.getFormat().getFrameSize() * 1024;
        for (int at = 0; at < bytes.length && line.isOpen(); at += piece) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(at + piece, bytes.length));
            line.write(part, 0, part.length);
        }
        line.drain();
    }

    @Override
    public void close() {
        player.shutdownNow();
    }
}

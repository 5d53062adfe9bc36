package vn.motcua.display.voice;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Sound in the one form this package works with: 16 kHz, 16 bit, mono. Immutable; any thread. */
public final class PcmAudio {
    /** Samples per second. */
    public static final int RATE_HZ = 16_000;

    private static final int DURATION_SECONDS_MAX = 60;
    private static final AudioFormat FORMAT = new AudioFormat(RATE_HZ, 16, 1, true, false);

    private final short[] samples;

    private PcmAudio(short[] samples) {
        this.samples = samples;
    }

    static PcmAudio of(short[] samples) {
        return new PcmAudio(samples.clone());
    }

    static PcmAudio silence(Duration length) {
        return new PcmAudio(new short[(int) (length.toMillis() * RATE_HZ / 1000)]);
    }

    /** One after another, nothing in between. */
    static PcmAudio join(List<PcmAudio> parts) {
        short[] all =
                new short[parts.stream().mapToInt(part -> part.samples.length).sum()];
        int at = 0;
        for (PcmAudio part : parts) {
            System.arraycopy(part.samples, 0, all, at, part.samples.length);
            at += part.samples.length;
        }
        return new PcmAudio(all);
    }

    /**
     * Reads a WAV of any rate and width that the platform decodes (µ-law and A-law too) and converts it.
     *
     * @throws IOException if it is not such a WAV, or longer than a minute
     */
    static PcmAudio readWav(InputStream wav) throws IOException {
        try (AudioInputStream given = AudioSystem.getAudioInputStream(new BufferedInputStream(wav));
                AudioInputStream pcm = linear(given);
                AudioInputStream ours = AudioSystem.getAudioInputStream(FORMAT, pcm)) {
            int bytesMax = DURATION_SECONDS_MAX * RATE_HZ * 2;
            byte[] bytes = ours.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) throw new IOException("longer than " + DURATION_SECONDS_MAX + " s");
            return new PcmAudio(fromBytes(bytes));
        } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
            throw new IOException("not a WAV this platform decodes", e);
        }
    }

    /** The platform converts companded sound to linear at the same rate only, so that step comes first. */
    private static AudioInputStream linear(AudioInputStream given) {
        if (given.getFormat().getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)) return given;
        return AudioSystem.getAudioInputStream(AudioFormat.Encoding.PCM_SIGNED, given);
    }

    private static short[] fromBytes(byte[] bytes) {
        short[] samples = new short[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8));
        }
        return samples;
    }

    /** Writes a complete WAV file; the stream stays open. */
    public void writeWav(OutputStream out) throws IOException {
        try (var stream = new AudioInputStream(new ByteArrayInputStream(littleEndian(1, 1)), FORMAT, samples.length)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, out);
        }
    }

    /**
     * The samples for a sound device, each repeated for a whole multiple of the rate and for each channel.
     *
     * @param rateFactor 1 for 16 kHz, 3 for 48 kHz; in-between samples are interpolated
     */
    byte[] littleEndian(int rateFactor, int channels) {
        byte[] bytes = new byte[samples.length * rateFactor * channels * 2];
        int at = 0;
        for (int i = 0; i < samples.length; i++) {
            int here = samples[i];
            int next = i + 1 < samples.length ? samples[i + 1] : here;
            for (int step = 0; step < rateFactor; step++) {
                int value = here + (next - here) * step / rateFactor;
                for (int channel = 0; channel < channels; channel++) {
                    bytes[at++] = (byte) value;
                    bytes[at++] = (byte) (value >> 8);
                }
            }
        }
        return bytes;
    }

    public Duration duration() {
        return Duration.ofMillis(samples.length * 1000L / RATE_HZ);
    }

    /** Loudness: root mean square of the samples, 0 to 1. */
    public double rms() {
        if (samples.length == 0) return 0;
        double sum = 0;
        for (short sample : samples) sum += (double) sample * sample;
        return Math.sqrt(sum / samples.length) / Short.MAX_VALUE;
    }

    private double peak() {
        int peak = 0;
        for (short sample : samples) peak = Math.max(peak, Math.abs((int) sample));
        return (double) peak / Short.MAX_VALUE;
    }

    /** The same sound at a given loudness, or as near as can be without clipping; silence stays silence. */
    PcmAudio leveledTo(double rms, double peakMax) {
        double own = rms();
        if (own == 0) return this;
        double gain = Math.min(rms / own, peakMax / peak());
        short[] leveled = new short[samples.length];
        for (int i = 0; i < leveled.length; i++) leveled[i] = (short) Math.round(samples[i] * gain);
        return new PcmAudio(leveled);
    }

    /** The same sound at a part of its loudness. */
    PcmAudio atVolume(int percent) {
        if (percent == 100) return this;
        short[] quieter = new short[samples.length];
        for (int i = 0; i < quieter.length; i++) quieter[i] = (short) (samples[i] * percent / 100);
        return new PcmAudio(quieter);
    }

    short[] samples() {
        return samples.clone();
    }

    /** Without the quiet at both ends. */
    PcmAudio trimmed(int quietMax) {
        int from = 0;
        int to = samples.length;
        while (from < to && Math.abs((int) samples[from]) <= quietMax) from++;
        while (to > from && Math.abs((int) samples[to - 1]) <= quietMax) to--;
        return new PcmAudio(Arrays.copyOfRange(samples, from, to));
    }
}

package vn.motcua.display.voice;

/**
 * Speaks a sound slower or faster at its own pitch (WSOLA: W. Verhelst and M. Roelands, ICASSP 1993): frames are laid one over
 * another at another distance than they were taken at, each shifted a little to where it continues the one before best.
 * Pure; any thread.
 */
final class TimeStretch {
    static final int PERCENT_MIN = 70;
    static final int PERCENT_MAX = 130;
    private static final int FRAME = PcmAudio.RATE_HZ * 30 / 1000;
    private static final int HALF = FRAME / 2;
    private static final int SEEK = PcmAudio.RATE_HZ * 10 / 1000;

    private TimeStretch() {}

    /** @param percent of the sound's own pace: 80 is slower, 120 faster */
    static PcmAudio paced(PcmAudio sound, int percent) {
        if (percent < PERCENT_MIN || percent > PERCENT_MAX)
            throw new IllegalArgumentException(PERCENT_MIN + " to " + PERCENT_MAX + ", not " + percent);
        short[] given = sound.samples();
        if (percent == 100 || given.length <= 2 * FRAME) return sound;
        int length = (int) (given.length * 100L / percent);
        double[] out = new double[length + FRAME];
        int expected = 0;
        for (int at = 0; at < length; at += HALF) {
            int wanted = (int) (at * (long) percent / 100);
            int from = at == 0 ? 0 : best(given, expected, wanted);
            add(given, from, out, at);
            expected = from + HALF;
        }
        return PcmAudio.of(shorts(out, length));
    }

    /** Where near {@code wanted} the sound is most like what would have come next. */
    private static int best(short[] given, int expected, int wanted) {
        int best = wanted;
        double highest = Double.NEGATIVE_INFINITY;
        for (int from = Math.max(0, wanted - SEEK); from <= wanted + SEEK; from += 2) {
            double likeness = 0;
            for (int i = 0; i < HALF; i += 2)
                likeness += (double) sample(given, expected + i) * sample(given, from + i);
            if (likeness > highest) {
                highest = likeness;
                best = from;
            }
        }
        return best;
    }

    /** Two halves of neighbouring frames add up to one. */
    private static void add(short[] given, int from, double[] out, int at) {
        for (int i = 0; i < FRAME && at + i < out.length; i++) {
            boolean isFirstHalf = at == 0 && i < HALF;
            double weight = isFirstHalf ? 1 : 0.5 - 0.5 * Math.cos(2 * Math.PI * i / FRAME);
            out[at + i] += weight * sample(given, from + i);
        }
    }

    private static int sample(short[] given, int at) {
        return at >= 0 && at < given.length ? given[at] : 0;
    }

    private static short[] shorts(double[] sound, int length) {
        short[] samples = new short[length];
        for (int i = 0; i < length; i++)
            samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sound[i])));
        return samples;
    }
}

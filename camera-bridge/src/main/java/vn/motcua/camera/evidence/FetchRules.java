package vn.motcua.camera.evidence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.evidence.Want.Media;
import vn.motcua.camera.still.StillFault;

/** When and where a wanted picture or clip is looked for. Pure. */
final class FetchRules {
    /** A picture is waited for until one after the moment could be nearer than one before it. */
    static final Duration STILL_AFTER = Duration.ofSeconds(3);
    /** A recorder closes its files after the fact: some are ten seconds long. */
    static final Duration CLIP_AFTER = Duration.ofSeconds(15);
    /** A picture of now shows a moment that is no longer ago. */
    static final Duration NOW = Duration.ofSeconds(5);

    /** Recorders cut where a picture stands alone. */
    private static final Duration SHORT = Duration.ofSeconds(4);

    private static final int SHORT_TRIES = 5;
    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** What to do next. */
    enum Step {
        WAIT,
        FROM_RING,
        ASK_NOW,
        ASK_PAST,
        GIVE_UP
    }

    private FetchRules() {}

    /** When it is worth looking for the first time. */
    static Instant due(Want want) {
        return want.media() == Media.CLIP
                ? want.to().plus(CLIP_AFTER)
                : want.at().plus(STILL_AFTER);
    }

    /**
     * @param isInRing a picture near its moment is in memory
     * @param isAsked there is a device to be asked for pictures of now
     * @param isRecording and for those of the past
     */
    static Step next(Want want, Instant now, boolean isInRing, boolean isAsked, boolean isRecording) {
        boolean isStill = want.media() == Media.STILL;
        if (!isStill && !isRecording) return Step.GIVE_UP;
        if (now.isBefore(due(want))) return Step.WAIT;
        if (isStill && isInRing) return Step.FROM_RING;
        if (now.isAfter(want.until())) return Step.GIVE_UP;
        if (isRecording) return Step.ASK_PAST;
        return isStill && isAsked && !now.isAfter(want.at().plus(NOW)) ? Step.ASK_NOW : Step.GIVE_UP;
    }

    /**
     * Whether a clip may be kept. One that is shorter than it should be is taken only when it does not grow: the recorder may still be writing.
     *
     * @param tried how often before
     * @throws StillFault if it shall be asked for again
     */
    static void judge(Want want, ClipCheck clip, int tried) throws StillFault {
        if (!clip.isWhole()) throw new StillFault(StillFault.Why.NO_PICTURE, "no whole clip");
        Duration wanted = Duration.between(want.from(), want.to()).minus(SHORT);
        boolean isShort =
                clip.length().filter(length -> length.compareTo(wanted) < 0).isPresent();
        if (isShort && tried < SHORT_TRIES) throw new StillFault(StillFault.Why.NOT_FOUND, "only a part of it yet");
    }

    /** A device that refuses a login is not asked again: its account would be locked. */
    static boolean isFinal(StillFault.Why why) {
        return switch (why) {
            case LOGIN_REFUSED, REDIRECTED, TOO_LARGE, MASKED -> true;
            default -> false;
        };
    }

    /** @param tried how often already */
    static Duration pause(int tried) {
        Duration pause = FIRST.multipliedBy(Math.max(1, tried));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    /** @param last what the device said last; null if it was never asked */
    static Failure failure(Want want, Instant now, StillFault.@Nullable Why last) {
        if (last == null) return now.isAfter(want.until()) ? Failure.TOO_LATE : Failure.NO_RECORDING;
        return switch (last) {
            case LOGIN_REFUSED, REDIRECTED -> Failure.REFUSED;
            case UNREACHABLE -> Failure.UNREACHABLE;
            case TOO_LARGE -> Failure.TOO_BIG;
            case MASKED -> Failure.MASKED;
            default -> Failure.NO_RECORDING;
        };
    }
}

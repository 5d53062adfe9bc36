package vn.motcua.camera.still;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last pictures of each camera, in memory only: nothing of it is ever written anywhere unless somebody asks for a moment. What is older
 * than {@code keep} goes, but for the pictures around an alarm, which are wanted when its incident is opened. Bounded in bytes over all cameras:
 * the oldest go first, those of alarms last. Event loop only.
 */
public final class StillRing {
    /** How long the pictures of an alarm wait for somebody to want them. */
    static final Duration PINNED = Duration.ofMinutes(10);

    static final int PINS_MAX = 64;
    /** What an incident shows: before, at and after it. */
    private static final List<Duration> AROUND =
            List.of(Duration.ofSeconds(-10), Duration.ZERO, Duration.ofSeconds(10));
    /** A picture further from a moment does not show it. */
    private static final Duration NEAR = Duration.ofSeconds(4);

    /** A picture and when it was taken, by our clock. */
    public record Kept(Instant at, Still still) {}

    private record Pin(String camera, Instant at) {}

    private final Duration keep;
    private final long bytesMax;
    private final Map<String, Deque<Kept>> cameras = new LinkedHashMap<>();
    private final Deque<Pin> pins = new ArrayDeque<>();
    private long bytes;

    /** @param bytesMax of all pictures of all cameras */
    public StillRing(Duration keep, long bytesMax) {
        this.keep = keep;
        this.bytesMax = bytesMax;
    }

    /** One larger than the whole ring is not kept. */
    public void add(String camera, Instant at, Still still) {
        if (still.bytes().length > bytesMax) return;
        cameras.computeIfAbsent(camera, first -> new ArrayDeque<>()).add(new Kept(at, still));
        bytes += still.bytes().length;
        forget(at);
    }

    /** Something began at this camera: its pictures around this moment stay. */
    public void pin(String camera, Instant at) {
        pins.add(new Pin(camera, at));
        if (pins.size() > PINS_MAX) pins.remove();
    }

    /** The picture that shows this moment best; empty if none is near. */
    public Optional<Kept> nearest(String camera, Instant at) {
        return Optional.ofNullable(cameras.get(camera))
                .flatMap(kept -> kept.stream()
                        .filter(one -> away(one, at).compareTo(NEAR) <= 0)
                        .min(Comparator.comparing(one -> away(one, at))));
    }

    private static Duration away(Kept one, Instant at) {
        return Duration.between(at, one.at()).abs();
    }

    /** Lets go of what is too old. */
    public void forget(Instant now) {
        pins.removeIf(pin -> pin.at().plus(PINNED).isBefore(now));
        for (Map.Entry<String, Deque<Kept>> camera : cameras.entrySet())
            for (Kept one : List.copyOf(camera.getValue()))
                if (one.at().plus(keep).isBefore(now) && !isPinned(camera.getKey(), one)) drop(camera.getKey(), one);
        while (bytes > bytesMax) dropOldest();
    }

    private boolean isPinned(String camera, Kept one) {
        for (Pin pin : pins) {
            if (!pin.camera().equals(camera)) continue;
            for (Duration offset : AROUND)
                if (nearest(camera, pin.at().plus(offset)).filter(one::equals).isPresent()) return true;
        }
        return false;
    }

    private void dropOldest() {
        @Nullable String camera = null;
        @Nullable Kept oldest = null;
        boolean isOldestPinned = true;
        for (Map.Entry<String, Deque<Kept>> each : cameras.entrySet())
            for (Kept one : each.getValue()) {
                boolean isPinned = isPinned(each.getKey(), one);
                if (isPinned && !isOldestPinned) continue;
                if (oldest == null || isOldestPinned && !isPinned || one.at().isBefore(oldest.at())) {
                    camera = each.getKey();
                    oldest = one;
                    isOldestPinned = isPinned;
                }
            }
        drop(Objects.requireNonNull(camera), Objects.requireNonNull(oldest));
    }

    private void drop(String camera, Kept one) {
        Deque<Kept> kept = cameras.getOrDefault(camera, new ArrayDeque<>());
        if (kept.remove(one)) bytes -= one.still().bytes().length;
        if (kept.isEmpty()) cameras.remove(camera, kept);
    }

    /** Of all pictures it holds. */
    public long bytes() {
        return bytes;
    }

    /** When the pictures of a camera were taken, oldest first. */
    List<Instant> times(String camera) {
        return new ArrayList<>(cameras.getOrDefault(camera, new ArrayDeque<>()))
                .stream().map(Kept::at).toList();
    }
}

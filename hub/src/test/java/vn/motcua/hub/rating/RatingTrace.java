package vn.motcua.hub.rating;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.RatingGiven.Channel;
import vn.motcua.core.event.RatingPressIgnored;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.Sites;

/**
 * One visit's random end, as a hub hears of it: finished, undone and finished again, while two tablets, a pad and phones press, twice,
 * much too late, by a wrong clock, under a right of somebody else, and are told of again or in another order once a link is back.
 */
final class RatingTrace {
    private static final PersonId OFFICER = new PersonId(new UUID(7, 7).toString());
    private static final List<String> DEVICES = List.of("tablet-c1", "tablet-c1-b", "pad-1");
    private static final long HOUR = 3_600;

    /** An end of the visit, with the right born there. */
    record End(String rightId, Instant at, boolean undone) {}

    final VisitId visit;
    final CounterId counter;
    final List<End> ends = new ArrayList<>();
    final List<RatingGiven> presses = new ArrayList<>();
    final List<Event> told = new ArrayList<>();
    int noise;
    /** The hub heard of each press at its time, one after the other. */
    final boolean isInOrder;

    private final Random random;
    private final List<Event> kept = new ArrayList<>();

    /** @param number of the trace: a centre's visits end one after the other */
    RatingTrace(long seed, int number) {
        random = new Random(seed);
        visit = new VisitId(id());
        counter = random.nextBoolean() ? Sites.C1 : Sites.C2;
        isInOrder = random.nextInt(3) == 0;
        Instant end = Instant.parse("2026-11-23T01:00:00Z").plusSeconds(1_000L * number);
        int rounds = 1 + (random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0);
        for (int i = 0; i < rounds; i++) end = round(end, i + 1 < rounds || random.nextInt(12) == 0);
        Collections.shuffle(kept, random);
        for (Event late : List.copyOf(kept)) tell(late);
    }

    private Instant round(Instant at, boolean isUndone) {
        String right = id();
        told.add(new VisitFinished(visit, counter, OFFICER, right, at.plusSeconds(900), at.plusSeconds(72 * HOUR), at));
        End end = new End(right, at, isUndone);
        ends.add(end);
        Instant last = at;
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) last = press(end, last);
        Instant undoneAt = at.plusSeconds(1 + random.nextInt(10));
        if (isUndone)
            told.add(new ActionUndone(visit, counter, OFFICER, ActionUndone.Action.FINISH, told.size(), at, undoneAt));
        return undoneAt.plusSeconds(1 + random.nextInt(120));
    }

    private Instant press(End end, Instant after) {
        Channel channel = Channel.values()[random.nextInt(3)];
        String device = channel == Channel.PHONE ? "" : DEVICES.get(channel == Channel.PAD ? 2 : random.nextInt(2));
        Instant at = isInOrder ? after.plusMillis(random.nextInt(16_000)) : wrong(end.at());
        if (!isInOrder && random.nextInt(20) == 0) {
            noise++;
            tell(new RatingPressIgnored(counter, device, 3, at));
        }
        String right = !isInOrder && random.nextInt(25) == 0 ? id() : end.rightId();
        int scale = 3 + random.nextInt(3);
        RatingGiven press = new RatingGiven(
                id(), right, visit, counter, 1 + random.nextInt(scale), scale, reasons(), channel, device, at);
        presses.add(press);
        boolean isKept = !isInOrder && random.nextInt(3) == 0;
        if (isKept) kept.add(press);
        else tell(press);
        return at;
    }

    /** Mostly soon; a clock may stand minutes before, and the citizen may come back after days. */
    private Instant wrong(Instant end) {
        return switch (random.nextInt(8)) {
            case 0 -> end.plusSeconds(random.nextInt(1_200) - 100);
            case 1 -> end.plusSeconds(random.nextInt((int) (80 * HOUR)));
            case 2 -> end.minusSeconds(random.nextInt((int) (7 * HOUR)));
            case 3 -> end.plusSeconds(900 + random.nextInt(3) - 1);
            default -> end.plusMillis(random.nextInt(40_000));
        };
    }

    private List<String> reasons() {
        return random.nextInt(4) == 0 ? List.of("WAIT_LONG") : List.of();
    }

    /** What is told again is told again later, too. */
    private void tell(Event event) {
        told.add(event);
        if (random.nextInt(6) == 0) told.add(event);
        if (event instanceof RatingGiven && random.nextInt(12) == 0) kept.add(event);
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    @Nullable
    End end(String rightId) {
        return ends.stream()
                .filter(one -> one.rightId().equals(rightId))
                .findFirst()
                .orElse(null);
    }
}

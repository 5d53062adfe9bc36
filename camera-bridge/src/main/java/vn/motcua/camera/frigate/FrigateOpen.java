package vn.motcua.camera.frigate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Seen;
import vn.motcua.camera.source.Seen.Phase;

/**
 * Which events and reviews are open, by what was heard; told against what the API lists after an outage. Frigate closes what was open at its
 * restart without a word, and drops what it has to say while its broker is away. Bounded; not thread safe.
 */
final class FrigateOpen {
    static final int OPEN_MAX = 512;
    private static final int ENDED_MAX = 2_048;

    private final Map<String, Seen> open = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();

    /** What came over the broker, in order. */
    void heard(List<Heard> heard) {
        heard.forEach(one -> one.match(this::heard, alive -> true, refused -> true, fault -> true));
    }

    private boolean heard(Seen seen) {
        if (!isItem(seen)) return true;
        if (seen.phase() == Phase.END) ended(seen.key());
        else begun(seen);
        return true;
    }

    private static boolean isItem(Seen seen) {
        return !seen.key().isEmpty() && (isOf("events/", seen) || isOf("reviews/", seen));
    }

    private static boolean isOf(String family, Seen seen) {
        return seen.vendorType().startsWith(family);
    }

    private void begun(Seen seen) {
        open.put(seen.key(), seen);
        if (open.size() > OPEN_MAX) open.remove(open.keySet().iterator().next());
    }

    private void ended(String key) {
        open.remove(key);
        ended.add(key);
        if (ended.size() > ENDED_MAX) ended.remove(ended.iterator().next());
    }

    /** Ids of what is open: they begin with the second it began in. */
    Set<String> keys() {
        return Set.copyOf(open.keySet());
    }

    /**
     * What nobody said: ends of what we hold for open, beginnings of what is open there, and what came and went meanwhile, late.
     *
     * @param listed items of the API
     * @param family {@code events/} or {@code reviews/}
     * @param isWhole whether the list has everything since the oldest that is open here: what is missing then is over
     */
    List<Heard> missed(List<Heard> listed, String family, boolean isWhole) {
        List<Heard> missed = new ArrayList<>();
        Set<String> there = new HashSet<>();
        for (Heard one : listed) one.match(seen -> there.add(listed(seen, missed)), a -> true, r -> true, f -> true);
        for (Seen known : List.copyOf(open.values())) {
            if (!isWhole || there.contains(known.key()) || !isOf(family, known)) continue;
            ended(known.key());
            missed.add(as(known, Phase.END, true));
        }
        return missed;
    }

    private String listed(Seen seen, List<Heard> missed) {
        String key = seen.key();
        boolean isOver = seen.phase() == Phase.END;
        Seen known = open.get(key);
        if (isOver && known != null) {
            ended(key);
            // Of the kind it began as, or it would end something else.
            missed.add(new Heard.Event(new Seen(
                    known.device(),
                    known.channel(),
                    known.kind(),
                    Phase.END,
                    key,
                    seen.vendorType(),
                    seen.deviceAt(),
                    seen.hasZone(),
                    seen.detail(),
                    List.of(),
                    seen.links(),
                    false)));
        } else if (isOver && !ended.contains(key)) {
            ended(key);
            missed.add(new Heard.Event(seen));
        } else if (!isOver && known == null && !ended.contains(key)) {
            begun(seen);
            missed.add(as(seen, Phase.START, false));
        }
        return key;
    }

    /** @param isTimeless whether nobody knows when */
    private static Heard as(Seen seen, Phase phase, boolean isTimeless) {
        return new Heard.Event(new Seen(
                seen.device(),
                seen.channel(),
                seen.kind(),
                phase,
                seen.key(),
                seen.vendorType(),
                isTimeless ? null : seen.deviceAt(),
                seen.hasZone(),
                seen.detail(),
                List.of(),
                seen.links(),
                false));
    }
}

package vn.motcua.hub.estimate;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;

/** What was learned, in parts that are stored one by one: a fixed number for each service and for the site. Writer thread. */
final class Learned {
    private static final int CHANGEOVER_MEMORY = 300;

    private final Map<ServiceId, Tempo> tempos = new HashMap<>();
    private final Map<ServiceId, Pace> paces = new HashMap<>();
    private final Pace pace = new Pace();
    private final Mean changeOver = new Mean(CHANGEOVER_MEMORY);
    private final Errors errors = new Errors();
    private final Lengths lengths = new Lengths();
    private final Set<Key> changed = new LinkedHashSet<>();

    /** A kind of part. */
    enum Part {
        TEMPO,
        PACE,
        LENGTH,
        CHANGEOVER,
        HABIT,
        ERROR
    }

    /** @param service null for the site's own @param size class of waits, 0 for other parts */
    record Key(Part part, @Nullable ServiceId service, int size) {}

    Tempo tempo(ServiceId service) {
        return tempos.computeIfAbsent(service, key -> new Tempo());
    }

    Pace pace(ServiceId service) {
        return paces.computeIfAbsent(service, key -> new Pace());
    }

    Pace pace() {
        return pace;
    }

    Mean changeOver() {
        return changeOver;
    }

    Lengths lengths() {
        return lengths;
    }

    Errors errors() {
        return errors;
    }

    void visit(ServiceId service, Instant called, long millis, long expected, Instant end) {
        lengths.add(service, millis, expected);
        tempo(service).add(called, millis, expected);
        pace.add(end, millis, expected);
        pace(service).add(end, millis, expected);
        changed(Part.TEMPO, service);
        changed(Part.LENGTH, null);
        changed(Part.LENGTH, service);
        changed(Part.PACE, null);
        changed(Part.PACE, service);
    }

    void wait(ServiceId service, Told told, long working) {
        int size = errors.add(service, told.at(), told.playedMillis(), working);
        changed(Part.HABIT, null);
        changed.add(new Key(Part.ERROR, null, size));
        changed.add(new Key(Part.ERROR, service, size));
    }

    void changed(Part part, @Nullable ServiceId service) {
        changed.add(new Key(part, service, 0));
    }

    String save(Key key) {
        return Numbers.write(to -> {
            switch (key.part) {
                case TEMPO -> tempo(Objects.requireNonNull(key.service)).save(to);
                case PACE -> pace(key).save(to);
                case LENGTH -> length(key).save(to);
                case CHANGEOVER -> changeOver.save(to);
                case HABIT -> errors.saveHabits(to);
                case ERROR -> error(key).save(to);
            }
        });
    }

    void load(Key key, String numbers) {
        Numbers.read(numbers, from -> {
            switch (key.part) {
                case TEMPO -> tempo(Objects.requireNonNull(key.service)).load(from);
                case PACE -> pace(key).load(from);
                case LENGTH -> length(key).load(from);
                case CHANGEOVER -> changeOver.load(from);
                case HABIT -> errors.loadHabits(from);
                case ERROR -> error(key).load(from);
            }
        });
    }

    private Pace pace(Key key) {
        return key.service == null ? pace : pace(key.service);
    }

    private Histogram length(Key key) {
        return key.service == null ? lengths.site() : lengths.service(key.service);
    }

    private Histogram error(Key key) {
        return key.service == null ? errors.site(key.size) : errors.service(key.service, key.size);
    }

    /** Keys of parts that moved since the last time of asking. */
    Set<Key> takeChanged() {
        Set<Key> taken = new LinkedHashSet<>(changed);
        changed.clear();
        return taken;
    }

    /** How long a call of a service keeps a counter on a usual day, without the change-over. */
    long usual(ServiceId service, long configured, Instant at) {
        Tempo tempo = tempos.get(service);
        return tempo == null ? configured : tempo.millis(at, configured);
    }

    /** How long a call of a service keeps a counter today, change-over included. */
    long occupancy(ServiceId service, long configured, Instant at, Instant now) {
        long usual = usual(service, configured, at);
        long around = pace.perMille(now, Pace.USUAL);
        Pace own = paces.get(service);
        long today = own == null ? around : own.perMille(now, around);
        return usual * today / Pace.USUAL + WaitModel.changeOver(this);
    }
}

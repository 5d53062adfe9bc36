package vn.motcua.hub.estimate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.WaitEstimated;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.ticket.Estimate;

/** Shows the model what a centre lives through, asks it at each issue, and judges its words by what came. */
final class Replay implements SimulatedCentre.Watcher {
    private final Site site;
    private final Learned learned = new Learned();
    private final WaitModel model = new WaitModel(learned, new Deaf());
    private final Map<VisitId, Claim> claims = new HashMap<>();
    private final List<Judged> judged = new ArrayList<>();
    private final Set<CounterId> open = new HashSet<>();
    private final Map<CounterId, Instant> calledAt = new HashMap<>();
    private double served;
    private int servedVisits;
    private boolean judges;
    private int unknown;

    /**
     * What was said.
     *
     * @param constant minutes by position for the service × configured ÷ counters
     * @param tuned that method at its best: everybody before one at these counters × measured mean ÷ counters
     */
    record Claim(Instant at, int minutes, int atMost, double constant, double tuned) {}

    record Judged(Claim claim, double real, ServiceId service) {
        boolean counts() {
            return Math.max(claim.minutes, real) >= 1;
        }

        double error(double said) {
            return Math.abs(said - real) / Math.max(1, real);
        }
    }

    /** Figures of the days judged. Errors are medians of |said − real| ÷ real. */
    record Figures(
            int visits, int unknown, double error, double within, double constant, double tuned, double medianWait) {
        @Override
        public String toString() {
            return "%d visits (%d unknown), median wait %.1f min: error %.1f %%, within bound %.1f %%, constant %.1f %%, tuned %.1f %%"
                    .formatted(visits, unknown, medianWait, 100 * error, 100 * within, 100 * constant, 100 * tuned);
        }
    }

    Replay(Site site) {
        this.site = site;
    }

    static Replay of(Supplier<SimulatedCentre.Habits> habits, long seed, int learning, int judging) {
        SimulatedCentre.Habits one = habits.get();
        Replay replay = new Replay(one.site());
        replay.run(one, seed, learning, judging);
        return replay;
    }

    /** The visits of several seeds judged together. */
    static Figures together(List<Replay> replays) {
        List<Judged> all = new ArrayList<>();
        int unknown = 0;
        for (Replay replay : replays) {
            all.addAll(replay.judged);
            unknown += replay.unknown;
        }
        return figures(all, unknown);
    }

    Figures figures() {
        return figures(judged, unknown);
    }

    void run(SimulatedCentre.Habits habits, long seed, int learning, int judging) {
        SimulatedCentre centre = new SimulatedCentre(habits, seed, this);
        LocalDate day = Centres.BEGIN;
        for (int i = 0; i < learning + judging; day = day.plusDays(1)) {
            if (!habits.site().calendar().isOpeningDay(day)) continue;
            judges = i >= learning;
            centre.live(day);
            i++;
        }
    }

    @Override
    public void issued(SimulatedCentre.Visitor visitor, List<SimulatedCentre.Visitor> waiting) {
        List<Forecast.Stander> line = new ArrayList<>();
        int ahead = 0;
        for (SimulatedCentre.Visitor one : waiting) {
            line.add(waiting(one));
            if (one.arrival().service().equals(visitor.arrival().service())) ahead++;
        }
        line.add(waiting(visitor));
        ServiceId service = visitor.arrival().service();
        Forecast.Floor floor = Centres.floor(site, line, visitor.at());
        Forecast forecast = Forecast.of(site, learned, model.seats(), floor, visitor.at());
        Estimate estimate = forecast.at(floor.placeOf(visitor.visit()), service);
        if (!estimate.isKnown()) {
            if (judges) unknown++;
            return;
        }
        model.told(visitor.visit(), told(service, visitor.at(), estimate));
        int counters = (int) site.counters().stream()
                .filter(counter ->
                        open.contains(counter.id()) && counter.services().contains(service))
                .count();
        double mean = site.service(service).map(Service::meanServiceMinutes).orElse(10);
        Set<ServiceId> beside = new HashSet<>();
        for (Counter counter : site.counters())
            if (open.contains(counter.id()) && counter.services().contains(service)) beside.addAll(counter.services());
        long before = waiting.stream()
                .filter(one -> beside.contains(one.arrival().service()))
                .count();
        double measured = servedVisits == 0 ? 10 : served / servedVisits;
        claims.put(
                visitor.visit(),
                new Claim(
                        visitor.at(),
                        estimate.minutes(),
                        estimate.atMostMinutes(),
                        Math.ceil(ahead * mean / Math.max(1, counters)),
                        Math.ceil(before * measured / Math.max(1, counters))));
    }

    private Told told(ServiceId service, Instant at, Estimate estimate) {
        Estimate.Basis basis = estimate.basis().orElseThrow();
        return Told.of(new WaitEstimated(
                new VisitId("00000000-0000-7000-8000-000000000000"),
                service,
                site.calendar().businessDay(at),
                estimate.ahead(),
                estimate.minutes(),
                estimate.atMostMinutes(),
                basis.playedSeconds(),
                basis.breakInSeconds(),
                basis.breakSeconds(),
                basis.serviceSeconds(),
                at));
    }

    private static Forecast.Stander waiting(SimulatedCentre.Visitor visitor) {
        int place = Integer.parseInt(visitor.visit().value().substring(24));
        return Centres.stander(
                place,
                visitor.arrival().service(),
                visitor.arrival().isPriority() ? Priority.PRIORITY : Priority.NORMAL,
                visitor.at());
    }

    @Override
    public void called(CounterId counter, SimulatedCentre.Visitor visitor, Instant at) {
        model.called(counter, visitor.visit(), visitor.arrival().service(), visitor.at(), at);
        calledAt.put(counter, at);
        Claim claim = claims.remove(visitor.visit());
        if (claim == null || !judges) return;
        double real = Duration.between(claim.at, at).toMillis() / 60_000.0;
        judged.add(new Judged(claim, real, visitor.arrival().service()));
    }

    @Override
    public void ended(CounterId counter, SimulatedCentre.Visitor visitor, boolean came, Instant at) {
        model.ended(counter, visitor.visit(), at);
        Instant called = calledAt.get(counter);
        if (called == null) return;
        served += Duration.between(called, at).toMillis() / 60_000.0;
        servedVisits++;
    }

    @Override
    public void opened(CounterId counter, Instant at) {
        open.add(counter);
        model.opened(counter, at);
    }

    @Override
    public void closed(CounterId counter, Instant at) {
        open.remove(counter);
        model.closed(counter, at);
    }

    @Override
    public void dropped(SimulatedCentre.Visitor visitor) {
        claims.remove(visitor.visit());
        model.dropped(visitor.visit());
    }

    private static Figures figures(List<Judged> judged, int unknown) {
        List<Judged> counted = judged.stream().filter(Judged::counts).toList();
        double inTime =
                counted.stream().filter(one -> one.real <= one.claim.atMost).count();
        return new Figures(
                counted.size(),
                unknown,
                median(counted, one -> one.error(one.claim.minutes)),
                inTime / counted.size(),
                median(counted, one -> one.error(one.claim.constant)),
                median(counted, one -> one.error(one.claim.tuned)),
                median(counted, Judged::real));
    }

    private static double median(List<Judged> visits, ToDoubleFunction<Judged> of) {
        double[] values = visits.stream().mapToDouble(of).sorted().toArray();
        return values.length == 0 ? 0 : values[values.length / 2];
    }

    /** Nobody stores what a simulation learns. */
    private static final class Deaf implements WaitModel.Listener {
        @Override
        public void toldChanged(VisitId visit, @Nullable Told now) {}

        @Override
        public void seatChanged(CounterId counter, Seat now) {}

        @Override
        public void measured(Told told, Instant calledAt) {}
    }
}

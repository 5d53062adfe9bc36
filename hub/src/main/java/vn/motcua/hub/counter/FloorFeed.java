package vn.motcua.hub.counter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.AnnouncementMissed;
import vn.motcua.core.event.AnnouncementSpoken;
import vn.motcua.core.event.CompanionJoined;
import vn.motcua.core.event.CompanionLeft;
import vn.motcua.core.event.CounterClosed;
import vn.motcua.core.event.CounterHandedOver;
import vn.motcua.core.event.CounterOpened;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.CounterResumed;
import vn.motcua.core.event.CounterServedFor;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.GroupPersonFinished;
import vn.motcua.core.event.HandOverOffered;
import vn.motcua.core.event.HandOverWithdrawn;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.event.HelpEnded;
import vn.motcua.core.event.HelpTaken;
import vn.motcua.core.event.RemoteNumberLive;
import vn.motcua.core.event.RemoteNumberTaken;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.TicketAliased;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.TicketRecalled;
import vn.motcua.core.event.VisitCancelled;
import vn.motcua.core.event.VisitClosedUnserved;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.event.VisitNoShow;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitReturned;
import vn.motcua.core.event.VisitStarted;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.ZoneId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** The boards, and {@code queue}'s counters. Numbers, counters and states only on a board. Writer thread. */
public final class FloorFeed implements FeedSource {
    private static final int CALLS = 8;
    private static final int ANNOUNCEMENTS = 40;
    /** What no event moves, such as a new day or a changed name, is seen this soon. */
    private static final Duration WHOLE = Duration.ofMillis(900);

    /** Calls, counters, and the number a call is shown under. */
    private static final Set<Class<? extends Event>> MOVES_CALLS = Set.of(
            ActionUndone.class,
            GroupPersonFinished.class,
            StageFinished.class,
            CompanionJoined.class,
            CompanionLeft.class,
            TicketAliased.class,
            TicketCalled.class,
            TicketRecalled.class,
            VisitFinished.class,
            VisitNoShow.class,
            VisitTransferred.class,
            VisitParked.class,
            VisitReturned.class,
            VisitClosedUnserved.class,
            VisitStarted.class,
            VisitCancelled.class,
            RemoteNumberTaken.class,
            RemoteNumberLive.class,
            CounterOpened.class,
            CounterClosed.class,
            CounterPaused.class,
            CounterResumed.class,
            CounterServedFor.class,
            CounterHandedOver.class,
            HandOverOffered.class,
            HandOverWithdrawn.class,
            HelpAsked.class,
            HelpTaken.class,
            HelpEnded.class,
            AnnouncementSpoken.class,
            AnnouncementMissed.class);

    private final FloorState floor;
    private final CallProjection calls;
    /** When everything was put last. */
    private Instant whole = Instant.EPOCH;

    private @Nullable Site shown;
    private final Set<String> boards = new HashSet<>();

    public FloorFeed(FloorState floor, CallProjection calls) {
        this.floor = floor;
        this.calls = calls;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        whole = now;
        forgetGone(sink);
        LocalDate today = floor.today(now);
        calls(today, sink);
        counters(today, now, sink);
    }

    /** Boards and counters the catalogue has no more: a page that still shows one is told that it is empty. */
    private void forgetGone(FeedSink sink) {
        Site site = floor.site();
        if (site.equals(shown)) return;
        shown = site;
        Set<String> counters = new HashSet<>();
        site.counters().forEach(counter -> counters.add("counter:" + counter.id()));
        sink.retain("queue", "counter:", counters);
        Set<String> now = new HashSet<>();
        site.zones().forEach(zone -> now.add("board:" + zone.id()));
        boards.removeAll(now);
        for (String gone : boards) sink.retain(gone, "", Set.of());
        boards.clear();
        boards.addAll(now);
    }

    /** A ticket more is the most frequent change by far: it moves nothing here. */
    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        if (Duration.between(whole, now).abs().compareTo(WHOLE) >= 0) {
            all(now, sink);
            return;
        }
        boolean isOfCalls = events.stream()
                .anyMatch(recorded -> MOVES_CALLS.contains(recorded.event().getClass()));
        if (!isOfCalls) return;
        LocalDate today = floor.today(now);
        calls(today, sink);
        counters(today, now, sink);
    }

    private void calls(LocalDate today, FeedSink sink) {
        List<Call> recent = new ArrayList<>(calls.recent());
        recent.removeIf(call -> !floor.today(call.at()).equals(today));
        for (HallZone zone : floor.site().zones()) board(zone.id(), recent, sink);
    }

    private void counters(LocalDate today, Instant now, FeedSink sink) {
        for (Counter counter : floor.site().counters())
            sink.put("queue", "counter:" + counter.id(), counter(counter, today, now));
    }

    private void board(ZoneId zone, List<Call> recent, FeedSink sink) {
        String topic = "board:" + zone;
        List<Call> mine =
                recent.stream().filter(call -> call.zone().equals(zone)).toList();
        announcements(topic, mine, sink);
        called(topic, mine, sink);
        counters(zone, mine, sink);
    }

    /** Each counter of the zone with the number it serves, for boards of an area or of one counter. */
    private void counters(ZoneId zone, List<Call> mine, FeedSink sink) {
        String topic = "board:" + zone;
        Set<String> kept = new HashSet<>();
        Map<CounterId, Call> last = new HashMap<>();
        for (Call call : mine) last.put(call.counterId(), call);
        for (Counter counter : floor.site().counters()) {
            if (!counter.zone().equals(zone)) continue;
            kept.add("counter:" + counter.id());
            sink.put(topic, "counter:" + counter.id(), onBoard(counter, last.get(counter.id())));
        }
        sink.retain(topic, "counter:", kept);
    }

    /** @param last the counter's last call, shown while it still serves that visit */
    private ObjectNode onBoard(Counter counter, @Nullable Call last) {
        CounterState state = floor.counters().counter(counter.id());
        ObjectNode node = Json.object()
                .put("counterId", counter.id().value())
                .put("counter", counter.label())
                .put("state", DeskNodes.state(state, floor));
        DeskNodes.pause(node, counter.id(), floor);
        node.set("counterName", Json.node(counter.name()));
        if (last != null && last.visitId().equals(state.visitId())) node.set("call", call(last));
        return node;
    }

    private void announcements(String topic, List<Call> mine, FeedSink sink) {
        Set<String> kept = new HashSet<>();
        for (Call call : mine.subList(Math.max(0, mine.size() - ANNOUNCEMENTS), mine.size())) {
            kept.add("announce:" + call.announcementId());
            sink.put(topic, "announce:" + call.announcementId(), announcement(call));
        }
        sink.retain(topic, "announce:", kept);
    }

    private ObjectNode announcement(Call call) {
        ObjectNode node = Json.object();
        node.put("announcementId", call.announcementId().value());
        node.put("visitId", call.visitId().value());
        node.put("number", call.number());
        node.put("counterId", call.counterId().value());
        node.put("counter", floor.label(call.counterId()));
        node.put("at", call.at().toString());
        node.put("times", call.times());
        return node;
    }

    private void called(String topic, List<Call> mine, FeedSink sink) {
        Map<VisitId, Call> latest = new LinkedHashMap<>();
        for (int i = mine.size() - 1; i >= 0 && latest.size() < CALLS; i--)
            latest.putIfAbsent(mine.get(i).visitId(), mine.get(i));
        Set<String> kept = new HashSet<>();
        for (Call call : latest.values()) {
            kept.add("call:" + call.visitId());
            sink.put(topic, "call:" + call.visitId(), call(call));
        }
        sink.retain(topic, "call:", kept);
    }

    private ObjectNode call(Call call) {
        Optional<Ticket> ticket = floor.tickets().ticket(call.visitId());
        boolean isHere =
                ticket.filter(one -> one.status() == TicketStatus.CALLED).isPresent();
        ObjectNode node = announcement(call);
        node.put("number", ticket.map(one -> one.number().text()).orElse(call.number()));
        node.set("counterName", Json.node(name(call.counterId())));
        node.put("state", isHere ? "CALLED" : "DONE");
        ticket.ifPresent(one -> BoardWords.add(node, floor, one, call.counterId()));
        return node;
    }

    private Text name(CounterId id) {
        return floor.site().counter(id).map(Counter::name).orElse(new Text(id.value(), id.value()));
    }

    private ObjectNode counter(Counter counter, LocalDate today, Instant now) {
        CounterState state = floor.counters().counter(counter.id());
        ObjectNode node = Json.object();
        node.put("id", counter.id().value());
        node.put("label", counter.label());
        node.put("state", DeskNodes.state(state, floor));
        DeskNodes.put(node, counter.id(), floor, now);
        String name = state.personId() == null ? null : floor.names().nameOf(state.personId());
        if (state.personId() != null) node.put("personId", state.personId().value());
        if (name != null) node.put("personName", name);
        if (state.visitId() != null)
            floor.tickets().ticket(state.visitId()).ifPresent(ticket -> visit(node, ticket, counter.id()));
        node.put("servedToday", today.equals(state.day()) ? state.servedToday() : 0);
        floor.counters()
                .undo()
                .last(counter.id())
                .filter(action -> !now.isAfter(action.until()))
                .ifPresent(action -> undo(node, action));
        return node;
    }

    private void undo(ObjectNode node, Undoable action) {
        ObjectNode undo = node.putObject("undo");
        undo.put("position", action.position());
        undo.put("action", action.action().name());
        undo.put("number", floor.numberOf(action.ticket().visitId()));
        undo.put("until", action.until().toString());
    }

    private void visit(ObjectNode node, Ticket ticket, CounterId here) {
        ObjectNode visit = node.putObject("visit");
        visit.put("visitId", ticket.visitId().value());
        visit.put("number", ticket.number().text());
        visit.put("serviceId", ticket.service().value());
        if (ticket.isWithoutNumber()) visit.put("noNumber", true);
        if (ticket.calledAt() != null) visit.put("calledAt", ticket.calledAt().toString());
        visit.put("times", ticket.times());
        if (ticket.people() > 1) visit.put("people", ticket.people());
        List<ServiceId> next = StageRules.offered(floor.site(), ticket, here);
        if (!next.isEmpty()) visit.set("next", Json.node(next));
    }
}

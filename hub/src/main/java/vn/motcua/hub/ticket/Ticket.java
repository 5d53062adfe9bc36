package vn.motcua.hub.ticket;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.PaperVisitWithdrawn;
import vn.motcua.core.event.RemoteNumberLive;
import vn.motcua.core.event.RemoteNumberTaken;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitReturned;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WaitKind;
import vn.motcua.core.model.ZoneId;

/**
 * One ticket: the queue's view of a visit.
 *
 * @param number on paper
 * @param aliases other numbers of the same visit, never given again
 * @param hubValue the number the hub itself allocated; null for one from a band
 * @param codeHash keyed hash of its code; empty if it has none
 * @param agent whose kiosk issued it; null at the console
 * @param storedAt when the hub learnt that the kiosk stored it; null before
 * @param zone of its last call
 * @param times recalls at this call
 * @param paper state of its latest print job, or {@code NONE}
 * @param attempts highest print attempt seen
 * @param askedFor the service the number was taken for, wherever its holder was sent since
 * @param standing how it waits if it was sent on, put aside or is back; null if it simply took a number
 * @param party how many it is for, with whom, and what is behind them
 */
// What only follows from the rest is not kept: its order would be that of the moment.
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record Ticket(
        VisitId visitId,
        RequestId requestId,
        LocalDate day,
        TicketNumber number,
        List<TicketNumber> aliases,
        @Nullable Integer hubValue,
        ServiceId service,
        Priority priority,
        Text.Locale locale,
        String codeHash,
        @Nullable AgentId agent,
        String kiosk,
        Instant issuedAt,
        @Nullable Instant storedAt,
        TicketStatus status,
        @Nullable CounterId counter,
        @Nullable ZoneId zone,
        @Nullable Instant calledAt,
        int times,
        @Nullable AnnouncementId announcement,
        @Nullable Instant endedAt,
        String paper,
        int attempts,
        ServiceId askedFor,
        @Nullable Standing standing,
        Party party) {
    /** Name of the kiosk of tickets issued by a person. */
    public static final String CONSOLE = "console";

    /** Name of the kiosk of numbers that visitors take on their phones. */
    public static final String PHONE = "phone";

    /** Where a number came from that was on paper before the hub knew of it. */
    public static final String BY_HAND = "by-hand";

    /** The run of visits that have no number; no series of a site has this name. */
    public static final SeriesId NO_TICKET = new SeriesId(Series.WITHOUT_NUMBER);

    /** A hub number nobody confirmed becomes callable after this: the citizen may well hold it. */
    public static final Duration CALLABLE_AFTER = Duration.ofSeconds(5);

    public static final String NO_PAPER = "NONE";
    public static final String PAPER_PENDING = "PENDING";

    public Ticket {
        aliases = List.copyOf(aliases);
        // A ticket kept by an older version for an undo has neither.
        party = party == null ? Party.ONE : party;
        askedFor = askedFor == null ? service : askedFor;
    }

    static Ticket issued(TicketIssued event) {
        return new Ticket(
                event.visitId(),
                event.requestId(),
                event.businessDay(),
                event.number(),
                List.of(),
                event.number().value(),
                event.serviceId(),
                event.priority(),
                event.locale(),
                event.codeHash(),
                event.agentId(),
                event.kiosk(),
                event.issuedAt(),
                null,
                TicketStatus.WAITING,
                null,
                null,
                null,
                0,
                null,
                null,
                NO_PAPER,
                0,
                event.serviceId(),
                null,
                Party.of(event.people()));
    }

    static Ticket stored(TicketStored event, AgentId agent, Instant recordedAt) {
        String hash = event.codeHash();
        return new Ticket(
                event.visitId(),
                event.requestId(),
                event.businessDay(),
                event.number(),
                List.of(),
                event.origin() == TicketStored.Origin.HUB ? event.number().value() : null,
                event.serviceId(),
                event.priority(),
                event.locale(),
                hash == null ? "" : hash,
                agent,
                event.kiosk(),
                event.issuedAt(),
                recordedAt,
                TicketStatus.WAITING,
                null,
                null,
                null,
                0,
                null,
                null,
                NO_PAPER,
                0,
                event.serviceId(),
                null,
                Party.ONE);
    }

    /** An officer began it for somebody without a number: nobody can be called by it. */
    public boolean isWithoutNumber() {
        return number.series().equals(NO_TICKET);
    }

    /** Keyed in after it was over: its times are somebody's memory. */
    public boolean isKeyedIn() {
        return agent == null && kiosk.equals(BY_HAND);
    }

    /** Keyed in, and not taken out again. */
    public boolean countsAsKeyedIn() {
        return isKeyedIn() && !status.isWithdrawn();
    }

    /** Stood in this hub's line, so that its wait says something. */
    public boolean waitedInLine() {
        return !isWithoutNumber() && !isKeyedIn();
    }

    /** Waits, and the number can be in the holder's hand: before that nobody calls it, not even by choice. */
    public boolean isInHand(Instant now) {
        return status == TicketStatus.WAITING && !now.isBefore(inHandFrom());
    }

    private Instant inHandFrom() {
        return storedAt != null || agent == null ? Instant.MIN : issuedAt.plus(CALLABLE_AFTER);
    }

    /** From this moment on the order of the line has a turn for it. */
    public Instant callableFrom() {
        Instant back = standing == null ? null : standing.notBefore();
        return back == null ? inHandFrom() : later(back, inHandFrom());
    }

    /** Since when it could be called where it stands now: a wait at another counter before that was another wait. */
    public Instant standsSince() {
        if (standing == null) return issuedAt;
        Instant notBefore = standing.notBefore();
        return notBefore == null ? standing.movedAt() : later(notBefore, standing.movedAt());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Waits, and no counter ever had to do with it. */
    public boolean isUntouched() {
        boolean isWaiting = status == TicketStatus.WAITING || status == TicketStatus.REMOTE;
        return isWaiting && calledAt == null && (standing == null || standing.kind() == WaitKind.WALK_IN);
    }

    /** Waiting counts from here. */
    public Instant waitsSince() {
        return standing == null ? issuedAt : standing.since();
    }

    /** How many it is for. */
    public int people() {
        return party.people();
    }

    public boolean hasNumber(TicketNumber other) {
        return isSame(number, other) || aliases.stream().anyMatch(alias -> isSame(alias, other));
    }

    private static boolean isSame(TicketNumber one, TicketNumber other) {
        return one.series().equals(other.series()) && one.value() == other.value();
    }

    Ticket confirmed(String hash, AgentId by, Instant at) {
        return edit().agent(by)
                .codeHash(codeHash.isEmpty() ? hash : codeHash)
                .storedAt(storedAt == null ? at : storedAt)
                .done();
    }

    Ticket numbered(TicketNumber paper, TicketNumber alias) {
        List<TicketNumber> others = new ArrayList<>(aliases);
        others.removeIf(other -> isSame(other, paper) || isSame(other, alias));
        others.add(alias);
        return edit().number(paper).aliases(others).done();
    }

    Ticket called(CounterId at, ZoneId in, AnnouncementId by, Instant when) {
        return edit().status(TicketStatus.CALLED)
                .counter(at)
                .zone(in)
                .calledAt(when)
                .times(0)
                .announcement(by)
                .ended(null)
                .done();
    }

    Ticket recalled(AnnouncementId by, int count) {
        return edit().times(count).announcement(by).done();
    }

    Ticket ended(TicketStatus how, Instant when) {
        return edit().status(how).ended(when).done();
    }

    /** Its times stay as they were told: they are what was wrong, or not. */
    Ticket withdrawn(PaperVisitWithdrawn event) {
        boolean wasHeld = event.reason() == PaperVisitWithdrawn.Reason.WRONG_DETAILS;
        return edit().status(wasHeld ? TicketStatus.WITHDRAWN : TicketStatus.NEVER_GIVEN)
                .done();
    }

    Ticket sent(VisitTransferred event) {
        return edit().service(event.serviceId())
                .status(TicketStatus.WAITING)
                .standing(Standing.sent(event, this))
                .uncalled()
                .done();
    }

    Ticket remote(RemoteNumberTaken event) {
        return edit().status(TicketStatus.REMOTE)
                .standing(Standing.remote(issuedAt, event.keptUntil(), event.at()))
                .done();
    }

    /** Its holder is there: it waits as if he had taken it in the hall, or as one who comes now. */
    Ticket live(RemoteNumberLive event) {
        return edit().status(TicketStatus.WAITING)
                .standing(Standing.remote(event.since(), null, event.at()))
                .done();
    }

    Ticket parked(VisitParked event) {
        return edit().status(TicketStatus.PARKED)
                .standing(Standing.parked(event, this))
                .done();
    }

    Ticket returned(VisitReturned event) {
        return edit().status(TicketStatus.WAITING)
                .standing(Standing.returned(event, this))
                .uncalled()
                .done();
    }

    Ticket stageDone(StageFinished event) {
        return edit().service(event.nextServiceId())
                .status(TicketStatus.WAITING)
                .standing(Standing.stage(event))
                .party(party.after(event.serviceId()))
                .uncalled()
                .done();
    }

    Ticket company(@Nullable String company) {
        return edit().party(party.company(company)).done();
    }

    Ticket left(int people) {
        return edit().party(party.people(people)).done();
    }

    Ticket printed(String state, int attempt) {
        return attempt < attempts ? this : edit().paper(state, attempt).done();
    }

    /** As before, but of the number and the paper what is known now. */
    Ticket restored(Ticket before) {
        TicketEdit edit = before.edit()
                .number(number)
                .aliases(aliases)
                .codeHash(codeHash)
                .paper(paper, attempts)
                .party(before.party().company(party.company()));
        if (agent != null) edit.agent(agent);
        if (storedAt != null) edit.storedAt(storedAt);
        // What is taken back while the visit stays in hand leaves its recalls, which were heard.
        if (isSameCall(before) && announcement != null) edit.times(times).announcement(announcement);
        return edit.done();
    }

    private boolean isSameCall(Ticket before) {
        return status == TicketStatus.CALLED && before.status == status && Objects.equals(calledAt, before.calledAt);
    }

    private TicketEdit edit() {
        return new TicketEdit(this);
    }
}

package vn.motcua.hub.visit;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.ticket.WaitRange;

/** Reads of visits. Any thread; nothing here changes anything. */
public interface VisitQueries {
    /** Most visits of one page. */
    int PAGE_MAX = 1_000;

    /** The whole visit, entries by ledger position; empty if unknown. */
    Future<Optional<Timeline>> timeline(VisitId visit);

    /** Visits of a day whose paper number or alias reads so (case and blanks aside); usually one, newest first. */
    Future<List<VisitSummary>> find(LocalDate day, String number);

    /**
     * Visits of a day in the order they were begun, a page at a time.
     *
     * @param after the last visit of the page before; null for the first page
     * @param limit 1 to {@value #PAGE_MAX}
     */
    Future<List<VisitSummary>> ofDay(LocalDate day, @Nullable VisitId after, int limit);

    /** Paper numbers of a day that were keyed in and still count, in the order of their numbers: what is alike stands together. */
    Future<List<PaperRange>> keyedIn(LocalDate day);

    /** What the holder of the ticket may see; empty if the code is unknown. */
    Future<Optional<PhoneView>> phone(TicketCode code);

    /** The same by its visit, for one whose holder is known otherwise. */
    Future<Optional<PhoneView>> phone(VisitId visit);

    /**
     * @param first lowest value
     * @param last highest, inclusive
     * @param firstText as on the paper
     * @param lastText as on the paper
     */
    record PaperRange(
            SeriesId seriesId,
            int first,
            int last,
            String firstText,
            String lastText,
            ServiceId serviceId,
            Text service,
            CounterId counterId,
            String counter,
            Instant from,
            Instant to) {}

    /** @param entries in ledger order */
    record Timeline(VisitSummary visit, List<Entry> entries) {
        public Timeline {
            entries = List.copyOf(entries);
        }
    }

    /**
     * @param number on paper
     * @param aliases other numbers of the same visit
     * @param state {@code WAITING}, {@code CALLED}, {@code PARKED}, {@code FINISHED}, {@code NO_SHOW}, {@code CANCELLED}, {@code UNSERVED},
     *     {@code WITHDRAWN} or {@code NEVER_GIVEN} (a paper number keyed in wrongly and taken out again)
     * @param paper state of its latest print job, or {@code NONE}
     * @param people how many the ticket is for now
     * @param kind how it began: {@code NUMBER}, {@code NO_NUMBER} (an officer served somebody without one) or {@code KEYED_IN} (a paper
     *     number, told afterwards)
     */
    record VisitSummary(
            VisitId visitId,
            TicketNumber number,
            List<TicketNumber> aliases,
            LocalDate businessDay,
            ServiceId serviceId,
            Text service,
            Priority priority,
            String state,
            String paper,
            Instant issuedAt,
            @Nullable Instant calledAt,
            @Nullable Instant endedAt,
            @Nullable CounterId counterId,
            int people,
            String kind) {
        public VisitSummary {
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * @param position in the ledger
     * @param at when it occurred, by its source's best knowledge
     * @param type of the event
     * @param title for people
     * @param detail one line, may be empty
     * @param source an agent's id, or {@code hub}
     * @param undoes position of the entry that this one takes back, or null
     */
    record Entry(
            long position,
            Instant at,
            String type,
            Text title,
            String detail,
            String source,
            @Nullable Long undoes) {}

    /**
     * How a ticket waits that did not simply take a number.
     *
     * @param kind how
     * @param counter the one it waits for, by name; null for any that serves it
     * @param reason why it was put aside; null if it was not
     * @param until not called, or expected back, before; null if nobody said
     */
    record Aside(
            Kind kind,
            @Nullable Text counter,
            VisitParked.@Nullable Reason reason,
            @Nullable Instant until) {
        /** The ways. */
        public enum Kind {
            SENT_ON,
            PUT_ASIDE,
            BACK,
            /** Taken on a phone; its holder is not there yet. */
            ON_ITS_WAY
        }
    }

    /**
     * What the paper in the holder's hand says too, and how the line stands.
     *
     * @param state as in {@link VisitSummary}
     * @param ahead callable before this one, or -1 when it no longer waits
     * @param estimateMinutes expected wait, or -1 if unknown
     * @param range the same as a range; null if unknown
     * @param unserved known for sure: no counter is open for it now
     * @param overBreak whether a break of the centre lies in the wait, counted in
     * @param counter label of the counter that called, or null
     * @param area the part of the hall where that counter stands, or null
     * @param times recalls since that call
     * @param aside how it waits if it was sent on, put aside or is back; else null
     * @param mayCancel nobody has touched it yet
     * @param mayRate the right to rate lives and no counted rating exists
     * @param rated a counted rating exists
     */
    record PhoneView(
            VisitId visitId,
            TicketNumber number,
            LocalDate businessDay,
            ServiceId serviceId,
            Text service,
            String state,
            int ahead,
            int estimateMinutes,
            @Nullable WaitRange range,
            boolean overBreak,
            boolean unserved,
            @Nullable String counter,
            @Nullable Text counterName,
            @Nullable Text area,
            @Nullable Instant calledAt,
            int times,
            @Nullable Aside aside,
            boolean mayCancel,
            boolean mayRate,
            boolean rated,
            @Nullable Instant rateUntil) {}
}

package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.wire.Json;

/**
 * What the kiosk page says of a scan. There is no field for anything that was on a card: what is not here cannot be shown, kept or sent.
 *
 * @param dossierCode of a slip, as printed; null if it has none
 * @param services those a slip leads to; empty if any may be meant
 * @param ticket how the ticket stands, of {@link Outcome#TICKET}, {@link Outcome#SLIP_HAS_NUMBER} and a booking with a number; else
 *     null
 * @param booking how the booking stands, of {@link Outcome#BOOKING}; null of another system's
 */
record KioskScan(
        String scanId,
        Outcome outcome,
        @Nullable String dossierCode,
        List<ServiceId> services,
        @Nullable Standing ticket,
        @Nullable Booked booking) {
    KioskScan {
        services = List.copyOf(services);
    }

    /** Of anything but a booking. */
    KioskScan(
            String scanId,
            Outcome outcome,
            @Nullable String dossierCode,
            List<ServiceId> services,
            @Nullable Standing ticket) {
        this(scanId, outcome, dossierCode, services, ticket, null);
    }

    /** What may be done with a booking. */
    enum BookedState {
        /** A number may be taken for it. */
        READY,
        OTHER_DAY,
        HAS_NUMBER,
        CANCELLED,
        /** Its address is of another site, and the hub does not know it. */
        NOT_OURS,
        NOT_FOUND,
        /** The hub did not say: an ordinary number may be taken, and the code is noted with it. */
        NOT_KNOWN
    }

    /**
     * A booking.
     *
     * @param service what for; null while nobody knows
     * @param startsAt its time; null while nobody knows
     * @param standing how one waits who comes now: {@code EARLY}, {@code ON_TIME} or {@code LATE}; null while nobody knows
     */
    record Booked(
            BookedState state,
            @Nullable ServiceId service,
            @Nullable Instant startsAt,
            @Nullable String standing) {}

    /** What the page does. */
    enum Outcome {
        /** Offer the service that returns results. */
        SLIP,
        /** This slip got a number today; there is no second one. */
        SLIP_HAS_NUMBER,
        /** Say how the ticket stands. */
        TICKET,
        /** Somebody booked: a number is taken for it, or the page says how it stands. */
        BOOKING,
        /** A card of a person: it is for the counter, and the kiosk forgets it at once. */
        CARD,
        PAYMENT,
        UNKNOWN,
        /** Not read whole; scan again. */
        AGAIN,
        /** The same code is still under the light; nothing to do. */
        REPEAT
    }

    /** How a ticket stands. */
    enum State {
        WAITING,
        CALLED,
        SERVED,
        MISSED,
        /** Given back by its holder on the phone. */
        CANCELLED,
        /** Not served that day. */
        CLOSED,
        OTHER_DAY,
        /** Its address is of another site, and the hub does not know it. */
        NOT_OURS,
        /** The hub does not know it; of this site it may be all the same, printed by a kiosk that is cut off. */
        NOT_FOUND,
        /** The hub did not say. */
        NOT_KNOWN
    }

    /**
     * @param number on paper; null if nobody knows this ticket
     * @param ahead people waiting before it, or -1
     * @param estimateMinutes expected wait, or -1
     * @param atMostMinutes its bound, or -1
     * @param overBreak whether a break of the centre lies in the wait, counted in
     * @param counter label of the counter that called it; null if none did
     */
    record Standing(
            State state,
            @Nullable String number,
            @Nullable LocalDate businessDay,
            int ahead,
            int estimateMinutes,
            int atMostMinutes,
            boolean overBreak,
            @Nullable String counter) {
        static Standing of(State state, @Nullable String number, @Nullable LocalDate businessDay) {
            return new Standing(state, number, businessDay, -1, -1, -1, false, null);
        }
    }

    static KioskScan said(String scanId, Outcome outcome) {
        return new KioskScan(scanId, outcome, null, List.of(), null);
    }

    ObjectNode shown() {
        ObjectNode node = Json.object();
        node.put("scanId", scanId);
        node.put("outcome", outcome.name());
        if (dossierCode != null) node.put("dossierCode", dossierCode);
        if (!services.isEmpty()) node.set("services", Json.node(services));
        if (ticket != null) node.set("ticket", shown(ticket));
        if (booking != null) node.set("booking", shown(booking));
        return node;
    }

    private static ObjectNode shown(Booked booking) {
        ObjectNode node = Json.object();
        node.put("state", booking.state().name());
        if (booking.service() != null) node.put("serviceId", booking.service().value());
        if (booking.startsAt() != null) node.put("startsAt", booking.startsAt().toString());
        if (booking.standing() != null) node.put("standing", booking.standing());
        return node;
    }

    private static ObjectNode shown(Standing ticket) {
        ObjectNode node = Json.object();
        node.put("state", ticket.state().name());
        if (ticket.number() != null) node.put("number", ticket.number());
        if (ticket.businessDay() != null)
            node.put("businessDay", ticket.businessDay().toString());
        node.put("ahead", ticket.ahead());
        node.put("estimateMinutes", ticket.estimateMinutes());
        node.put("atMostMinutes", ticket.atMostMinutes());
        node.put("overBreak", ticket.overBreak());
        if (ticket.counter() != null) node.put("counter", ticket.counter());
        return node;
    }
}

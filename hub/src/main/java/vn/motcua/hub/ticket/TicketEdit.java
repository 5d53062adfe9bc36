package vn.motcua.hub.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.ZoneId;

/** A ticket being changed: a record of many parts is copied in one place only. */
final class TicketEdit {
    private final Ticket from;
    private TicketNumber number;
    private List<TicketNumber> aliases;
    private String codeHash;
    private @Nullable AgentId agent;
    private @Nullable Instant storedAt;
    private TicketStatus status;
    private @Nullable CounterId counter;
    private @Nullable ZoneId zone;
    private @Nullable Instant calledAt;
    private int times;
    private @Nullable AnnouncementId announcement;
    private @Nullable Instant endedAt;
    private ServiceId service;
    private @Nullable Standing standing;
    private String paper;
    private int attempts;
    private Party party;

    TicketEdit(Ticket from) {
        this.from = from;
        number = from.number();
        aliases = from.aliases();
        codeHash = from.codeHash();
        agent = from.agent();
        storedAt = from.storedAt();
        status = from.status();
        counter = from.counter();
        zone = from.zone();
        calledAt = from.calledAt();
        times = from.times();
        announcement = from.announcement();
        endedAt = from.endedAt();
        service = from.service();
        standing = from.standing();
        paper = from.paper();
        attempts = from.attempts();
        party = from.party();
    }

    TicketEdit number(TicketNumber value) {
        number = value;
        return this;
    }

    TicketEdit aliases(List<TicketNumber> value) {
        aliases = value;
        return this;
    }

    TicketEdit codeHash(String value) {
        codeHash = value;
        return this;
    }

    TicketEdit agent(AgentId value) {
        agent = value;
        return this;
    }

    TicketEdit storedAt(Instant value) {
        storedAt = value;
        return this;
    }

    TicketEdit status(TicketStatus value) {
        status = value;
        return this;
    }

    TicketEdit counter(CounterId value) {
        counter = value;
        return this;
    }

    TicketEdit zone(ZoneId value) {
        zone = value;
        return this;
    }

    TicketEdit calledAt(Instant value) {
        calledAt = value;
        return this;
    }

    TicketEdit times(int value) {
        times = value;
        return this;
    }

    TicketEdit announcement(AnnouncementId value) {
        announcement = value;
        return this;
    }

    TicketEdit ended(@Nullable Instant value) {
        endedAt = value;
        return this;
    }

    TicketEdit service(ServiceId value) {
        service = value;
        return this;
    }

    TicketEdit standing(Standing value) {
        standing = value;
        return this;
    }

    /** Waits again: where it was called before is history. */
    TicketEdit uncalled() {
        counter = null;
        zone = null;
        calledAt = null;
        times = 0;
        announcement = null;
        endedAt = null;
        return this;
    }

    TicketEdit paper(String state, int attempt) {
        paper = state;
        attempts = attempt;
        return this;
    }

    TicketEdit party(Party value) {
        party = value;
        return this;
    }

    Ticket done() {
        return new Ticket(
                from.visitId(),
                from.requestId(),
                from.day(),
                number,
                aliases,
                from.hubValue(),
                service,
                from.priority(),
                from.locale(),
                codeHash,
                agent,
                from.kiosk(),
                from.issuedAt(),
                storedAt,
                status,
                counter,
                zone,
                calledAt,
                times,
                announcement,
                endedAt,
                paper,
                attempts,
                from.askedFor(),
                standing,
                party);
    }
}

package vn.motcua.core.event;

import java.time.Instant;
import java.time.LocalDate;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * A paper number that was handed out and served while nothing ran, keyed in afterwards. Its times are rough, so it is told apart in
 * every figure.
 *
 * @param requestId its own, made from that of the whole range
 * @param visitId the visit it stands for
 * @param number on the paper
 * @param serviceId what was served
 * @param businessDay of the number
 * @param counterId where it was served
 * @param servedBy who served it
 * @param from when serving the range began, as somebody remembers
 * @param to when it ended
 * @param recordedBy who keyed it in
 * @param at keyed in, hub clock
 */
public record PaperVisitRecorded(
        RequestId requestId,
        VisitId visitId,
        TicketNumber number,
        ServiceId serviceId,
        LocalDate businessDay,
        CounterId counterId,
        PersonId servedBy,
        Instant from,
        Instant to,
        PersonId recordedBy,
        Instant at)
        implements Event, Event.OfVisit {}

package vn.motcua.hub.ticket;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.VisitId;

/** Where days come from that are no longer in memory. Writer thread. */
public interface DaySource {
    List<Ticket> tickets(LocalDate day);

    Optional<LocalDate> dayOf(VisitId visit);

    Optional<LocalDate> dayOf(RequestId request);

    /** For rules tried without a store. */
    DaySource NONE = new DaySource() {
        @Override
        public List<Ticket> tickets(LocalDate day) {
            return List.of();
        }

        @Override
        public Optional<LocalDate> dayOf(VisitId visit) {
            return Optional.empty();
        }

        @Override
        public Optional<LocalDate> dayOf(RequestId request) {
            return Optional.empty();
        }
    };
}

package vn.motcua.hub;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.hub.booking.BookingBook;
import vn.motcua.hub.booking.BookingProjection;
import vn.motcua.hub.catalogue.CatalogueBook;
import vn.motcua.hub.catalogue.CatalogueProjection;
import vn.motcua.hub.counter.CallProjection;
import vn.motcua.hub.counter.CounterBook;
import vn.motcua.hub.counter.CounterProjection;
import vn.motcua.hub.counter.DeskProjection;
import vn.motcua.hub.counter.ServedProjection;
import vn.motcua.hub.counter.UndoProjection;
import vn.motcua.hub.dossier.DossierProjection;
import vn.motcua.hub.estimate.EstimateProjection;
import vn.motcua.hub.evidence.WantProjection;
import vn.motcua.hub.fleet.FleetBook;
import vn.motcua.hub.fleet.FleetProjection;
import vn.motcua.hub.incident.CaseProjection;
import vn.motcua.hub.incident.CourseProjection;
import vn.motcua.hub.incident.HelpBook;
import vn.motcua.hub.incident.HelpProjection;
import vn.motcua.hub.incident.IncidentProjection;
import vn.motcua.hub.incident.PanicBook;
import vn.motcua.hub.incident.PanicProjection;
import vn.motcua.hub.platform.ledger.IncarnationProjection;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.privacy.SubjectProjection;
import vn.motcua.hub.rating.RatingProjection;
import vn.motcua.hub.ticket.BandBook;
import vn.motcua.hub.ticket.BandProjection;
import vn.motcua.hub.ticket.PrintJobProjection;
import vn.motcua.hub.ticket.TicketBook;
import vn.motcua.hub.ticket.TicketProjection;
import vn.motcua.hub.visit.VisitLinkProjection;

/** Every feature's state, in the order of the features' line; the same for a running hub and for a rebuild. */
final class HubParts {
    final CatalogueBook catalogue = new CatalogueBook();
    final TicketBook tickets = new TicketBook();
    final BandBook bands = new BandBook();
    final BookingBook bookings = new BookingBook();
    final CounterBook counters = new CounterBook();
    final FleetBook fleet = new FleetBook();
    final PrintJobProjection printJobs = new PrintJobProjection(tickets);
    final EstimateProjection estimates = new EstimateProjection(tickets);
    final CallProjection calls = new CallProjection(counters, tickets);
    final RatingProjection ratings = new RatingProjection();
    final PanicBook panics = new PanicBook();
    final HelpBook helps = new HelpBook();

    /** Those a rebuild compares, and nothing that lives beside the ledger. */
    List<Projection> projections() {
        CounterProjection counterRows = new CounterProjection(counters, tickets);
        return new ArrayList<>(List.of(
                new IncarnationProjection(),
                // Sees everything unmoved, so that it can be put back.
                new UndoProjection(counters, tickets, counterRows),
                new ServedProjection(tickets),
                new CatalogueProjection(catalogue),
                new TicketProjection(tickets),
                printJobs,
                new BandProjection(bands),
                estimates,
                new BookingProjection(bookings),
                counterRows,
                new DeskProjection(counters),
                calls,
                ratings,
                new IncidentProjection(),
                new PanicProjection(panics),
                new HelpProjection(helps),
                new CaseProjection(),
                new CourseProjection(),
                new WantProjection(),
                new FleetProjection(fleet),
                new SubjectProjection(),
                new DossierProjection(),
                new VisitLinkProjection()));
    }
}

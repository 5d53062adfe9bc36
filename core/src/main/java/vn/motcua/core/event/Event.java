package vn.motcua.core.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.VisitId;

/**
 * A fact. Sealed: a new kind of fact is a record here, a line in {@code core.wire.EventTypes} and a saved sample that must
 * parse for ever.
 */
public sealed interface Event
        permits ActionUndone,
                AgentEnrolled,
                AgentHeld,
                AgentRevoked,
                AnnouncementMissed,
                AnnouncementSpoken,
                AnomalyFound,
                BandLeased,
                BandRetired,
                BookingCancelled,
                BookingCheckedIn,
                BookingMade,
                BookingMissed,
                BookingMoved,
                BookingNoted,
                CameraEventReceived,
                CameraLiveness,
                CameraSighting,
                CatalogueChanged,
                CatalogueScheduleEnded,
                CatalogueScheduled,
                ClockConfirmed,
                ClockSuspected,
                CompanionJoined,
                CompanionLeft,
                CounterClosed,
                CounterHandedOver,
                CounterOpened,
                CounterPaused,
                CounterResumed,
                CounterServedFor,
                DeviceStatusChanged,
                DossiersRecorded,
                EpochStarted,
                EventsDropped,
                EvidenceAnswered,
                EvidenceWanted,
                GroupPersonFinished,
                HandOverOffered,
                HandOverWithdrawn,
                HelpAsked,
                HelpEnded,
                HelpTaken,
                IncarnationStarted,
                IncidentAsked,
                IncidentClaimed,
                IncidentClosed,
                IncidentDecided,
                IncidentNoted,
                IncidentOpened,
                IncidentReleased,
                IncidentReopened,
                IncidentRuleMuted,
                IncidentSeconded,
                IncidentSignalled,
                IncidentSilenced,
                IncidentVerdictUndone,
                KioskCameOnline,
                KioskWentOffline,
                PanicAcknowledged,
                PanicEnded,
                PanicPressed,
                PanicTestAnnounced,
                PaperVisitRecorded,
                PaperVisitWithdrawn,
                PinChanged,
                PinUsed,
                PrintJobEnded,
                PrintJobQueued,
                RatingAlertSeen,
                RatingGiven,
                RatingPressIgnored,
                RatingWordsOpened,
                RemoteNumberLive,
                RemoteNumberTaken,
                ReprintOrdered,
                ScanReceived,
                ServingNumberRecorded,
                StageFinished,
                StoreDegraded,
                SubjectRequestAnswered,
                SubjectRequestReceived,
                SubjectSearched,
                TicketAliased,
                TicketCalled,
                TicketIssued,
                TicketRecalled,
                TicketStored,
                VisitCancelled,
                VisitClosedUnserved,
                VisitFinished,
                VisitNoShow,
                VisitParked,
                VisitReturned,
                VisitStarted,
                VisitTransferred,
                VisitorHelpAnswered,
                VisitorHelpCalled,
                WaitEstimated {
    /** A fact about one visit: it stands on that visit's time line. */
    interface OfVisit {
        VisitId visitId();
    }

    /** A fact that may be about a visit, and then stands on its time line. */
    interface MayBeOfVisit {
        @Nullable
        VisitId visitId();
    }

    /**
     * The visit on whose time line it stands; null if it says of none.
     *
     * @throws NullPointerException if it must name one and does not
     */
    static @Nullable VisitId visitOf(Event event) {
        if (event instanceof OfVisit of) return Objects.requireNonNull(of.visitId(), "visitId");
        return event instanceof MayBeOfVisit may ? may.visitId() : null;
    }

    /** Its name on the wire: the record's name. */
    default String type() {
        return getClass().getSimpleName();
    }
}

package vn.motcua.core.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.AgentEnrolled;
import vn.motcua.core.event.AgentHeld;
import vn.motcua.core.event.AgentRevoked;
import vn.motcua.core.event.AnnouncementMissed;
import vn.motcua.core.event.AnnouncementSpoken;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.BandLeased;
import vn.motcua.core.event.BandRetired;
import vn.motcua.core.event.BookingCancelled;
import vn.motcua.core.event.BookingCheckedIn;
import vn.motcua.core.event.BookingMade;
import vn.motcua.core.event.BookingMissed;
import vn.motcua.core.event.BookingMoved;
import vn.motcua.core.event.BookingNoted;
import vn.motcua.core.event.CameraEventReceived;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.event.CatalogueChanged;
import vn.motcua.core.event.CatalogueScheduleEnded;
import vn.motcua.core.event.CatalogueScheduled;
import vn.motcua.core.event.ClockConfirmed;
import vn.motcua.core.event.ClockSuspected;
import vn.motcua.core.event.CompanionJoined;
import vn.motcua.core.event.CompanionLeft;
import vn.motcua.core.event.CounterClosed;
import vn.motcua.core.event.CounterHandedOver;
import vn.motcua.core.event.CounterOpened;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.CounterResumed;
import vn.motcua.core.event.CounterServedFor;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.event.DossiersRecorded;
import vn.motcua.core.event.EpochStarted;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventsDropped;
import vn.motcua.core.event.EvidenceAnswered;
import vn.motcua.core.event.EvidenceWanted;
import vn.motcua.core.event.GroupPersonFinished;
import vn.motcua.core.event.HandOverOffered;
import vn.motcua.core.event.HandOverWithdrawn;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.event.HelpEnded;
import vn.motcua.core.event.HelpTaken;
import vn.motcua.core.event.IncarnationStarted;
import vn.motcua.core.event.IncidentAsked;
import vn.motcua.core.event.IncidentClaimed;
import vn.motcua.core.event.IncidentClosed;
import vn.motcua.core.event.IncidentDecided;
import vn.motcua.core.event.IncidentNoted;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.event.IncidentReleased;
import vn.motcua.core.event.IncidentReopened;
import vn.motcua.core.event.IncidentRuleMuted;
import vn.motcua.core.event.IncidentSeconded;
import vn.motcua.core.event.IncidentSignalled;
import vn.motcua.core.event.IncidentSilenced;
import vn.motcua.core.event.IncidentVerdictUndone;
import vn.motcua.core.event.KioskCameOnline;
import vn.motcua.core.event.KioskWentOffline;
import vn.motcua.core.event.PanicAcknowledged;
import vn.motcua.core.event.PanicEnded;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.event.PanicTestAnnounced;
import vn.motcua.core.event.PaperVisitRecorded;
import vn.motcua.core.event.PaperVisitWithdrawn;
import vn.motcua.core.event.PinChanged;
import vn.motcua.core.event.PinUsed;
import vn.motcua.core.event.PrintJobEnded;
import vn.motcua.core.event.PrintJobQueued;
import vn.motcua.core.event.RatingAlertSeen;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.RatingPressIgnored;
import vn.motcua.core.event.RatingWordsOpened;
import vn.motcua.core.event.RemoteNumberLive;
import vn.motcua.core.event.RemoteNumberTaken;
import vn.motcua.core.event.ReprintOrdered;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.event.ServingNumberRecorded;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.StoreDegraded;
import vn.motcua.core.event.SubjectRequestAnswered;
import vn.motcua.core.event.SubjectRequestReceived;
import vn.motcua.core.event.SubjectSearched;
import vn.motcua.core.event.TicketAliased;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.event.TicketRecalled;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.event.VisitCancelled;
import vn.motcua.core.event.VisitClosedUnserved;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.event.VisitNoShow;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitReturned;
import vn.motcua.core.event.VisitStarted;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.event.VisitorHelpAnswered;
import vn.motcua.core.event.VisitorHelpCalled;
import vn.motcua.core.event.WaitEstimated;

/** Every event type by its name on the wire, with the version of its JSON form. Any thread. */
public final class EventTypes {
    /** One line per event; a new form of an old event gets a new version and keeps parsing the old samples. */
    private static final List<Entry> ENTRIES = List.of(
            new Entry(TicketIssued.class, 2),
            new Entry(TicketStored.class, 1),
            new Entry(TicketAliased.class, 1),
            new Entry(TicketCalled.class, 4),
            new Entry(TicketRecalled.class, 1),
            new Entry(VisitFinished.class, 1),
            new Entry(VisitNoShow.class, 1),
            new Entry(VisitCancelled.class, 1),
            new Entry(VisitClosedUnserved.class, 1),
            new Entry(VisitTransferred.class, 2),
            new Entry(VisitParked.class, 1),
            new Entry(VisitReturned.class, 2),
            new Entry(GroupPersonFinished.class, 1),
            new Entry(VisitStarted.class, 1),
            new Entry(PaperVisitRecorded.class, 1),
            new Entry(PaperVisitWithdrawn.class, 1),
            new Entry(StageFinished.class, 1),
            new Entry(CompanionJoined.class, 1),
            new Entry(CompanionLeft.class, 1),
            new Entry(ActionUndone.class, 1),
            new Entry(WaitEstimated.class, 1),
            new Entry(CounterOpened.class, 1),
            new Entry(CounterClosed.class, 1),
            new Entry(CounterPaused.class, 1),
            new Entry(CounterResumed.class, 1),
            new Entry(CounterServedFor.class, 1),
            new Entry(HandOverOffered.class, 1),
            new Entry(HandOverWithdrawn.class, 1),
            new Entry(CounterHandedOver.class, 1),
            new Entry(HelpAsked.class, 1),
            new Entry(HelpTaken.class, 1),
            new Entry(PinChanged.class, 1),
            new Entry(PinUsed.class, 1),
            new Entry(HelpEnded.class, 1),
            new Entry(ReprintOrdered.class, 1),
            new Entry(PrintJobQueued.class, 1),
            new Entry(PrintJobEnded.class, 1),
            new Entry(IncidentAsked.class, 1),
            new Entry(IncidentClaimed.class, 1),
            new Entry(IncidentClosed.class, 1),
            new Entry(IncidentDecided.class, 1),
            new Entry(IncidentNoted.class, 1),
            new Entry(IncidentOpened.class, 1),
            new Entry(IncidentReleased.class, 1),
            new Entry(IncidentReopened.class, 1),
            new Entry(IncidentSeconded.class, 1),
            new Entry(IncidentSignalled.class, 1),
            new Entry(IncidentVerdictUndone.class, 1),
            new Entry(IncidentRuleMuted.class, 1),
            new Entry(EvidenceWanted.class, 1),
            new Entry(EvidenceAnswered.class, 1),
            new Entry(IncidentSilenced.class, 1),
            new Entry(RatingAlertSeen.class, 1),
            new Entry(RatingGiven.class, 1),
            new Entry(RatingPressIgnored.class, 1),
            new Entry(RatingWordsOpened.class, 1),
            new Entry(PanicPressed.class, 1),
            new Entry(PanicAcknowledged.class, 1),
            new Entry(PanicEnded.class, 1),
            new Entry(PanicTestAnnounced.class, 1),
            new Entry(VisitorHelpAnswered.class, 1),
            new Entry(VisitorHelpCalled.class, 1),
            new Entry(AnnouncementSpoken.class, 1),
            new Entry(AnnouncementMissed.class, 1),
            new Entry(ServingNumberRecorded.class, 1),
            new Entry(ScanReceived.class, 1),
            new Entry(KioskWentOffline.class, 1),
            new Entry(KioskCameOnline.class, 1),
            new Entry(ClockSuspected.class, 1),
            new Entry(ClockConfirmed.class, 1),
            new Entry(StoreDegraded.class, 1),
            new Entry(DeviceStatusChanged.class, 2),
            new Entry(CameraEventReceived.class, 1),
            new Entry(CameraSighting.class, 1),
            new Entry(CameraLiveness.class, 1),
            new Entry(EventsDropped.class, 1),
            new Entry(IncarnationStarted.class, 1),
            new Entry(AgentEnrolled.class, 1),
            new Entry(AgentRevoked.class, 1),
            new Entry(AgentHeld.class, 1),
            new Entry(EpochStarted.class, 1),
            new Entry(BandLeased.class, 1),
            new Entry(BandRetired.class, 1),
            new Entry(BookingMade.class, 1),
            new Entry(BookingMoved.class, 1),
            new Entry(BookingCancelled.class, 1),
            new Entry(BookingCheckedIn.class, 1),
            new Entry(BookingMissed.class, 1),
            new Entry(BookingNoted.class, 1),
            new Entry(RemoteNumberTaken.class, 1),
            new Entry(RemoteNumberLive.class, 1),
            new Entry(DossiersRecorded.class, 1),
            new Entry(SubjectRequestReceived.class, 1),
            new Entry(SubjectSearched.class, 1),
            new Entry(SubjectRequestAnswered.class, 1),
            new Entry(AnomalyFound.class, 1),
            new Entry(CatalogueChanged.class, 1),
            new Entry(CatalogueScheduled.class, 1),
            new Entry(CatalogueScheduleEnded.class, 1));

    private static final Map<String, Entry> BY_NAME =
            ENTRIES.stream().collect(Collectors.toUnmodifiableMap(Entry::name, Function.identity()));

    private EventTypes() {}

    /**
     * @param type the record
     * @param version current version of its JSON form
     */
    public record Entry(Class<? extends Event> type, int version) {
        public String name() {
            return type.getSimpleName();
        }
    }

    public static List<Entry> all() {
        return ENTRIES;
    }

    public static Optional<Entry> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Current version of an event's form. */
    public static int version(Event event) {
        return byName(event.type()).orElseThrow().version();
    }
}

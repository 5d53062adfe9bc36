package vn.motcua.hub.platform.link;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.wire.Requests;

/**
 * What the modules an agent enrolled with entitle it to: the facts it may report and the requests it may make. What an agent
 * says at each hello does not count. Immutable; any thread.
 */
public final class ModuleRights {
    /** The agent itself: its clock, its store, its devices, and the counter page that every counter PC serves. */
    private static final Right AGENT = new Right(
            Set.of("ServingNumberRecorded", "ScanReceived", "ClockSuspected", "ClockConfirmed", "StoreDegraded"),
            Set.of("DeviceStatusChanged", "EventsDropped"));

    private static final Map<String, Right> MODULES = Map.of(
            "kiosk",
            new Right(
                    Set.of(
                            "TicketStored",
                            "PrintJobQueued",
                            "PrintJobEnded",
                            "KioskWentOffline",
                            "KioskCameOnline",
                            "BookingNoted"),
                    Set.of()),
            "display",
            new Right(Set.of("AnnouncementSpoken", "AnnouncementMissed"), Set.of()),
            "rating",
            new Right(Set.of("RatingGiven", "RatingPressIgnored"), Set.of()),
            "panic",
            new Right(Set.of("PanicPressed"), Set.of()),
            "camera",
            new Right(Set.of(), Set.of("CameraEventReceived", "CameraSighting", "CameraLiveness")));

    /** Request to the module that makes it. */
    private static final Map<String, String> ASKED_BY = Map.of(
            Requests.ALLOCATE_TICKET,
            "kiosk",
            Requests.FIND_TICKET,
            "kiosk",
            Requests.FIND_BOOKING,
            "kiosk",
            Requests.ACQUIRE_ANNOUNCER,
            "display",
            Requests.RAISE_PANIC,
            "panic",
            Requests.WANTED_EVIDENCE,
            "camera",
            Requests.OFFER_EVIDENCE,
            "camera",
            Requests.MISS_EVIDENCE,
            "camera");

    private record Right(Set<String> essential, Set<String> bulk) {}

    private final Map<StreamName, Set<String>> events = new EnumMap<>(StreamName.class);

    private ModuleRights(Collection<String> modules) {
        for (StreamName stream : StreamName.values()) events.put(stream, new HashSet<>());
        add(AGENT);
        for (String module : modules) {
            Right right = MODULES.get(module);
            if (right != null) add(right);
        }
    }

    private void add(Right right) {
        allowed(StreamName.ESSENTIAL).addAll(right.essential());
        allowed(StreamName.BULK).addAll(right.bulk());
    }

    private Set<String> allowed(StreamName stream) {
        return events.getOrDefault(stream, Set.of());
    }

    /** @param modules as enrolled; one this hub does not know entitles to nothing */
    public static ModuleRights of(Collection<String> modules) {
        return new ModuleRights(modules);
    }

    /** @param type as in the envelope */
    public boolean mayReport(StreamName stream, String type) {
        return allowed(stream).contains(type);
    }

    /** Whether it gives numbers, and so may say whose visit a slip was scanned for. */
    public boolean givesNumbers() {
        return mayReport(StreamName.ESSENTIAL, "TicketStored");
    }

    /**
     * A request that is no module's own is judged where it is answered.
     *
     * @param modules as enrolled
     */
    public static boolean mayAsk(Collection<String> modules, String request) {
        String module = ASKED_BY.get(request);
        return module == null || modules.contains(module);
    }

    /** What an agent says it runs and did not enrol with, in order. */
    public static List<String> notEnrolled(Collection<String> enrolled, Collection<String> running) {
        Set<String> more = new TreeSet<>(running);
        more.removeAll(enrolled);
        return List.copyOf(more);
    }
}

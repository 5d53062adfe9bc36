package vn.motcua.edge.device;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one device's state on its axes and tells the derived status when, and only when, it says something new. Changed on the
 * driver's event loop; {@link #status()} from any thread.
 */
public final class StatusKeeper {
    private final DeviceKey key;
    private final Clock clock;
    private final Consumer<DeviceStatus> onChange;

    private LinkState link = LinkState.ABSENT;
    private @Nullable DeviceCode linkCode;
    private ServiceState service = ServiceState.UNKNOWN;
    private List<DeviceCode> codes = List.of();
    private volatile @Nullable Instant lastSeen;
    private volatile DeviceStatus status;

    public StatusKeeper(DeviceKey key, Clock clock, Consumer<DeviceStatus> onChange) {
        this.key = key;
        this.clock = clock;
        this.onChange = onChange;
        this.status = DeviceStatus.derive(state(clock.instant()));
    }

    /** The last public status, and when the device was last heard by now; any thread. */
    public DeviceStatus status() {
        DeviceStatus last = status;
        return last.with(lastSeen, last.detail());
    }

    /**
     * @param code why the line is not up; kept while the next attempt is under way, so that a screen does not flicker between
     *     "offline" and "connecting". Null when there is nothing to say.
     */
    public void link(LinkState now, @Nullable DeviceCode code) {
        link = now;
        linkCode = code;
        // What a device said before its cable was pulled is no knowledge of how it is now.
        if (now != LinkState.UP) {
            service = ServiceState.UNKNOWN;
            codes = List.of();
        }
        tell();
    }

    /** What is known of the device, also that it is silent. If it has just said so itself, {@link #seen} comes first. */
    public void service(ServiceState now, DeviceCode... why) {
        service = now;
        codes = List.of(why);
        tell();
    }

    /** The device said something just now, whatever it was. */
    public void seen() {
        lastSeen = clock.instant();
    }

    private void tell() {
        DeviceStatus next = DeviceStatus.derive(state(clock.instant()));
        if (next.saysTheSameAs(status)) return;
        status = next;
        onChange.accept(next);
    }

    private DeviceState state(Instant now) {
        List<DeviceCode> all = new ArrayList<>();
        if (link != LinkState.UP && linkCode != null) all.add(linkCode);
        if (link == LinkState.UP) all.addAll(codes);
        return new DeviceState(key, AdminState.ENABLED, link, service, all, now, lastSeen);
    }
}

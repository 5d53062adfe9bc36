package vn.motcua.camera.sim;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.web.WebTexts;

/**
 * A camera on the bench that waits to be asked: whoever holds its stream open hears what it sees, and whoever asks for a picture gets one of now.
 * It asks for no login. Any thread.
 */
final class SimulatedStreamCamera implements SimulatedDevice {
    static final String NO_PICTURE = "noPicture";
    static final String CLOCK_OFF = "clockOff";
    static final String UNPLUGGED = "unplugged";
    /** What it sees, and the vendor's word for it. */
    private static final Map<String, String> KINDS =
            Map.of("presence", "fielddetection", "loitering", "loitering", "motion", "VMD", "tamper", "shelteralarm");

    private static final List<String> ORDER = List.of("presence", "loitering", "motion", "tamper");
    private static final List<String> SWITCHES = List.of(NO_PICTURE, CLOCK_OFF, UNPLUGGED);
    private static final Duration OFF = Duration.ofHours(1);

    private final String name;
    private final int port;
    private final WebTexts texts = new WebTexts("vn.motcua.camera.sim.bench");
    private final Set<String> on = new TreeSet<>();
    private final StreamCameraServer server;
    private Runnable onChange = () -> {};

    SimulatedStreamCamera(String name, int port) {
        this.name = name;
        this.port = port;
        server = new StreamCameraServer(this::now, () -> !is(NO_PICTURE));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.CAMERA;
    }

    @Override
    public String start() throws IOException {
        return "http://127.0.0.1:" + server.open(port);
    }

    private Instant now() {
        return is(CLOCK_OFF) ? Instant.now().plus(OFF) : Instant.now();
    }

    @Override
    public List<BenchControl> controls() {
        List<BenchControl> all = new ArrayList<>();
        for (String kind : ORDER) all.add(new BenchControl.Button(kind, word(kind), ""));
        all.add(new BenchControl.Reading("listeners", word("listeners"), Integer.toString(server.listeners())));
        all.add(new BenchControl.Reading("pictures", word("pictures"), Long.toString(server.pictures())));
        for (String id : SWITCHES) all.add(new BenchControl.Switch(id, word(id), is(id)));
        return all;
    }

    private vn.motcua.core.model.Text word(String id) {
        return texts.text("camera." + id);
    }

    @Override
    public void act(String control, String value) throws IOException {
        String vendor = KINDS.get(control);
        if (vendor != null) server.tell(notice(vendor, "active", now()));
        else if (SWITCHES.contains(control)) turn(control, BenchControl.Switch.isOn(value));
        else throw new IllegalArgumentException("control " + control + "; allowed: " + ORDER + SWITCHES);
        onChange.run();
    }

    private void turn(String id, boolean isOn) throws IOException {
        synchronized (on) {
            if (isOn) on.add(id);
            else on.remove(id);
        }
        if (!id.equals(UNPLUGGED)) return;
        if (isOn) server.close();
        else server.open(port);
    }

    private boolean is(String id) {
        synchronized (on) {
            return on.contains(id);
        }
    }

    /** One message of channel 1. */
    static String notice(String eventType, String state, Instant at) {
        return "<EventNotificationAlert version=\"2.0\"><channelID>1</channelID><dateTime>"
                + at.atOffset(ZoneOffset.UTC).withNano(0) + "</dateTime><activePostCount>1</activePostCount><eventType>"
                + eventType + "</eventType><eventState>" + state + "</eventState></EventNotificationAlert>";
    }

    @Override
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    @Override
    public void close() {
        server.close();
    }
}

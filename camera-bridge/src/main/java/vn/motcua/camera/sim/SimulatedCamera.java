package vn.motcua.camera.sim;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.sim.WebhookSender.Call;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.web.WebTexts;

/** A camera on the bench: each key is something it sees and tells its agent. Any thread; a key blocks until the agent has answered. */
final class SimulatedCamera implements SimulatedDevice {
    static final String FACE = "face";
    static final String REPEAT = "repeat";
    static final String REPLAY = "replay";
    static final String PICTURE = "picture";
    static final String WRONG_SECRET = "wrongSecret";
    static final String CLOCK_OFF = "clockOff";
    static final String UNPLUGGED = "unplugged";
    private static final List<String> KINDS = List.of("motion", "crowding", "loitering", "tamper");
    private static final List<String> DEEDS = List.of(FACE, REPEAT, REPLAY);
    private static final List<String> SWITCHES = List.of(PICTURE, WRONG_SECRET, CLOCK_OFF, UNPLUGGED);
    private static final long HOUR_SECONDS = 3_600;
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedCamera.class);

    private final String name;
    private final WebhookSender sender;
    private final String camera;
    private final WebTexts texts = new WebTexts("vn.motcua.camera.sim.bench");
    private final Set<String> on = new TreeSet<>();
    private @Nullable Call last;
    private String answer = "";
    private boolean isUnanswered;
    private long sent;
    private long accepted;
    private Runnable onChange = () -> {};

    /** @param camera as it names itself to the agent */
    SimulatedCamera(String name, WebhookSender sender, String camera) {
        this.name = name;
        this.sender = sender;
        this.camera = camera;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.CAMERA;
    }

    /** Nobody opens a line to it: it calls. @return the path it calls */
    @Override
    public String start() {
        return sender.path();
    }

    @Override
    public void calls(URI agent) {
        sender.agent(agent);
    }

    @Override
    public synchronized List<BenchControl> controls() {
        List<BenchControl> all = new ArrayList<>();
        for (String kind : KINDS) all.add(new BenchControl.Button(kind, word(kind), ""));
        all.add(new BenchControl.Reading("sent", word("sent"), Long.toString(sent)));
        all.add(new BenchControl.Reading("accepted", word("accepted"), Long.toString(accepted)));
        all.add(new BenchControl.Reading("answer", word(isUnanswered ? "unanswered" : "answer"), answer));
        for (String id : SWITCHES) all.add(new BenchControl.Switch(id, word(id), on.contains(id)));
        for (String deed : DEEDS) all.add(new BenchControl.Button(deed, word(deed), "", false));
        return all;
    }

    private vn.motcua.core.model.Text word(String id) {
        return texts.text("camera." + id);
    }

    @Override
    public void act(String control, String value) throws IOException {
        if (SWITCHES.contains(control)) turn(control, value);
        else if (KINDS.contains(control) || control.equals(FACE)) tell(fresh(control));
        else if (DEEDS.contains(control)) again(control.equals(REPLAY));
        else throw new IllegalArgumentException("control " + control + "; allowed: " + KINDS + DEEDS + SWITCHES);
        onChange.run();
    }

    private synchronized void turn(String id, String value) {
        if (BenchControl.Switch.isOn(value)) on.add(id);
        else on.remove(id);
    }

    private synchronized boolean is(String id) {
        return on.contains(id);
    }

    /** A face is what no camera may tell; the agent refuses it at the door. */
    private Call fresh(String kind) throws IOException {
        Instant now = Instant.now();
        var body = Json.object()
                .put("camera", camera)
                .put("kind", kind.equals(FACE) ? "face-detection" : kind)
                .put("ts", now.atOffset(ZoneOffset.UTC).toString());
        if (is(PICTURE)) body.put("image", Base64.getEncoder().encodeToString(HallPicture.bytes("png", now)));
        long signedAt = now.getEpochSecond() + (is(CLOCK_OFF) ? HOUR_SECONDS : 0);
        return sender.signed(UUID.randomUUID().toString(), signedAt, Json.write(body), is(WRONG_SECRET));
    }

    /** @param asAnother under another key, as who overheard the call would try */
    private void again(boolean asAnother) {
        Call before;
        synchronized (this) {
            before = last;
        }
        if (before == null) return;
        tell(asAnother ? before.under(UUID.randomUUID().toString()) : before);
    }

    private void tell(Call call) {
        if (is(UNPLUGGED)) return;
        String told = "";
        try {
            told = sender.send(call);
        } catch (IOException e) {
            LOG.debug("simulated camera {}: {}", name, e.getMessage());
        }
        synchronized (this) {
            sent++;
            last = call;
            answer = told;
            isUnanswered = told.isEmpty();
            if (told.startsWith("2")) accepted++;
        }
    }

    @Override
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    @Override
    public void close() {
        // There is no line to let go of.
    }
}

package vn.motcua.camera;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.evidence.EvidenceFetcher;
import vn.motcua.camera.evidence.EvidenceHub;
import vn.motcua.camera.evidence.Masking;
import vn.motcua.camera.evidence.Recorder;
import vn.motcua.camera.evidence.StillWatch;
import vn.motcua.camera.source.Seen;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;
import vn.motcua.camera.source.Seen.Picture;
import vn.motcua.camera.still.Masks;
import vn.motcua.camera.still.Still;
import vn.motcua.camera.still.StillRing;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.module.ModuleContext;

/** The pictures of this agent's cameras: the last moments in memory, and what the hub wants of them on its way there. Event loop only. */
final class Pictures implements Teller.Onlooker {
    /** About the device or about numbers: no moment anybody looks back at. */
    private static final Set<Kind> NO_MOMENT =
            Set.of(Kind.OCCUPANCY, Kind.AVAILABILITY, Kind.CLOCK_SET, Kind.DEVICE_FAULT, Kind.SIGNAL_LOST);

    private static final Duration SHOW = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final ModuleContext context;
    private final PictureSettings settings;
    private final EvidenceHub hub;
    private final Path folder;
    private final StillRing ring;
    private final StillWatch watch;
    private @Nullable EvidenceFetcher fetcher;
    private long showing = -1;
    private final Map<String, Recorder> recorders = new HashMap<>();
    private final Map<String, Masks> masks;
    private final Map<String, Masking> maskings = new HashMap<>();

    /**
     * @param masks of what is covered, by source
     * @param folder of this module; the spool lies in it
     */
    Pictures(ModuleContext context, PictureSettings settings, Map<String, Masks> masks, EvidenceHub hub, Path folder) {
        this.masks = Map.copyOf(masks);
        this.context = context;
        this.settings = settings;
        this.hub = hub;
        this.folder = folder;
        ring = new StillRing(settings.keep(), settings.memoryBytes());
        watch = new StillWatch(context.vertx(), ring, context::hubNow, settings.every());
    }

    /**
     * @param device as it is; from here on nothing sees of it what is covered
     * @param channels whose last moments are kept, unless the device keeps them itself
     */
    void add(String source, Recorder device, Set<String> channels) {
        Recorder recorder = masking(source).over(device);
        recorders.put(source, recorder);
        if (!recorder.isRecording()) channels.forEach(channel -> watch.watch(source, channel, recorder));
    }

    /** Of those whose pictures come with their events, too. */
    private Masking masking(String source) {
        return maskings.computeIfAbsent(
                source, name -> new Masking(context.vertx(), masks.getOrDefault(name, Masks.NONE)));
    }

    Future<Void> start() {
        watch.start(LOOK);
        var parts = new EvidenceFetcher.Parts(
                context.vertx(), hub, ring, recorders::get, context::hubNow, new Random()::nextDouble);
        return EvidenceFetcher.start(parts, EvidenceFetcher.Pace.USUAL, folder.resolve("spool"), settings.spool())
                .onSuccess(started -> {
                    fetcher = started;
                    showing = context.vertx().setPeriodic(SHOW.toMillis(), tick -> show(started));
                    context.onLinked(started::linked);
                })
                .mapEmpty();
    }

    private void show(EvidenceFetcher of) {
        of.level()
                .onSuccess(level -> context.publishLocal(
                        "pictures",
                        "held",
                        Json.object()
                                .put("ringBytes", ring.bytes())
                                .put("waiting", level.waiting())
                                .put("spoolBytes", level.bytes())
                                .put("dropped", level.dropped())));
    }

    Future<Void> stop() {
        watch.stop();
        context.vertx().cancelTimer(showing);
        List<Future<Void>> stopping = new ArrayList<>();
        if (fetcher != null) stopping.add(fetcher.stop());
        recorders.values().forEach(recorder -> stopping.add(recorder.close()));
        return Future.join(stopping).mapEmpty();
    }

    @Override
    public boolean shows(String source) {
        return recorders.containsKey(source);
    }

    @Override
    public void saw(String source, Seen seen, Phase phase, Instant at) {
        boolean isBegun = phase == Phase.START || phase == Phase.PULSE;
        if (!isBegun && seen.pictures().isEmpty() || NO_MOMENT.contains(seen.kind())) return;
        Recorder recorder = recorders.get(source);
        Recorder asked = recorder == null || recorder.isRecording() || !isBegun ? null : recorder;
        watch.begun(source, seen.channel(), at, asked);
        for (Picture picture : seen.pictures())
            Still.of(picture.bytes(), Optional.empty()).ifPresent(still -> keep(source, seen.channel(), at, still));
    }

    private void keep(String source, String channel, Instant at, Still still) {
        masking(source)
                .cover(channel, still)
                .onSuccess(covered -> ring.add(StillWatch.camera(source, channel), at, covered))
                .onFailure(hidden -> LOG.debug("camera {}: a picture is not kept: {}", source, hidden.getMessage()));
    }
}

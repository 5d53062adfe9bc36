package vn.motcua.camera;

import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.CameraSettings.Source;
import vn.motcua.camera.evidence.Recorder;
import vn.motcua.camera.push.PushDoor;
import vn.motcua.camera.push.PushPeer;
import vn.motcua.camera.source.Doubles;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.module.AgentModule;
import vn.motcua.edge.module.ModuleContext;

/** The agent module {@code camera}; see the package. Event loop only. */
public final class CameraModule implements AgentModule {
    private static final Logger LOG = LoggerFactory.getLogger(CameraModule.class);

    private @Nullable CameraSettings settings;
    private @Nullable Route route;
    private @Nullable Pictures pictures;
    /** What undoes each start. */
    private final List<Supplier<Future<Void>>> stops = new ArrayList<>();

    @Override
    public String name() {
        return "camera";
    }

    @Override
    public void configure(ConfigNode section) {
        settings = CameraSettings.read(section);
    }

    @Override
    public Future<Void> start(ModuleContext context) {
        CameraSettings read = settings;
        if (read == null) return Future.failedFuture(new IllegalStateException("camera was not configured"));
        pictures = context.folder()
                .map(folder ->
                        new Pictures(context, read.pictures(), read.masks(), new LinkedEvidenceHub(context), folder))
                .orElse(null);
        Map<String, CameraSource> sources = new LinkedHashMap<>();
        List<Future<Void>> loading = read.sources().values().stream()
                .map(source -> load(context, source, sources))
                .toList();
        return Future.all(loading).compose(loaded -> {
            route = new CameraRoutes(sources).mount(context.router());
            return listen(context, read).compose(listening -> show());
        });
    }

    /** A disk that takes no pictures keeps nobody from hearing the cameras. */
    private Future<Void> show() {
        Pictures shown = pictures;
        if (shown == null) return Future.succeededFuture();
        stops.add(shown::stop);
        return shown.start()
                .onFailure(failure -> LOG.error("no pictures are kept for the hub", failure))
                .otherwiseEmpty();
    }

    /** Who is told of moments worth a picture, and who of several tells them. */
    private Teller.Shared shared(CameraSettings read) {
        Pictures told = pictures;
        return new Teller.Shared(told == null ? (source, seen, phase, at) -> {} : told, new Doubles(read.same()));
    }

    private Future<Void> listen(ModuleContext context, CameraSettings read) {
        Teller.Shared shared = shared(read);
        for (FrigateSettings settings : read.frigates()) {
            FrigateSource frigate = new FrigateSource(context, settings, shared);
            if (pictures != null)
                settings.recorder(context.vertx()).ifPresent(one -> picturesOf(settings.name(), one, Set.of()));
            stops.add(frigate::stop);
            frigate.start();
        }
        for (OnvifMqttSettings settings : read.published()) {
            OnvifMqttSource published = new OnvifMqttSource(context, settings, shared);
            stops.add(published::stop);
            published.start();
        }
        List<Future<?>> starting = new ArrayList<>();
        for (MailSettings settings : read.mails())
            starting.add(receive(new MailSource(context, settings, shared), settings));
        starting.add(openDoor(context, read, shared));
        return Future.all(starting).mapEmpty();
    }

    private Future<Integer> receive(MailSource mails, MailSettings settings) {
        stops.add(mails::stop);
        // A door that does not open is told, and the other cameras are heard all the same.
        return mails.start()
                .onSuccess(
                        port -> LOG.info("camera {}: mails are taken at {}:{}", settings.name(), settings.host(), port))
                .otherwise(failure -> 0);
    }

    /** One door for all that post. One that does not open is told, and the other cameras are heard all the same. */
    private Future<Void> openDoor(ModuleContext context, CameraSettings read, Teller.Shared shared) {
        boolean isNeeded = !read.pushes().isEmpty()
                || read.streams().values().stream().anyMatch(one -> one.type().equals(StreamSettings.ONVIF_PUSH));
        if (!isNeeded) return ask(context, read, shared, Optional.empty(), peer -> {});
        PushDoor door = new PushDoor(context.vertx());
        stops.add(door::stop);
        List<PushSource> posting = new ArrayList<>();
        for (PushSettings settings : read.pushes()) {
            PushSource source = new PushSource(context, settings, shared);
            stops.add(source::stop);
            source.start();
            door.let(source.peer());
            posting.add(source);
        }
        PushSettings.Door at = read.door();
        return door.start(at.host(), at.port())
                .map(port -> Optional.of(at.at(port)))
                .onSuccess(opened -> LOG.info("cameras may post to {}", opened.get()))
                .onFailure(failure -> {
                    LOG.error("no camera can post to {}:{}: {}", at.host(), at.port(), failure.getMessage());
                    posting.forEach(PushSource::noDoor);
                })
                .otherwise(failure -> Optional.empty())
                .compose(opened -> ask(context, read, shared, opened, door::let));
    }

    private Future<Void> ask(
            ModuleContext context,
            CameraSettings read,
            Teller.Shared shared,
            Optional<URI> door,
            Consumer<PushPeer> doorkeeper) {
        List<Future<StreamSource>> loading = new ArrayList<>();
        for (StreamSettings settings : read.streams().values())
            loading.add(StreamSource.load(context, settings, door, shared).onSuccess(stream -> {
                if (settings.type().equals(StreamSettings.ONVIF_PUSH)) doorkeeper.accept(stream.peer());
                stops.add(stream::stop);
                if (pictures != null)
                    stream.recorder()
                            .ifPresent(one -> picturesOf(
                                    settings.name(), one, settings.counters().keySet()));
                stream.start();
            }));
        return Future.all(loading).mapEmpty();
    }

    private void picturesOf(String source, Recorder recorder, Set<String> channels) {
        if (pictures != null) pictures.add(source, recorder, channels);
    }

    private static Future<Void> load(ModuleContext context, Source source, Map<String, CameraSource> sources) {
        return SeenCalls.load(context, source.name()).map(seen -> {
            sources.put(source.name(), new CameraSource(context, source, seen));
            return null;
        });
    }

    @Override
    public Future<Void> stop() {
        if (route != null) route.remove();
        route = null;
        List<Future<Void>> stopping = stops.stream().map(Supplier::get).toList();
        stops.clear();
        return Future.join(stopping).mapEmpty();
    }
}

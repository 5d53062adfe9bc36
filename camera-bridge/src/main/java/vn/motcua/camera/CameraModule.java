package vn.motcua.camera;

import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.CameraSettings.Source;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.module.AgentModule;
import vn.motcua.edge.module.ModuleContext;

/** The agent module {@code camera}; see the package. Event loop only. */
public final class CameraModule implements AgentModule {
    private @Nullable CameraSettings settings;
    private @Nullable Route route;
    private final List<StreamSource> streams = new ArrayList<>();

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
        Map<String, CameraSource> sources = new LinkedHashMap<>();
        List<Future<Void>> loading = read.sources().values().stream()
                .map(source -> load(context, source, sources))
                .toList();
        return Future.all(loading).compose(loaded -> {
            route = new CameraRoutes(sources).mount(context.router());
            return listen(context, read);
        });
    }

    private Future<Void> listen(ModuleContext context, CameraSettings read) {
        return Future.all(read.streams().values().stream()
                        .map(stream -> StreamSource.load(context, stream).onSuccess(this::run))
                        .toList())
                .mapEmpty();
    }

    private void run(StreamSource stream) {
        streams.add(stream);
        stream.start();
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
        List<Future<Void>> stopping = streams.stream().map(StreamSource::stop).toList();
        streams.clear();
        return Future.join(stopping).mapEmpty();
    }
}

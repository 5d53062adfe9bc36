package vn.motcua.camera;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.push.PushAccess;
import vn.motcua.camera.push.PushPeer;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Repeats;
import vn.motcua.camera.source.SourceFormat;
import vn.motcua.camera.source.SourceFormats;
import vn.motcua.edge.module.ModuleContext;

/** One device that posts what it sees. Event loop only. */
final class PushSource {
    private static final Logger LOG = LoggerFactory.getLogger(PushSource.class);

    private final ModuleContext context;
    private final PushSettings settings;
    private final Teller teller;
    private final Repeats repeats = new Repeats();

    PushSource(ModuleContext context, PushSettings settings, Teller.Shared shared) {
        this.context = context;
        this.settings = settings;
        teller = new Teller(
                context,
                new Teller.About(
                        settings.name(), settings.counters(), settings.idleEnd(), settings.silentAfter(), true),
                shared);
    }

    /** How it is known at the door. */
    PushPeer peer() {
        SourceFormat format = SourceFormats.named(settings.type());
        return new PushPeer(
                settings.name(),
                new PushAccess(settings.from(), settings.key(), settings.login()),
                () -> format.decoder(new SourceFormat.Setting(SiteZone.of(context), settings.host())),
                this::heard,
                teller::refused);
    }

    void start() {
        teller.start();
    }

    Future<Void> stop() {
        teller.stop();
        return Future.succeededFuture();
    }

    void noDoor() {
        teller.lost("NO_DOOR");
    }

    /** A call that comes again because its answer was lost says nothing new. */
    private Future<Void> heard(List<Heard> heard) {
        List<Heard> fresh = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        for (Heard one : heard) {
            Optional<String> mark = Repeats.mark(one);
            if (mark.isPresent() && repeats.isKnown(mark.get())) continue;
            mark.ifPresent(marks::add);
            fresh.add(one);
        }
        return teller.heard(fresh)
                .onSuccess(stored -> marks.forEach(repeats::remember))
                .onFailure(failure -> LOG.warn("camera {}: {}", settings.name(), failure.getMessage()));
    }
}

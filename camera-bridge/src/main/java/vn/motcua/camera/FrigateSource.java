package vn.motcua.camera;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import vn.motcua.camera.frigate.FrigateClient;
import vn.motcua.camera.source.Heard;
import vn.motcua.edge.module.ModuleContext;

/** One Frigate and what it says. Event loop only. */
final class FrigateSource implements FrigateClient.Listener {
    private final Teller teller;
    private final FrigateClient client;

    FrigateSource(ModuleContext context, FrigateSettings settings, Teller.Shared shared) {
        teller = new Teller(
                context,
                new Teller.About(
                        settings.name(), settings.counters(), Duration.ZERO, FrigateSettings.SILENT_AFTER, true),
                shared);
        client = new FrigateClient(
                context.vertx(),
                settings.mqtt(context.agent().value()),
                settings.target(),
                this,
                context::hubNow,
                new Random()::nextDouble);
    }

    void start() {
        teller.start();
        client.start();
    }

    Future<Void> stop() {
        teller.stop();
        return client.stop();
    }

    @Override
    public Future<Void> heard(List<Heard> heard) {
        return teller.heard(heard);
    }

    @Override
    public void lost(String why) {
        teller.lost(why);
    }
}

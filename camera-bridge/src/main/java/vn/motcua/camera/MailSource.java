package vn.motcua.camera;

import io.vertx.core.Future;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.smtp.SmtpDoor;
import vn.motcua.edge.module.ModuleContext;

/** One door for mails and what they say. Event loop only. */
final class MailSource {
    private static final Logger LOG = LoggerFactory.getLogger(MailSource.class);

    private final Teller teller;
    private final SmtpDoor door;
    private final MailSettings settings;

    MailSource(ModuleContext context, MailSettings settings, Teller.Shared shared) {
        this.settings = settings;
        teller = new Teller(
                context,
                new Teller.About(settings.name(), settings.counters(), Duration.ZERO, MailSettings.SILENT_AFTER, true),
                shared);
        door = new SmtpDoor(
                context.vertx(), settings.access(), settings.words(), () -> SiteZone.of(context), teller::heard);
    }

    /** The port it listens on. */
    Future<Integer> start() {
        teller.start();
        return door.start(settings.host(), settings.port()).onFailure(failure -> {
            LOG.error(
                    "camera {}: no mails are taken at {}:{}: {}",
                    settings.name(),
                    settings.host(),
                    settings.port(),
                    failure.getMessage());
            teller.lost("NO_DOOR");
        });
    }

    Future<Void> stop() {
        teller.stop();
        return door.stop();
    }
}

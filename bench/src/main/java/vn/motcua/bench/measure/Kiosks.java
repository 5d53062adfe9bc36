package vn.motcua.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.FeedClient;
import vn.motcua.launcher.demo.Http;

/** What the kiosks of a world say about themselves. */
final class Kiosks {
    private Kiosks() {}

    /** How many of {@code kiosk-1} to {@code kiosk-count} issue from their bands now. */
    static int offline(DemoWorld world, int count) throws IOException, InterruptedException {
        int offline = 0;
        for (int i = 1; i <= count; i++) {
            try (FeedClient page = FeedClient.open(new Http(world.address("kiosk-" + i)), "local")) {
                JsonNode mode = page.await("local", value -> value.has("online"), Duration.ofSeconds(5));
                if (!mode.path("online").asBoolean()) offline++;
            }
        }
        return offline;
    }
}

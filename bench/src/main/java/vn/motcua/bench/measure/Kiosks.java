package vn.motcua.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.FeedClient;
import vn.motcua.launcher.demo.Http;

/** What the kiosks of a world say about themselves. */
final class Kiosks {
    private Kiosks() {}

    /** Waits until the agent is linked to the hub and asks it for numbers: what comes before is the start's to measure. */
    static void awaitOnline(DemoWorld world, String agent) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Http http = new Http(world.address(agent));
        while (!http.get("/api/status").expect(200).json().path("online").asBoolean()) {
            if (System.nanoTime() > end) throw new IOException(agent + " was not linked to the hub after 30 s");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

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

package vn.motcua.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** Simulated citizens at kiosks and officers at consoles, who repeat what was not answered, as people and pages do. */
final class Load implements AutoCloseable {
    private static final List<String> SERVICES =
            List.of("submit", "collect", "certify", "civil-status", "land", "guidance");

    private final DemoWorld world;
    private final Oracle oracle;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger called = new AtomicInteger();
    private final java.util.Map<java.net.URI, Http> kiosks = new java.util.concurrent.ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> surprises = new CopyOnWriteArrayList<>();

    Load(DemoWorld world, Oracle oracle) {
        this.world = world;
        this.oracle = oracle;
    }

    /** One citizen after another at a kiosk; each repeats the request, with its id, until it is answered. */
    void kiosk(String agent, long seed, int pauseMs) {
        start("citizens at " + agent, () -> {
            Random random = new Random(seed);
            while (running.get()) {
                takeNumber(agent, random);
                pause(random.nextInt(pauseMs) + 1L);
            }
        });
    }

    private void takeNumber(String agent, Random random) {
        String requestId = UUID.randomUUID().toString();
        ObjectNode ask = Json.object()
                .put("requestId", requestId)
                .put("serviceId", SERVICES.get(random.nextInt(SERVICES.size())))
                .put("locale", "VI")
                .put("priority", random.nextInt(8) == 0 ? "PRIORITY" : "NORMAL");
        oracle.asking("ticket", requestId);
        Deque<Integer> repeats = new ArrayDeque<>(random.nextInt(6) == 0 ? List.of(1, 1) : List.of(1));
        while (!repeats.isEmpty()) {
            if (!running.get() && oracle.tickets().get(requestId) == null) return;
            try {
                Http.Reply reply =
                        kiosks.computeIfAbsent(world.address(agent), Http::new).post("/api/kiosk/tickets", ask);
                if (reply.status() == 200 || reply.status() == 201) {
                    oracle.ticket(requestId, reply.json());
                    answered.incrementAndGet();
                    repeats.pop();
                } else if (reply.status() >= 500 || reply.status() == 409) {
                    pause(100);
                } else {
                    surprises.add("kiosk answered " + reply.status() + " " + reply.body());
                    return;
                }
            } catch (IOException e) {
                pause(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** An officer who calls, sometimes recalls, and finishes, repeating each command until it is answered. */
    void console(String counter, int officer, long seed, int pauseMs) {
        start("officer at " + counter, () -> {
            Random random = new Random(seed);
            Http http = null;
            while (running.get()) {
                try {
                    if (http == null) http = atCounter(counter, officer);
                    if (!serveOne(http, counter, random)) http = null;
                } catch (IOException e) {
                    http = null;
                    pause(150);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                pause(random.nextInt(pauseMs) + 1L);
            }
        });
    }

    private Http atCounter(String counter, int officer) throws IOException, InterruptedException {
        Http http = world.signedIn("OFFICER", officer);
        Http.Reply reply = http.post(
                "/api/v1/counters/" + counter + "/open",
                Json.object().put("requestId", UUID.randomUUID().toString()));
        if (reply.status() >= 400 && reply.status() != 409)
            throw new IOException("open: " + reply.status() + " " + reply.body());
        return http;
    }

    private boolean serveOne(Http http, String counter, Random random) throws IOException, InterruptedException {
        Http.Reply reply = command(http, counter, "call-next");
        if (reply == null) return false;
        if (reply.status() == 409) {
            // Somebody is in hand from before a crash, or nobody waits.
            command(http, counter, "finish");
            return true;
        }
        if (reply.status() != 200) return false;
        String visitId = reply.json().path("visit").path("visitId").asText();
        oracle.action("called", visitId);
        called.incrementAndGet();
        if (random.nextInt(5) == 0) command(http, counter, "recall");
        Http.Reply end = command(http, counter, random.nextInt(6) == 0 ? "no-show" : "finish");
        if (end != null && end.status() == 200) oracle.action("ended", visitId);
        return end != null;
    }

    /** Sends a command until it is answered; null when it must sign in again. */
    private Http.@org.jspecify.annotations.Nullable Reply command(Http http, String counter, String verb)
            throws InterruptedException {
        ObjectNode body = Json.object().put("requestId", UUID.randomUUID().toString());
        for (int attempt = 0; attempt < 200 && running.get(); attempt++) {
            try {
                Http.Reply reply = http.post("/api/v1/counters/" + counter + "/" + verb, body);
                if (reply.status() == 401 || reply.status() == 403) return null;
                if (reply.status() < 500) return reply;
                pause(100);
            } catch (IOException e) {
                pause(100);
            }
        }
        return null;
    }

    int answered() {
        return answered.get();
    }

    int called() {
        return called.get();
    }

    List<String> surprises() {
        return surprises;
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every visit of today. */
    static List<JsonNode> visits(Http http) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = http.get("/api/v1/visits?limit=1000" + after)
                    .expect(200)
                    .json()
                    .path("visits");
            page.forEach(all::add);
            if (page.size() < 1_000) return all;
            after = "&after=" + page.get(page.size() - 1).path("visitId").asText();
        }
    }

    /** Lets everybody finish what they began. */
    @Override
    public void close() throws InterruptedException {
        running.set(false);
        for (Thread thread : threads) thread.join(30_000);
    }
}

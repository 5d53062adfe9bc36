package vn.motcua.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.load.FeedSockets;
import vn.motcua.bench.load.Latencies;
import vn.motcua.bench.load.LoadClient;
import vn.motcua.bench.load.LoadClient.Session;
import vn.motcua.bench.machine.ProcessProbe;
import vn.motcua.bench.peer.PollingPeer;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;
import vn.motcua.core.wire.Json;

/**
 * From the officer's key to the number at every board: {@code call-next} sent until the change is on the feed of each of 100 boards,
 * while 200 consoles listen to the whole queue. What the browser then draws is the browser test's to time.
 */
public final class CallToBoard implements Measurement {
    private static final int BOARDS = 100;
    private static final int CONSOLES = 200;
    private static final int FEEDS_PER_SESSION = 25;
    private static final int WARM_UP = 20;
    private static final int SPARE = 30;
    private static final String COUNTER = "/api/v1/counters/counter-1";

    @Override
    public String name() {
        return "board";
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException {
        Latencies polling = PollingPeer.simulated(room.seed());
        int calls = room.scale().calls();
        try (World world = World.start(room, Map.of(), Map.of())) {
            List<Session> sessions = world.sessions("OFFICER", (BOARDS + CONSOLES) / FEEDS_PER_SESSION);
            Session officer = sessions.get(0);
            issue(world.hub(), officer, WARM_UP + calls + SPARE);
            Boards boards = new Boards(BOARDS);
            AtomicLong consoleFrames = new AtomicLong();
            open(world, sessions, boards, consoleFrames);
            World.await(world.hub().post(COUNTER + "/open", request(), officer));
            Latencies each = new Latencies();
            Latencies last = new Latencies();
            for (int i = -WARM_UP; i < calls; i++) {
                Boards.Arrivals arrivals = call(world.hub(), officer, boards);
                if (i < 0) continue;
                arrivals.nanosAfterCall().forEach(each::record);
                last.record(arrivals.lastNanosAfterCall());
            }
            double hubMib = new ProcessProbe(world.processes().child("hub").pid()).residentMib();
            return List.of(
                    figure("board.p50", each, 50).within(Budget.atMost(60)).beside("polling", polling.millis(50)),
                    figure("board.p99", each, 99)
                            .within(Budget.atMost(250))
                            .beside("polling", polling.millis(99))
                            .detail("consoleFrames", consoleFrames.get()),
                    figure("board.last", last, 99),
                    Figure.of("board.hubMemory", hubMib, "MiB").within(Budget.atMost(512)));
        }
    }

    private static void issue(LoadClient hub, Session officer, int tickets) throws IOException, InterruptedException {
        for (int i = 0; i < tickets; i++) {
            ObjectNode ask = request().put("serviceId", "submit").put("priority", "NORMAL");
            World.await(hub.post("/api/v1/tickets", ask, officer));
        }
    }

    private static void open(World world, List<Session> sessions, Boards boards, AtomicLong consoleFrames)
            throws IOException, InterruptedException {
        FeedSockets sockets = new FeedSockets(world.vertx());
        List<Future<Void>> opening = new ArrayList<>();
        for (int i = 0; i < BOARDS + CONSOLES; i++) {
            Session session = sessions.get(i % sessions.size());
            opening.add(
                    i < BOARDS
                            ? sockets.open(world.hubAddress(), session, List.of("site", "board:main"), boards.board(i))
                            : sockets.open(
                                    world.hubAddress(),
                                    session,
                                    List.of("site", "queue", "waiting", "board:main"),
                                    text -> consoleFrames.incrementAndGet()));
        }
        World.await(Future.all(opening));
    }

    private static Boards.Arrivals call(LoadClient hub, Session officer, Boards boards)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        String visit = World.await(hub.post(COUNTER + "/call-next", request(), officer))
                .json()
                .path("visit")
                .path("visitId")
                .asText();
        Boards.Arrivals arrivals = boards.await(visit, start);
        World.await(hub.post(COUNTER + "/finish", request(), officer));
        return arrivals;
    }

    private static ObjectNode request() {
        return Json.object().put("requestId", UUID.randomUUID().toString());
    }

    private static Figure figure(String id, Latencies latencies, double percentile) {
        return Figure.of(id, latencies.millis(percentile), "ms")
                .detail("samples", latencies.count())
                .detail("maxMs", latencies.millis(100));
    }
}

package vn.motcua.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.load.Latencies;
import vn.motcua.bench.load.LoadClient.Session;
import vn.motcua.bench.peer.RawSqlite;
import vn.motcua.bench.peer.SqliteCommit;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;
import vn.motcua.core.wire.Json;

/**
 * Fifty officers at fifty counters press "call next" in the same moment, with a thousand people waiting: each ticket goes to one of
 * them, each of them gets one, and it is there within a blink. Between two rounds everybody is served and as many come again, so that each
 * round finds the thousand; fifty console feeds are open beside. Timed from the common moment to each answer.
 */
public final class CallsAtOnce implements Measurement {
    static final int OFFICERS = 50;
    private static final int WAITING = 1_000;
    /** Some 20,000 commands, after which a hub that just started runs as it does for the rest of the day. Told by a figure of its own. */
    private static final int WARM_UP = 130;

    /** Of a round: all call, all finish, as many come. */
    private static final int PHASES = 3;

    private static final int REPLAYS = 2;

    @Override
    public String name() {
        return "rush";
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException, SQLException {
        int rounds = room.scale().rounds();
        Latencies one = SqliteCommit.timed(room.home(), 1);
        Rush rush;
        Latencies fresh;
        double hubMs;
        Path store;
        try (World world = World.start(room, Map.of(), Map.of(), counters())) {
            List<Session> officers = officers(world);
            rush = new Rush(world, officers);
            rush.openCounters();
            for (int come = 0; come < WAITING; come += OFFICERS) rush.issue();
            for (int i = 0; i < WARM_UP; i++) rush.round();
            fresh = rush.each();
            rush.forgetTimes();
            CpuCost hub = CpuCost.of(world.processes(), List.of("hub"));
            for (int i = 0; i < rounds; i++) rush.round();
            hubMs = hub.millisEach(rounds);
            for (int i = 0; i < rounds / 5; i++) rush.roundAmidst();
            store = world.processes().home().resolve("hub").resolve("hub.db");
        }
        RawSqlite raw = RawSqlite.of(store);
        RawSqlite.Result rows = raw.replay(RawSqlite.Way.FINAL_ROWS, room.home(), REPLAYS);
        List<Figure> figures = new ArrayList<>(figures(rush, rounds, hubMs, one, rows));
        figures.add(timed("rush.fresh", fresh, 99).detail("rounds", WARM_UP));
        return figures;
    }

    /** @param rows the hub's own rows in the hub's own commits, by SQLite alone */
    private static List<Figure> figures(Rush rush, int rounds, double hubMs, Latencies one, RawSqlite.Result rows) {
        int all = rounds + rounds / 5 + WARM_UP;
        int phases = PHASES * all;
        double sameRows = 1_000 * rows.seconds() / phases;
        return List.of(
                timed("rush.p50", rush.each(), 50).beside("sqliteSameRows", sameRows),
                timed("rush.p99", rush.each(), 99)
                        .within(Budget.atMost(25))
                        .beside("sqliteSameRows", sameRows)
                        .detail("rounds", rounds)
                        .detail("commitsPerRound", (double) rows.commits() / all)
                        .detail("commitOfOneRowP99Ms", one.millis(99))
                        .detail("consoleFrames", rush.consoleFrames()),
                timed("rush.last", rush.last(), 99),
                timed("rush.amidst", rush.amidst(), 99),
                Figure.of("rush.cpu", hubMs / PHASES, "ms").detail("hubCpuMsPerRound", hubMs),
                Figure.of("rush.wrong", rush.wrong(), "")
                        .within(Budget.atMost(0))
                        .detail("calledTwice", rush.calledTwice())
                        .detail("withoutTicket", rush.withoutTicket()));
    }

    private static Figure timed(String id, Latencies latencies, double percentile) {
        return Figure.of(id, latencies.millis(percentile), "ms")
                .detail("samples", latencies.count())
                .detail("maxMs", latencies.millis(100));
    }

    /** Those beyond the two that the bench's site has. */
    private static String counters() {
        StringBuilder yaml = new StringBuilder();
        for (int counter = 3; counter <= OFFICERS; counter++)
            yaml.append(("  - {id: counter-%1$d, label: \"%1$d\", zone: main, name: {vi: Quầy %1$d, en: Counter %1$d},"
                            + " services: [submit, certify, civil-status]}\n")
                    .formatted(counter));
        return yaml.toString();
    }

    /** People of their own, signed in. */
    private static List<Session> officers(World world) throws IOException, InterruptedException {
        Session admin = world.sessions("ADMINISTRATOR", 1).get(0);
        List<Session> sessions = new ArrayList<>(OFFICERS);
        for (int i = 1; i <= OFFICERS; i++) {
            String password = "only-for-the-bench-" + i;
            ObjectNode person = Json.object()
                    .put("login", "officer" + i)
                    .put("name", "Officer " + i)
                    .put("role", "OFFICER")
                    .put("password", password);
            World.await(world.hub().post("/api/v1/people", person, admin));
            sessions.add(World.await(world.hub().signIn("officer" + i, password)));
        }
        return sessions;
    }
}

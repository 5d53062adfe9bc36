package vn.motcua.bench.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.link.Backlog;
import vn.motcua.bench.link.ScriptedAgent;
import vn.motcua.bench.peer.RawSqlite;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;
import vn.motcua.core.wire.LinkFrame.Welcome;

/**
 * How fast a hub takes what agents kept: one agent sends its backlog as fast as the hub's credit allows, and every event counts when
 * the hub has acknowledged it, which it does after the commit. Beside it the same SQL statements by SQLite alone.
 */
public final class HubIngest implements Measurement {
    private static final List<String> MODULES = List.of("kiosk");
    private static final int REPLAYS = 2;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException, SQLException {
        int events = room.scale().ingestEvents();
        double perSecond;
        double cpuMs;
        Path store;
        try (World world = World.start(room, Map.of(), Map.of())) {
            // A first agent's backlog is for the just-in-time compilers; the store holds both, and so does the peer.
            drain(world, room, "warm", Math.max(3_000, events / 4));
            CpuCost hub = CpuCost.of(world.processes(), List.of("hub"));
            perSecond = drain(world, room, "drain", events);
            cpuMs = hub.millisEach(events);
            store = world.processes().home().resolve("hub").resolve("hub.db");
        }
        RawSqlite raw = RawSqlite.of(store);
        RawSqlite.Result statements = raw.replay(RawSqlite.Way.STATEMENTS, room.home(), REPLAYS);
        RawSqlite.Result rows = raw.replay(RawSqlite.Way.FINAL_ROWS, room.home(), REPLAYS);
        return List.of(
                Figure.of("ingest.rate", perSecond, "/s")
                        .beside("sqliteStatements", statements.eventsPerSecond())
                        .detail("events", events)
                        .detail("hubCpuMsPerEvent", cpuMs)
                        .detail("commits", statements.commits())
                        .detail("eventsPerCommit", (double) statements.events() / statements.commits())
                        .detail("peerStatements", statements.statements())
                        .detail("peerFinalRowsPerSecond", rows.eventsPerSecond()),
                Figure.of("ingest.ratio", perSecond / statements.eventsPerSecond(), "")
                        .within(Budget.atLeast(0.8)),
                Figure.of("ingest.ratioRows", perSecond / rows.eventsPerSecond(), ""));
    }

    /** Events a second, from the first frame to the last acknowledgement. */
    private static double drain(World world, Room room, String agent, int events)
            throws IOException, InterruptedException {
        ScriptedAgents linked = ScriptedAgents.link(world, agent, 1, MODULES, room.seed());
        ScriptedAgent sender = linked.agents().get(0);
        Welcome welcome = linked.welcome(0);
        List<String> backlog =
                Backlog.essential(sender.identity(), welcome.site(), welcome.bands(), events, new Random(room.seed()));
        long start = System.nanoTime();
        long end = World.await(sender.drain(backlog));
        linked.stop();
        return backlog.size() / ((end - start) / 1e9);
    }
}

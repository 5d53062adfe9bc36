package vn.motcua.bench.measure;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import vn.motcua.bench.Measurement;
import vn.motcua.bench.Room;
import vn.motcua.bench.link.ScriptedAgent;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;
import vn.motcua.core.wire.LinkFrame.Welcome;
import vn.motcua.launcher.demo.Child;

/** The hub is killed and started again at once: how long until the last of its agents is linked, each dialling as real ones do. */
public final class HubReconnect implements Measurement {
    private static final List<String> MODULES = List.of("rating");

    @Override
    public String name() {
        return "reconnect";
    }

    @Override
    public List<Figure> take(Room room) throws IOException, InterruptedException {
        int agents = room.scale().reconnects();
        try (World world = World.start(room, Map.of(), Map.of())) {
            ScriptedAgents linked = ScriptedAgents.link(world, "tablet", agents, MODULES, room.seed());
            List<Future<Welcome>> again =
                    linked.agents().stream().map(ScriptedAgent::nextWelcome).toList();
            Child hub = world.processes().child("hub");
            long killed = System.nanoTime();
            hub.kill();
            world.processes().startHub();
            long ready = System.nanoTime();
            World.await(Future.all(again));
            long all = System.nanoTime();
            linked.stop();
            return List.of(
                    Figure.of("reconnect.all", Math.max(0, (all - ready) / 1e9), "s")
                            .within(Budget.atMost(3))
                            .detail("agents", agents),
                    Figure.of("reconnect.hubReady", (ready - killed) / 1e9, "s"));
        }
    }
}

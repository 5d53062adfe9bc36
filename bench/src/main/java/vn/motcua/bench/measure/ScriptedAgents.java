package vn.motcua.bench.measure;

import io.vertx.core.Future;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.bench.link.Enroller;
import vn.motcua.bench.link.ScriptedAgent;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.LinkFrame.Welcome;
import vn.motcua.edge.identity.Identity;

/** Many scripted agents of a world, enrolled and linked. */
final class ScriptedAgents {
    private final List<ScriptedAgent> agents;
    private final List<Welcome> welcomes;

    private ScriptedAgents(List<ScriptedAgent> agents, List<Welcome> welcomes) {
        this.agents = agents;
        this.welcomes = welcomes;
    }

    static ScriptedAgents link(World world, String prefix, int count, List<String> modules, long seed)
            throws IOException, InterruptedException {
        Enroller enroller = new Enroller(
                world.vertx(), world.hub(), world.sessions("ADMINISTRATOR", 1).get(0));
        WebSocketClient client = world.vertx()
                .createWebSocketClient(new WebSocketClientOptions()
                        .setMaxConnections(2 * count + 10)
                        .setMaxFrameSize(LinkFrame.MAX_FRAME_BYTES)
                        .setMaxMessageSize(LinkFrame.MAX_FRAME_BYTES));
        List<ScriptedAgent> agents = new ArrayList<>(count);
        for (Identity identity : World.await(enroller.enrol(prefix, count, modules)))
            agents.add(new ScriptedAgent(world.vertx(), client, identity, modules, seed + agents.size()));
        List<Future<Welcome>> welcomes =
                agents.stream().map(ScriptedAgent::start).toList();
        World.await(Future.all(welcomes));
        return new ScriptedAgents(agents, welcomes.stream().map(Future::result).toList());
    }

    List<ScriptedAgent> agents() {
        return agents;
    }

    /** Of the n-th agent, at its first link. */
    Welcome welcome(int n) {
        return welcomes.get(n);
    }

    void stop() {
        agents.forEach(ScriptedAgent::stop);
    }
}

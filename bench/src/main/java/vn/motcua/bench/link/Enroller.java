package vn.motcua.bench.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.bench.load.LoadClient;
import vn.motcua.bench.load.LoadClient.Session;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.identity.Identity;

/**
 * Enrols many agents through the public routes. Each few come from another loopback address (127.0.0.2, .3, …), as the PCs of a hall
 * do: the hub rightly lets one address enrol only so often.
 */
public final class Enroller {
    private static final int PER_ADDRESS = 40;
    private final Vertx vertx;
    private final LoadClient admin;
    private final Session session;

    public Enroller(Vertx vertx, LoadClient admin, Session session) {
        this.vertx = vertx;
        this.admin = admin;
        this.session = session;
    }

    /** Agents {@code prefix-1} to {@code prefix-count}. */
    public Future<List<Identity>> enrol(String prefix, int count, List<String> modules) {
        Future<List<Identity>> all = Future.succeededFuture(new ArrayList<>(count));
        for (int from = 0; from < count; from += PER_ADDRESS) {
            int first = from;
            int last = Math.min(count, from + PER_ADDRESS);
            all = all.compose(done -> some(prefix, first, last, modules).map(more -> joined(done, more)));
        }
        return all;
    }

    private static List<Identity> joined(List<Identity> done, List<Identity> more) {
        List<Identity> joined = new ArrayList<>(done);
        joined.addAll(more);
        return joined;
    }

    private Future<List<Identity>> some(String prefix, int from, int to, List<String> modules) {
        String address = "127.0.0." + (2 + from / PER_ADDRESS);
        LoadClient pc = new LoadClient(vertx, admin.base(), 4, new HttpClientOptions().setLocalAddress(address));
        List<Future<Identity>> enrolled = new ArrayList<>();
        for (int i = from; i < to; i++) enrolled.add(one(pc, prefix + "-" + (i + 1), modules));
        return Future.all(enrolled)
                .map(done -> enrolled.stream().map(Future::result).toList())
                .eventually(pc::close);
    }

    private Future<Identity> one(LoadClient pc, String agent, List<String> modules) {
        KeyPair keys = LinkSignatures.newKeyPair();
        return admin.post("/api/v1/agents", Json.object().put("agent", agent).put("name", agent), session)
                .compose(reply -> {
                    ObjectNode body = Json.object()
                            .put("code", reply.json().path("code").asText())
                            .put("publicKey", LinkSignatures.encode(keys.getPublic()));
                    body.set("modules", Json.node(modules));
                    return pc.post("/api/v1/enroll", body, Session.NONE);
                })
                .map(reply -> identity(reply, keys, admin.base()));
    }

    private static Identity identity(LoadClient.Reply reply, KeyPair keys, URI hub) {
        return new Identity(
                new AgentId(reply.json().path("agent").asText()),
                new SiteId(reply.json().path("site").asText()),
                hub.toString(),
                reply.json().path("hubKey").asText(),
                LinkSignatures.encodePrivate(keys.getPrivate()),
                reply.json().path("training").asBoolean());
    }
}

package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * What a demonstration shows on its start page: the accounts of the training site and the addresses of the screens on the
 * agents. Read again on each visit, because the agents come up after the hub. Any thread.
 *
 * @param users the file {@code --seed-demo-users} wrote: {@code {"users":[{login,name,role,password}]}}
 * @param links optional file: {@code {"links":[{kind,url,label{vi,en}}]}}, or simply names and addresses
 *     {@code {"kiosk":"http://…",…}}
 */
public record DemoStart(Path users, Optional<Path> links) {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
    private static final Set<String> KINDS = Set.of("kiosk", "board", "rating", "counter", "bench", "agent");

    /** The body's field {@code demo}; empty while the accounts' file is not there. */
    Future<Optional<Shown>> read(Vertx vertx) {
        Future<ObjectNode> accounts = object(vertx, users);
        Future<ObjectNode> screens =
                links.map(file -> object(vertx, file)).orElseGet(() -> Future.succeededFuture(Json.object()));
        return Future.all(accounts, screens)
                .map(both -> accounts.result().path("users").isArray()
                        ? Optional.of(new Shown(accounts.result().path("users"), links(screens.result())))
                        : Optional.empty());
    }

    record Shown(JsonNode users, JsonNode links) {}

    private static JsonNode links(ObjectNode file) {
        if (file.path("links").isArray()) return file.path("links");
        ArrayNode links = Json.object().arrayNode();
        file.properties().forEach(one -> {
            if (!one.getValue().isTextual() || one.getKey().equals("hub")) return;
            boolean isKind = KINDS.contains(one.getKey());
            ObjectNode link = links.addObject().put("kind", isKind ? one.getKey() : "agent");
            link.put("url", one.getValue().asText());
            if (!isKind) link.set("label", Json.tree(new Text(one.getKey(), one.getKey())));
        });
        return links;
    }

    /** The file's object; an empty one if it is not there (yet) or broken. */
    private static Future<ObjectNode> object(Vertx vertx, Path file) {
        return vertx.fileSystem()
                .readFile(file.toString())
                .map(text -> Json.parseObject(text.toString()))
                .recover(broken -> {
                    if (broken instanceof WireException)
                        LOG.warn("a file of the demonstration is not JSON: {}", broken.getMessage());
                    return Future.succeededFuture(Json.object());
                });
    }
}

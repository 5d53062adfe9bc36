package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import vn.motcua.core.model.Site;
import vn.motcua.edge.link.HubLink;

/** What the kiosk needs of the link: someone to ask, how well it is, and the catalogue. Event loop only. */
interface HubLine {
    Future<JsonNode> request(String name, Object body, Duration timeout);

    /** How long the link has been well without a gap; empty while there is none. */
    Optional<Duration> healthyFor();

    Optional<Site> site();

    static HubLine of(HubLink link) {
        return new HubLine() {
            @Override
            public Future<JsonNode> request(String name, Object body, Duration timeout) {
                return link.request(name, body, timeout);
            }

            @Override
            public Optional<Duration> healthyFor() {
                return link.healthyFor();
            }

            @Override
            public Optional<Site> site() {
                return link.site();
            }
        };
    }
}

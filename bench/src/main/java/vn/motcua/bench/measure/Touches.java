package vn.motcua.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import vn.motcua.core.wire.Json;

/** What a kiosk page sends when a tile is touched, over the services in turn. */
final class Touches {
    static final String PATH = "/api/kiosk/tickets";
    static final List<String> SERVICES = List.of("submit", "certify", "civil-status");

    private Touches() {}

    static ObjectNode touch(int i) {
        return Json.object()
                .put("requestId", UUID.randomUUID().toString())
                .put("serviceId", SERVICES.get(i % SERVICES.size()))
                .put("locale", "VI")
                .put("priority", "NORMAL");
    }
}

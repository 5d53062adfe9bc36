package vn.motcua.hub.ticket;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import vn.motcua.core.model.RequestId;

/** One request that asks for several things at once: each of them has its own id, the same at every repeat. */
final class Requested {
    private Requested() {}

    /** @param nth 0 for the request itself */
    static RequestId nth(RequestId request, int nth) {
        if (nth == 0) return request;
        byte[] name = (request.value() + "/" + nth).getBytes(StandardCharsets.US_ASCII);
        return new RequestId(UUID.nameUUIDFromBytes(name).toString());
    }
}

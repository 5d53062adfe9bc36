package vn.motcua.hub.scan;

import io.vertx.core.http.ServerWebSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.wire.Json;

/**
 * One page for each counter and person, the last that asked. What it is sent is written once and kept nowhere: a page that was not there
 * has missed it. Any thread.
 */
final class ScanPages {
    /** Another page of this counter and person listens now; the page must not ask again by itself. */
    static final short TAKEN_OVER = 4001;

    private static final short POLICY = 1008;
    private static final int WRITE_QUEUE_BYTES = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(ScanPages.class);

    private final Map<Place, ServerWebSocket> pages = new ConcurrentHashMap<>();

    /** Nobody can take a page's place but the person whose page it is. */
    private record Place(CounterId counter, PersonId person) {}

    void watch(ServerWebSocket socket, CounterId counter, PersonId person) {
        Place place = new Place(counter, person);
        socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
        socket.textMessageHandler(word -> close(socket, POLICY, "this socket only tells"));
        socket.exceptionHandler(e -> LOG.debug("scan page: {}", e.getMessage()));
        socket.closeHandler(gone -> pages.remove(place, socket));
        ServerWebSocket before = pages.put(place, socket);
        if (before != null) close(before, TAKEN_OVER, "another page listens now");
        if (socket.isClosed()) pages.remove(place, socket);
    }

    private static void close(ServerWebSocket socket, short code, String reason) {
        socket.close(code, reason).onFailure(e -> LOG.debug("scan page was closed already: {}", e.getMessage()));
    }

    /** Something without a person's data, for whoever listens at the counter. @return whether anybody does */
    boolean tellAll(@Nullable CounterId counter, Object message) {
        boolean isTold = false;
        for (Map.Entry<Place, ServerWebSocket> page : pages.entrySet())
            if (page.getKey().counter().equals(counter)) isTold |= write(page.getValue(), message);
        return isTold;
    }

    /** @param holder who serves there now. @return whether a page of that person got it */
    boolean show(@Nullable CounterId counter, @Nullable PersonId holder, Object message) {
        if (counter == null || holder == null) return false;
        ServerWebSocket page = pages.get(new Place(counter, holder));
        return page != null && write(page, message);
    }

    /** A page that does not read is not there: nothing personal waits in a buffer for it. */
    private static boolean write(ServerWebSocket page, Object message) {
        if (page.isClosed() || page.writeQueueFull()) return false;
        page.writeTextMessage(Json.write(message)).onFailure(e -> LOG.debug("scan page: {}", e.getMessage()));
        return true;
    }
}

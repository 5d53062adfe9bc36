package vn.motcua.hub.platform.link;

import io.vertx.core.http.ServerWebSocket;

/** Link sockets of agents. */
public interface LinkServer {
    /** Largest frame, also as {@code maxWebSocketMessageSize} and {@code maxWebSocketFrameSize} of the HTTP server. */
    int MAX_FRAME_BYTES = vn.motcua.core.wire.LinkFrame.MAX_FRAME_BYTES;

    /** Takes over the socket, on its event loop. The handshake itself says who it is. */
    void handle(ServerWebSocket socket);

    /** Agents linked now. Any thread. */
    int linked();
}

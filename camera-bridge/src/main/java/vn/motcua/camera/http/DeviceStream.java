package vn.motcua.camera.http;

import io.vertx.core.Future;

/** What asks one device for its events, again and again until it is stopped, and tells an {@link HttpStream.Listener}. Event loop only. */
public interface DeviceStream {
    void start();

    /** Frees what it holds at the device. */
    Future<Void> stop();
}

package vn.motcua.bench.measure;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recorders as Hikvision's speak: each holds one stream of events open, with a heartbeat every ten seconds. Each event is of a region of
 * its own, so that nothing is folded into another. Any thread.
 */
final class CameraCrowd {
    private static final long HEARTBEAT_MS = 10_000;
    private final Vertx vertx;
    private final List<Device> devices = new CopyOnWriteArrayList<>();
    private final AtomicLong heartbeats = new AtomicLong();

    private CameraCrowd(Vertx vertx) {
        this.vertx = vertx;
    }

    static Future<CameraCrowd> start(Vertx vertx, int count) {
        CameraCrowd crowd = new CameraCrowd(vertx);
        List<Future<Device>> starting = new ArrayList<>();
        for (int i = 0; i < count; i++) starting.add(crowd.device(i));
        return Future.all(starting).map(started -> {
            starting.forEach(one -> crowd.devices.add(one.result()));
            return crowd;
        });
    }

    private Future<Device> device(int number) {
        Device device = new Device();
        return vertx.createHttpServer()
                .requestHandler(device::open)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> {
                    device.port = server.actualPort();
                    // Spread over the ten seconds, as cameras that were switched on one after the other.
                    vertx.setTimer(1 + HEARTBEAT_MS * number / 256 % HEARTBEAT_MS, first -> {
                        device.beat();
                        vertx.setPeriodic(HEARTBEAT_MS, next -> device.beat());
                    });
                })
                .map(device);
    }

    /** Sources of {@code camera.sources}, in one line of YAML. */
    String sources() {
        List<String> all = new ArrayList<>();
        for (Device device : devices)
            all.add("camera-" + all.size() + ": {type: isapi, url: \"http://127.0.0.1:" + device.port
                    + "\", user: bench, password: bench}");
        return all.stream().collect(Collectors.joining(", ", "{", "}"));
    }

    long connected() {
        return devices.stream().filter(device -> device.stream != null).count();
    }

    long heartbeats() {
        return heartbeats.get();
    }

    /** One event of one of them; completes when its last byte was given to the line. */
    Future<Void> tell(int number, String region) {
        return devices.get(number % devices.size())
                .say(
                        "<eventType>fielddetection</eventType><eventState>active</eventState><activePostCount>1</activePostCount>"
                                + "<DetectionRegionList><DetectionRegionEntry><regionID>" + region
                                + "</regionID></DetectionRegionEntry></DetectionRegionList>");
    }

    /** One recorder. */
    private final class Device {
        private volatile int port;
        private volatile @Nullable HttpServerResponse stream;

        /** Has no pictures: what is asked for besides the stream is not there. */
        void open(HttpServerRequest request) {
            if (!request.path().endsWith("/alertStream")) {
                request.response().setStatusCode(404).end();
                return;
            }
            HttpServerResponse answer =
                    request.response().setChunked(true).putHeader("Content-Type", "multipart/mixed; boundary=boundary");
            stream = answer;
            answer.closeHandler(closed -> stream = null);
            beat();
        }

        void beat() {
            if (stream == null) return;
            heartbeats.incrementAndGet();
            say("<eventType>videoloss</eventType><eventState>inactive</eventState><activePostCount>0</activePostCount>")
                    .onFailure(gone -> stream = null);
        }

        Future<Void> say(String what) {
            HttpServerResponse open = stream;
            if (open == null) return Future.failedFuture("nobody listens to this camera");
            String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><EventNotificationAlert version=\"2.0\" "
                    + "xmlns=\"http://www.isapi.org/ver20/XMLSchema\"><ipAddress>127.0.0.1</ipAddress><portNo>" + port
                    + "</portNo><channelID>1</channelID><dateTime>" + java.time.OffsetDateTime.now() + "</dateTime>"
                    + what
                    + "</EventNotificationAlert>";
            return open.write("--boundary\r\nContent-Type: application/xml; charset=\"UTF-8\"\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body + "\r\n");
        }
    }
}

package vn.motcua.camera.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP side of a simulated camera, on the loopback interface only: an alert stream with a heartbeat, and a picture. A thread for each
 * connection, as a camera has few. Any thread.
 */
final class StreamCameraServer {
    private static final String STREAM = "GET /ISAPI/Event/notification/alertStream ";
    private static final String PICTURE = "GET /ISAPI/Streaming/channels/101/picture ";
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int CONNECTIONS_MAX = 20;
    private static final int LINES_MAX = 100;

    private final Supplier<Instant> clock;
    private final BooleanSupplier hasPicture;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Set<Socket> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicLong pictures = new AtomicLong();
    private @Nullable ServerSocket door;
    private @Nullable Timer beats;

    StreamCameraServer(Supplier<Instant> clock, BooleanSupplier hasPicture) {
        this.clock = clock;
        this.hasPicture = hasPicture;
    }

    /** @return the port it got */
    synchronized int open(int port) throws IOException {
        close();
        ServerSocket opened = new ServerSocket(port, CONNECTIONS_MAX, InetAddress.getLoopbackAddress());
        door = opened;
        daemon(() -> accept(opened));
        Timer beating = new Timer("simulated camera", true);
        beating.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        tell(SimulatedStreamCamera.notice("videoloss", "inactive", clock.get()));
                    }
                },
                HEARTBEAT.toMillis(),
                HEARTBEAT.toMillis());
        beats = beating;
        return opened.getLocalPort();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "simulated camera");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocket at) {
        while (!at.isClosed()) {
            try {
                Socket client = at.accept();
                if (connections.size() >= CONNECTIONS_MAX) client.close();
                else {
                    connections.add(client);
                    daemon(() -> serve(client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String asked = in.readLine(); asked != null; asked = in.readLine()) {
                int lines = 0;
                for (String head = in.readLine(); head != null && !head.isEmpty(); head = in.readLine())
                    if (++lines > LINES_MAX) return;
                answer(client, asked);
            }
        } catch (IOException gone) {
            // Who asked has hung up.
        } finally {
            connections.remove(client);
            listeners.remove(client);
        }
    }

    private void answer(Socket client, String asked) throws IOException {
        OutputStream out = client.getOutputStream();
        if (asked.startsWith(STREAM)) {
            out.write(head("200 OK", "Content-Type: multipart/mixed; boundary=boundary\r\n"));
            out.flush();
            listeners.add(client);
        } else if (asked.startsWith(PICTURE) && hasPicture.getAsBoolean()) {
            byte[] picture = HallPicture.bytes("jpg", clock.get());
            pictures.incrementAndGet();
            out.write(head("200 OK", "Content-Type: image/jpeg\r\nContent-Length: " + picture.length + "\r\n"));
            out.write(picture);
            out.flush();
        } else {
            out.write(head("404 Not Found", "Content-Length: 0\r\n"));
            out.flush();
        }
    }

    private byte[] head(String status, String lines) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.get().atOffset(ZoneOffset.UTC));
        return ("HTTP/1.1 " + status + "\r\nDate: " + date + "\r\n" + lines + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** To everybody who holds its stream open. */
    synchronized void tell(String notice) {
        byte[] part = ("--boundary\r\nContent-Type: application/xml\r\nContent-Length: " + notice.length() + "\r\n\r\n"
                        + notice + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        for (Socket listener : listeners) {
            try {
                listener.getOutputStream().write(part);
                listener.getOutputStream().flush();
            } catch (IOException gone) {
                listeners.remove(listener);
            }
        }
    }

    int listeners() {
        return listeners.size();
    }

    long pictures() {
        return pictures.get();
    }

    /** As a pulled cable: nobody gets in, and who was in is out. */
    synchronized void close() {
        if (beats != null) beats.cancel();
        beats = null;
        try {
            ServerSocket open = door;
            if (open != null) open.close();
            for (Socket connection : connections) connection.close();
        } catch (IOException e) {
            // It is closed already.
        }
        door = null;
    }
}

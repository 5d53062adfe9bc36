package vn.motcua.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/**
 * What hangs in a hall, as far as an agent can tell: a camera with an alert stream and a picture, and a recorder with an API whose clip is
 * not there at first. It knows what it gave away by its SHA-256. Any thread.
 */
final class CamerasInTheHall implements AutoCloseable {
    static final String EVENT =
            "<EventNotificationAlert><channelID>1</channelID><dateTime>2026-11-23T08:01:02</dateTime>"
                    + "<activePostCount>1</activePostCount><eventType>fielddetection</eventType><eventState>active</eventState>"
                    + "<DetectionRegionList><DetectionRegionEntry><regionID>REGION</regionID></DetectionRegionEntry>"
                    + "</DetectionRegionList></EventNotificationAlert>";
    private static final int CLIP_BYTES = 5_000_000;
    /** Where its index begins, at the end, as a recorder writes it. */
    private static final int FILM_BYTES = 11_436;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger pictures = new AtomicInteger();
    private final AtomicInteger clipsAsked = new AtomicInteger();
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private final Set<String> stills = ConcurrentHashMap.newKeySet();
    private final byte[] clip = clip();
    private final HttpServer camera = server();
    private final HttpServer recorder = server();

    CamerasInTheHall() throws IOException {
        camera.createContext("/ISAPI/Event/notification/alertStream", this::stream);
        camera.createContext("/ISAPI/Streaming/channels/101/picture", this::still);
        recorder.createContext("/api/hall/recordings/", call -> answer(call, 200, picture("jpg")));
        recorder.createContext("/api/hall/start/", this::clip);
        recorder.createContext("/api/", call -> answer(call, 200, "[]".getBytes(StandardCharsets.US_ASCII)));
        camera.start();
        recorder.start();
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        return server;
    }

    URI camera() {
        return URI.create("http://127.0.0.1:" + camera.getAddress().getPort());
    }

    URI recorder() {
        return URI.create("http://127.0.0.1:" + recorder.getAddress().getPort());
    }

    /** Of every picture and whole clip it gave. */
    Set<String> given() {
        return Set.copyOf(given);
    }

    /** Of the pictures the camera gave, which is asked for one again and again. */
    Set<String> stills() {
        return Set.copyOf(stills);
    }

    /** The recorder has given its clip whole. */
    boolean clipGiven() {
        return given.contains(clipHash());
    }

    String clipHash() {
        return sha256(clip);
    }

    /** Byte by byte, and then silent until the test is over, as a recorder is. */
    private void stream(HttpExchange call) throws IOException {
        String body = EVENT.replace("REGION", "streamed");
        String part = "--boundary\r\nContent-Type: application/xml\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body + "\r\n";
        call.getResponseHeaders().set("Content-Type", "multipart/mixed; boundary=boundary");
        call.sendResponseHeaders(200, 0);
        for (byte one : part.getBytes(StandardCharsets.UTF_8)) {
            call.getResponseBody().write(one);
            call.getResponseBody().flush();
        }
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void still(HttpExchange call) throws IOException {
        byte[] picture = picture("jpg");
        answer(call, 200, picture);
        stills.add(sha256(picture));
    }

    private void clip(HttpExchange call) throws IOException {
        if (clipsAsked.incrementAndGet() == 1) answer(call, 404, new byte[0]);
        else answer(call, 200, clip);
    }

    private void answer(HttpExchange call, int status, byte[] body) throws IOException {
        if (status == 200) given.add(sha256(body));
        call.getRequestBody().readAllBytes();
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    /** No two are alike. */
    private byte[] picture(String kind) throws IOException {
        BufferedImage image = new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        int number = pictures.incrementAndGet();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, 64, 36);
        pen.setColor(Color.BLACK);
        pen.drawString(Integer.toString(number), 2, 20);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, kind, bytes);
        return bytes.toByteArray();
    }

    /**
     * Thirty seconds of ffmpeg's test picture (160x90, two pictures a second, VP9, which every Chromium can show), with bytes that mean
     * nothing before its index, so that it goes in pieces and a player has to ask for its end.
     */
    private static byte[] clip() throws IOException {
        byte[] film;
        try (InputStream in = CamerasInTheHall.class.getResourceAsStream("clip.mp4")) {
            film = Objects.requireNonNull(in).readAllBytes();
        }
        byte[] nothing = new byte[CLIP_BYTES];
        new Random(Worlds.SEED).nextBytes(nothing);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(film, 0, FILM_BYTES);
        all.writeBytes(box("free", nothing));
        all.write(film, FILM_BYTES, film.length - FILM_BYTES);
        return all.toByteArray();
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        over.countDown();
        camera.stop(0);
        recorder.stop(0);
        threads.shutdownNow();
    }
}

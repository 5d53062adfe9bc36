package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.camera.mqtt.Mosquitto;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.model.CounterId;

/**
 * Debian's {@code motion} looks at a camera of the test and calls our door by the very lines that {@code docs/cameras.md} tells operators to
 * write. Whether something moves is its judgement, not ours.
 */
class MotionTest {
    private static final String KEY = "k3y-of-a-camera-x";
    private static final int FRAME_MS = 100;
    private static final Path DOCUMENT = Path.of("..", "docs", "cameras.md");

    @TempDir
    Path folder;

    private final FakeAgent agent = new FakeAgent();
    private final CameraModule module = new CameraModule();
    private final Vertx vertx = Vertx.vertx();
    private volatile boolean isMoving;
    private volatile int shown;
    private Process motion;
    private int door;
    private int camera;

    @BeforeEach
    void open() throws Exception {
        NotRun.unless(
                NotRun.isProgram("motion") && NotRun.isProgram("curl"),
                "motion or curl is not installed; nobody else judges our hooks");
        door = Mosquitto.freePort();
        module.configure(ConfigNode.parse(
                "agent.yaml",
                "{sources: {pi: {type: motion, key: " + KEY + ", channels: {hall 1: counter-1}}}, push: {port: " + door
                        + "}}"));
        agent.start(module);
        camera = listen();
    }

    @AfterEach
    void close() throws Exception {
        if (motion != null) {
            motion.destroy();
            if (!motion.waitFor(10, TimeUnit.SECONDS)) motion.destroyForcibly();
        }
        if (door != 0) agent.stop(module);
        agent.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatMotionSeesBeginAndEndBecomesFactsAtTheCounter() throws Exception {
        Path log = folder.resolve("motion.log");
        motion = new ProcessBuilder("motion", "-n", "-c", configuration().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(30, TimeUnit.SECONDS).until(() -> shown > 15);
        assertThat(sightings()).as("nothing moves").isEmpty();

        isMoving = true;
        await().atMost(30, TimeUnit.SECONDS).until(() -> !sightings().isEmpty());
        isMoving = false;
        await().atMost(30, TimeUnit.SECONDS).until(this::isOver);

        List<CameraSighting> all = sightings();
        assertThat(all)
                .extracting(CameraSighting::phase)
                .as("on a slow machine it may take one course for two")
                .startsWith("START")
                .endsWith("END");
        assertThat(all).extracting(CameraSighting::endInferred).containsOnly(false);
        assertThat(all).extracting(CameraSighting::kind).containsOnly("motion");
        assertThat(all).extracting(CameraSighting::channel).containsOnly("hall 1");
        assertThat(all).extracting(CameraSighting::counterId).containsOnly(new CounterId("counter-1"));
        assertThat(all).extracting(CameraSighting::deviceAt).doesNotContainNull();
        assertThat(all.get(0).deviceAt())
                .isBeforeOrEqualTo(all.get(all.size() - 1).deviceAt());
    }

    /** The hooks as the document has them, with this door's address in them. */
    private Path configuration() throws IOException {
        String hooks = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.matches("on_(event|camera)_\\w+ +curl .*"))
                .map(line -> line.replace("http://10.0.0.2:8085/NAME/KEY", "http://127.0.0.1:" + door + "/pi/" + KEY))
                .collect(Collectors.joining("\n"));
        assertThat(hooks).contains("on_event_start", "on_event_end", "127.0.0.1");
        return Files.writeString(folder.resolve("motion.conf"), """
                daemon off
                camera_name hall 1
                netcam_url mjpeg://127.0.0.1:%d/
                width 160
                height 120
                framerate 10
                threshold 300
                minimum_motion_frames 1
                event_gap 1
                picture_output off
                movie_output off
                webcontrol_port 0
                stream_port 0
                target_dir %s
                """.formatted(camera, folder) + hooks + "\n");
    }

    private boolean isOver() {
        List<CameraSighting> all = sightings();
        return all.get(all.size() - 1).phase().equals("END");
    }

    private List<CameraSighting> sightings() {
        return agent.events.stream()
                .filter(CameraSighting.class::isInstance)
                .map(CameraSighting.class::cast)
                .toList();
    }

    /** A camera with a stream of JPEGs. */
    private int listen() throws Exception {
        Random random = new Random(20261122);
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    HttpServerResponse response = request.response()
                            .setChunked(true)
                            .putHeader("Content-Type", "multipart/x-mixed-replace; boundary=frame");
                    long timer = vertx.setPeriodic(FRAME_MS, tick -> {
                        shown++;
                        response.write(frame(random));
                    });
                    request.connection().closeHandler(closed -> vertx.cancelTimer(timer));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    private Buffer frame(Random random) {
        BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, 160, 120);
        pen.setColor(Color.WHITE);
        if (isMoving) pen.fillRect(random.nextInt(120), random.nextInt(80), 40, 40);
        pen.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", jpeg);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Buffer.buffer("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.size() + "\r\n\r\n")
                .appendBytes(jpeg.toByteArray())
                .appendBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}

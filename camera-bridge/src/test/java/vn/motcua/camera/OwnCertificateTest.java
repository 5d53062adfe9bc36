package vn.motcua.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.camera.mqtt.Mosquitto;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.CameraLiveness;

/** A device over TLS with a certificate that nobody but itself has signed, and of a name that is not its address. */
class OwnCertificateTest {
    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    Path folder;

    private final FakeAgent agent = new FakeAgent();
    private final CameraModule module = new CameraModule();
    private HttpsServer device;

    @BeforeEach
    void switchOn() throws Exception {
        KeyStore own = certificate("own");
        certificate("other");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        device = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        device.setHttpsConfigurator(new HttpsConfigurator(tls));
        device.createContext("/cgi-bin/eventManager.cgi", call -> {
            call.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=b");
            byte[] beat =
                    "--b\r\nContent-Length: 9\r\n\r\nHeartbeat\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, beat.length);
            call.getResponseBody().write(beat);
            call.close();
        });
        device.start();
    }

    /** Made by the JDK's own keytool; its PEM beside it. */
    private KeyStore certificate(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "camera",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=ipcamera",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        writePem(name + ".pem", "CERTIFICATE", store.getCertificate("camera").getEncoded());
        writePem(name + ".key", "PRIVATE KEY", store.getKey("camera", PASSWORD).getEncoded());
        return store;
    }

    private void writePem(String file, String kind, byte[] der) throws Exception {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                        + "-----\n");
    }

    @AfterEach
    void switchOff() throws Exception {
        agent.stop(module);
        agent.close();
        device.stop(0);
    }

    @Test
    void theDeviceIsKnownByItsCertificateBesideTheConfigurationAndByNoOther() throws Exception {
        ask(", certificate: own.pem", "HEARD");

        agent.stop(module);
        agent.events.clear();
        ask(", certificate: other.pem", "UNREACHABLE");

        agent.stop(module);
        agent.events.clear();
        ask("", "UNREACHABLE");
    }

    @Test
    void soIsABroker() throws Exception {
        Mosquitto broker = Mosquitto.overTls(folder, "own").orElse(null);
        Assumptions.assumeTrue(broker != null, "NOT RUN: mosquitto is not installed");
        try (broker) {
            String line =
                    "{sources: {gate: {type: onvif-mqtt, topicPrefix: gate, broker: \"mqtts://127.0.0.1:%d\"%s}}}";
            ask(write(line.formatted(broker.port(), ", certificate: own.pem")), "HEARD");

            agent.stop(module);
            agent.events.clear();
            ask(write(line.formatted(broker.port(), ", certificate: other.pem")), "NO_CONNECTION");
        }
    }

    private void ask(String more, String reason) throws Exception {
        ask(section(more), reason);
    }

    private void ask(ConfigNode section, String reason) throws Exception {
        module.configure(section);
        assertThat(section.problems()).isEmpty();
        agent.start(module);
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> agent.events.stream()
                        .anyMatch(event -> event instanceof CameraLiveness life
                                && life.reason().equals(reason)));
        if (!reason.equals("HEARD"))
            assertThat(agent.events)
                    .noneMatch(event ->
                            event instanceof CameraLiveness life && life.state().equals("ALIVE"));
    }

    @Test
    void aFileThatIsNoCertificateIsNamed() throws Exception {
        Files.writeString(folder.resolve("none.pem"), "nothing");
        for (String file : new String[] {"none.pem", "missing.pem"}) {
            ConfigNode section = section(", certificate: " + file);
            CameraSettings.read(section);
            assertThat(section.problems().toString()).contains("certificate");
        }
        module.configure(section(""));
        agent.start(module);
    }

    private ConfigNode section(String more) throws Exception {
        Files.writeString(folder.resolve("camera.password"), "p\n");
        return write("{sources: {gate: {type: dahua, url: \"https://127.0.0.1:"
                + device.getAddress().getPort() + "\", user: u, passwordFile: camera.password" + more + "}}}");
    }

    private ConfigNode write(String section) throws Exception {
        Path file = folder.resolve("agent.yaml");
        Files.writeString(file, section);
        return ConfigNode.load(file);
    }
}

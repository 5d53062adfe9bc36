package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.StoreSettings;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** An agent that knows its site, with its hub away: the kiosk's printer learns the site's letters without any ticket. */
class AgentTeachesPrinterTest {
    @TempDir
    Path folder;

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    /** As the link keeps it from the last time the hub was there. */
    private Path homeThatKnowsItsSite() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Vertx vertx = Vertx.vertx();
        AgentStore store = AgentStore.open(
                vertx, new StoreSettings(home, 64 * 1024, 1_000, Duration.ofDays(7), 4_096), Instant::now);
        done(store.essential(tx -> {
            tx.keyValues().put("site", Json.write(KioskRig.site(true)));
            return true;
        }));
        done(store.close());
        done(vertx.close());
        new Identity(
                        new AgentId("pc-1"),
                        new SiteId("demo"),
                        "http://127.0.0.1:1",
                        LinkSignatures.encode(LinkSignatures.newKeyPair().getPublic()),
                        LinkSignatures.encodePrivate(LinkSignatures.newKeyPair().getPrivate()),
                        true)
                .save(home.resolve(Identity.FILE));
        return home;
    }

    private Process begin(Path home, String yaml) throws Exception {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("agent.yaml"), yaml);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.motcua.kiosk.Main",
                "--config",
                config.toString(),
                "--home",
                home.toString());
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    @Test
    void theKiosksPrinterIsTaughtWhatTheSitesTicketsNeed() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0)) {
            Process process = begin(homeThatKnowsItsSite(), """
                    web: {port: 0}
                    store: {reserveMiB: 1}
                    kiosk: {name: kiosk-1, printer: printer-1}
                    printers: [{name: printer-1, link: "%s", profile: epson-tm-t20, mode: text}]
                    """.formatted(printer.address()));
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                String line = String.valueOf(out.readLine());
                assertThat(line).as(Files.readString(folder.resolve("err.txt"))).contains("ready on http");
                await().atMost(Duration.ofSeconds(60)).until(() -> printer.taughtLetters() >= 30);
                assertThat(printer.cuts()).isZero();
                assertThat(printer.unparsedBytes()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
    }
}

package vn.motcua.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.launcher.demo.DemoDay;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Installation;
import vn.motcua.launcher.demo.VisitCheck;

/** {@code motcua demo}: a whole centre on this machine, to click through; or, with {@code --check}, one visit played without a browser. */
@Command(name = "demo", resourceBundle = Texts.BUNDLE)
final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--check", descriptionKey = "check")
    private boolean check;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private @Nullable Path home;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() throws Exception {
        Path folder = home == null
                ? Files.createTempDirectory("motcua-demo")
                : Files.createDirectories(home).toAbsolutePath();
        try {
            return check ? check(folder) : demonstrate(folder);
        } finally {
            if (home == null) remove(folder);
        }
    }

    private int check(Path folder) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        long start = System.nanoTime();
        String secret = UUID.randomUUID().toString();
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0)) {
            Map<String, String> values =
                    Map.of("printer", "tcp://127.0.0.1:" + printer.port(), "cameraSecret", secret, "sound", "file");
            out.println(Texts.of("say.demo.starting", folder));
            out.flush();
            try (DemoWorld world = DemoWorld.start(
                    Installation.current(),
                    folder,
                    DemoWorld.Plan.of(Installation.current(), agents("check-hall"), values))) {
                out.println(Texts.of("say.demo.ready", String.format("%6d", (System.nanoTime() - start) / 1_000_000)));
                new VisitCheck(world, printer, secret, line -> {
                            out.println(line);
                            out.flush();
                        })
                        .run();
            }
        } catch (IOException e) {
            out.println(Texts.of("say.demo.failed", String.valueOf(e.getMessage())));
            out.flush();
            return 1;
        }
        out.println(Texts.of("say.demo.complete"));
        out.flush();
        return 0;
    }

    private int demonstrate(Path folder) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Texts.of("say.demo.starting", folder));
        out.flush();
        Map<String, String> values = Map.of("cameraSecret", UUID.randomUUID().toString(), "sound", "device");
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitQuietly(stopped);
        }));
        try (DemoWorld world = DemoWorld.start(
                Installation.current(), folder, DemoWorld.Plan.of(Installation.current(), agents("hall"), values))) {
            out.println(Texts.of("say.demo.running", world.hub(), folder));
            out.flush();
            play(world, out);
            while (!stop.await(1, TimeUnit.SECONDS)) {
                world.restartTheDead(name -> {
                    out.println(Texts.of("say.demo.restarted", name));
                    out.flush();
                });
            }
            out.println(Texts.of("say.demo.stopping"));
            out.flush();
        } finally {
            if (home == null) remove(folder);
            stopped.countDown();
        }
        return 0;
    }

    /** A hall that is not empty shows more; if filling it fails, the demonstration goes on with an empty one and says so. */
    private static void play(DemoWorld world, PrintWriter out) throws InterruptedException {
        try {
            new DemoDay(world).play();
        } catch (IOException e) {
            out.println(Texts.of("say.demo.empty", String.valueOf(e.getMessage())));
            out.flush();
        }
    }

    private static Map<String, String> agents(String hall) {
        Map<String, String> agents = new LinkedHashMap<>();
        agents.put("hall", hall);
        agents.put("counter", "counter");
        return agents;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException gone) {
            // Nothing to remove.
        }
    }
}

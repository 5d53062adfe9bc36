package vn.motcua.edge.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlugWatchTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private static long watchers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("plug-watch"))
                .count();
    }

    @Test
    void pluggingAndPullingAreTold() throws Exception {
        FakeSysfs pc = new FakeSysfs(folder);
        AtomicInteger told = new AtomicInteger();
        try (PlugWatch watch = new PlugWatch(pc.sysfs(), Duration.ofMillis(20))) {
            Runnable stop = watch.subscribe(List.of(), told::incrementAndGet);
            watch.subscribe(List.of(), () -> {
                throw new IllegalStateException("a listener that fails holds nobody up");
            });
            await().atMost(SOON).until(() -> watchers() > 0);
            pc.plug(PortClass.PRINTER, "lp0", "1-1", "04b8:0e15", null);
            await().atMost(SOON).until(() -> told.get() >= 2);
            int plugged = told.get();

            pc.unplug(PortClass.PRINTER, "lp0", "1-1");

            await().atMost(SOON).until(() -> told.get() > plugged);
            stop.run();
        }
    }

    @Test
    void aLinkThatAppearsOrLeadsElsewhereIsTold() throws Exception {
        FakeSysfs pc = new FakeSysfs(folder);
        Path link = folder.resolve("by-id");
        Path first = Files.createFile(folder.resolve("first"));
        Path second = Files.createFile(folder.resolve("second"));
        AtomicInteger told = new AtomicInteger();
        try (PlugWatch watch = new PlugWatch(pc.sysfs(), Duration.ofMillis(20))) {
            watch.subscribe(List.of(link), told::incrementAndGet);
            Files.createSymbolicLink(link, first);
            await().atMost(SOON).until(() -> told.get() >= 2);
            int appeared = told.get();

            Files.delete(link);
            Files.createSymbolicLink(link, second);

            await().atMost(SOON).until(() -> told.get() > appeared);
        }
    }

    @Test
    void withoutListenersThereIsNoThread() throws Exception {
        FakeSysfs pc = new FakeSysfs(folder);
        long before = watchers();
        try (PlugWatch watch = new PlugWatch(pc.sysfs(), Duration.ofMillis(10))) {
            assertThat(watchers()).isEqualTo(before);
            Runnable stop = watch.subscribe(List.of(), () -> {});
            Runnable stopOther = watch.subscribe(List.of(), () -> {});
            assertThat(watchers()).as("one thread for all").isEqualTo(before + 1);

            stop.run();
            stopOther.run();

            await().atMost(SOON).until(() -> watchers() == before);
        }
    }
}

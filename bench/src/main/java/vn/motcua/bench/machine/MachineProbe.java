package vn.motcua.bench.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.motcua.bench.load.Latencies;

/** Describes this machine. */
public final class MachineProbe {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path OS_RELEASE = Path.of("/etc/os-release");

    private MachineProbe() {}

    /** @param folder on the disk to judge */
    public static Machine look(Path folder) throws IOException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Latencies disk = DiskProbe.fdatasync(folder);
        FileStore store = Files.getFileStore(folder);
        return new Machine(
                value(CPU_INFO, "model name", ":", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                memoryMib(),
                value(OS_RELEASE, "PRETTY_NAME", "=", System.getProperty("os.name")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.name"),
                store.type() + " " + store.name(),
                load,
                disk.millis(50),
                disk.millis(99));
    }

    private static long memoryMib() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : 0;
    }

    private static String value(Path file, String key, String separator, String otherwise) throws IOException {
        if (!Files.isReadable(file)) return otherwise;
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(separator) + 1)
                        .replace("\"", "")
                        .strip())
                .findFirst()
                .orElse(otherwise);
    }
}

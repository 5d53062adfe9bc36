package vn.motcua.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a process costs, as Linux counts it in {@code /proc}. Source: proc(5), {@code /proc/PID/status} (VmRSS, VmHWM in KiB) and
 * {@code /proc/PID/stat} (fields 14 and 15, in clock ticks of 1/100 s on every Linux architecture Java runs on).
 */
public final class ProcessProbe {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 14;
    private static final int SYSTEM_TIME = 15;

    private final Path folder;

    /** @throws IOException where there is no {@code /proc} */
    public ProcessProbe(long pid) throws IOException {
        this.folder = Path.of("/proc", Long.toString(pid));
        if (!Files.isDirectory(folder))
            throw new IOException(folder + " is not there: memory and processor time are read on Linux only");
    }

    /** Resident memory in MiB. */
    public double residentMib() throws IOException {
        return statusMib("VmRSS:");
    }

    /** The most it ever had resident, in MiB. */
    public double residentPeakMib() throws IOException {
        return statusMib("VmHWM:");
    }

    /** Threads it has now. */
    public long threads() throws IOException {
        return status("Threads:");
    }

    private double statusMib(String key) throws IOException {
        return status(key) / 1024.0;
    }

    private long status(String key) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("status"));
        for (String line : lines) if (line.startsWith(key)) return Long.parseLong(line.replaceAll("\\D", ""));
        throw new IOException(folder + "/status has no " + key);
    }

    /** Share of one core in percent, over the time given; blocks for it. */
    public double cpuPercent(Duration over) throws IOException, InterruptedException {
        double before = cpuSeconds();
        long start = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(over.toNanos());
        return 100 * (cpuSeconds() - before) / ((System.nanoTime() - start) / 1e9);
    }

    /** Processor time it has used so far. */
    public double cpuSeconds() throws IOException {
        String stat = Files.readString(folder.resolve("stat"));
        // The second field is the name in brackets and may hold blanks; what follows the last bracket starts at field
        // 3.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME - 3]) + Long.parseLong(fields[SYSTEM_TIME - 3])) / TICKS_PER_SECOND;
    }
}

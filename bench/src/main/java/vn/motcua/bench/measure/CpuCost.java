package vn.motcua.bench.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.motcua.bench.machine.ProcessProbe;
import vn.motcua.launcher.demo.DemoWorld;

/** Processor time some processes use from now on: tells what a thing costs even while the machine is busy with others. */
final class CpuCost {
    private final List<ProcessProbe> probes;
    private final double secondsBefore;

    private CpuCost(List<ProcessProbe> probes) throws IOException {
        this.probes = probes;
        this.secondsBefore = seconds();
    }

    static CpuCost of(DemoWorld world, Collection<String> processes) throws IOException {
        List<ProcessProbe> probes = new ArrayList<>();
        for (String process : processes)
            probes.add(new ProcessProbe(world.child(process).pid()));
        return new CpuCost(probes);
    }

    private double seconds() throws IOException {
        double sum = 0;
        for (ProcessProbe probe : probes) sum += probe.cpuSeconds();
        return sum;
    }

    /** Milliseconds for each of so many things done since. */
    double millisEach(long things) throws IOException {
        return 1_000 * (seconds() - secondsBefore) / Math.max(1, things);
    }
}

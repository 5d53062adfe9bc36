package vn.motcua.bench.report;

import java.time.Instant;
import java.util.List;
import vn.motcua.bench.machine.Machine;

/** Made-up figures: nothing here was ever measured. */
final class Reports {
    static final Machine MACHINE =
            new Machine("A CPU", 2, 4096, "An OS 1", "Linux 6", "17, a VM", "ext4 /dev/sda1", 0.1, 0.5, 1.5);

    private Reports() {}

    static Report of(Figure... figures) {
        return new Report(MACHINE, Instant.parse("2026-11-22T01:02:03Z"), false, List.of(figures));
    }

    static Figure met() {
        return Figure.of("issue.p50", 4, "ms").within(Budget.atMost(5)).beside("threeSyncs", 2);
    }

    static Figure missed() {
        return Figure.of("ingest.ratio", 0.5, "").within(Budget.atLeast(0.8)).detail("events", 30_000);
    }

    static Figure failed() {
        return Figure.failed("board", "the hub did not start");
    }

    static Figure leftOut() {
        return Figure.notMeasured("report.dashboard", "ms", Budget.atMost(100), "there are none");
    }
}

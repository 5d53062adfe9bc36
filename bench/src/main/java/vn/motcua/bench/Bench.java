package vn.motcua.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.bench.machine.Machine;
import vn.motcua.bench.machine.MachineProbe;
import vn.motcua.bench.report.Figure;
import vn.motcua.bench.report.Report;

/**
 * One run: every measurement in turn, each in a fresh folder; one that fails is told, leaves its folder with the logs, and does not stop
 * the others.
 */
final class Bench {
    private static final Logger LOG = LoggerFactory.getLogger(Bench.class);
    private final List<Measurement> measurements;
    private final List<Figure> leftOut;

    /** @param leftOut budgets this bench does not take yet, with the reason */
    Bench(List<Measurement> measurements, List<Figure> leftOut) {
        this.measurements = List.copyOf(measurements);
        this.leftOut = List.copyOf(leftOut);
    }

    Report run(Room room, boolean isQuick) throws IOException, InterruptedException {
        room.progress().accept(Texts.of("progress.machine"));
        Machine machine = MachineProbe.look(room.home());
        List<Figure> figures = new ArrayList<>();
        for (Measurement measurement : measurements) figures.addAll(take(measurement, room));
        figures.addAll(leftOut);
        return new Report(machine, Instant.now().truncatedTo(ChronoUnit.SECONDS), isQuick, figures);
    }

    private static List<Figure> take(Measurement measurement, Room room) throws IOException, InterruptedException {
        String name = measurement.name();
        room.progress().accept(Texts.of("progress.begins", Texts.of("figure." + name)));
        Room inner = room.inner(name);
        try {
            List<Figure> figures = measurement.take(inner);
            inner.remove();
            return figures;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.debug("measurement {} failed", name, e);
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            room.progress().accept(Texts.of("progress.failed", reason, inner.home()));
            return List.of(Figure.failed(name, reason));
        }
    }
}

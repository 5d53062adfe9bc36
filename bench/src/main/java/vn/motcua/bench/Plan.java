package vn.motcua.bench;

import java.util.List;
import vn.motcua.bench.measure.AgentDevices;
import vn.motcua.bench.measure.AgentFootprint;
import vn.motcua.bench.measure.AgentStart;
import vn.motcua.bench.measure.CallToBoard;
import vn.motcua.bench.measure.CallsAtOnce;
import vn.motcua.bench.measure.CameraSources;
import vn.motcua.bench.measure.HardMorning;
import vn.motcua.bench.measure.HubIngest;
import vn.motcua.bench.measure.HubReconnect;
import vn.motcua.bench.measure.PrinterPace;
import vn.motcua.bench.measure.TicketIssue;
import vn.motcua.bench.measure.TouchToPaper;
import vn.motcua.bench.report.Budget;
import vn.motcua.bench.report.Figure;

/** What is measured, in the order of the table, and what of the design's budgets is not. */
final class Plan {
    private Plan() {}

    static List<Measurement> measurements() {
        return List.of(
                new AgentStart(),
                new AgentFootprint(),
                new AgentDevices(),
                new TicketIssue(),
                new TouchToPaper(),
                new PrinterPace(),
                new CallToBoard(),
                new CallsAtOnce(),
                new HubIngest(),
                new HardMorning(),
                new HubReconnect(),
                new CameraSources());
    }

    static List<Figure> leftOut() {
        return List.of(
                leftOut("scale.agents", "", Budget.atLeast(10_000)),
                leftOut("scale.restart", "s", Budget.atMost(5)),
                leftOut("issue.slowDisk", "ms", Budget.atMost(150)),
                leftOut("report.dashboard", "ms", Budget.atMost(100)));
    }

    private static Figure leftOut(String id, String unit, Budget budget) {
        return Figure.notMeasured(id, unit, budget, Texts.of("leftOut." + id));
    }
}

package vn.motcua.bench.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.Json;

/** A report for machines; bench/README.md describes the form. */
public final class ReportJson {
    /** Raised when a reader of older files would misread newer ones. */
    public static final String SCHEMA = "motcua-bench-1";

    private ReportJson() {}

    public static ObjectNode of(Report report) {
        ObjectNode root = Json.object();
        root.put("schema", SCHEMA);
        root.put("at", report.at().toString());
        root.put("quick", report.isQuick());
        root.set("machine", Json.node(report.machine()));
        ObjectNode summary = root.putObject("summary");
        for (Verdict verdict : Verdict.values()) summary.put(verdict.name(), report.count(verdict));
        report.figures().forEach(figure -> root.withArray("/figures").add(figure(figure)));
        return root;
    }

    private static ObjectNode figure(Figure figure) {
        ObjectNode node = Json.object();
        node.put("id", figure.id());
        node.put("unit", figure.unit());
        node.put("value", finite(figure.value()));
        node.put("verdict", figure.verdict().name());
        Budget budget = figure.budget();
        if (budget != null)
            node.putObject("budget").put("bound", budget.bound().name()).put("limit", budget.limit());
        Peer peer = figure.peer();
        if (peer != null) node.set("peer", peer(peer, figure.value()));
        if (!figure.details().isEmpty()) node.set("details", Json.node(figure.details()));
        if (!figure.reason().isEmpty()) node.put("reason", figure.reason());
        return node;
    }

    private static ObjectNode peer(Peer peer, @Nullable Double value) {
        ObjectNode node = Json.object().put("id", peer.id()).put("value", finite(peer.value()));
        if (value != null) node.put("ratio", finite(peer.ratioOf(value)));
        return node;
    }

    private static @Nullable Double finite(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? null : value;
    }
}

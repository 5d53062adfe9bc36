package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import vn.motcua.core.figures.Share;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.report.RatingOpinions;
import vn.motcua.hub.report.RatingReport;
import vn.motcua.hub.report.RatingReport.Line;
import vn.motcua.hub.report.RatingSigns;

/**
 * The report on ratings for programs: what the page says and no more. Single ratings are not handed out, for from them every figure that is
 * kept back could be counted. Pure.
 */
final class RatingFigures {
    private RatingFigures() {}

    static ObjectNode of(RatingReport report) {
        ObjectNode node = Json.object();
        node.put("from", report.from().toString());
        node.put("to", report.to().toString());
        node.set("total", line(report.total()));
        ArrayNode lines = node.putArray("lines");
        report.lines().forEach(one -> lines.add(line(one)));
        ObjectNode channels = node.putObject("channels");
        report.channels().forEach(channels::put);
        ObjectNode leftOut = node.putObject("leftOut");
        leftOut.put("surplus", report.surplus());
        leftOut.put("other", report.otherwise());
        leftOut.put("noise", report.noise());
        ObjectNode reasons = node.putObject("reasons");
        report.opinions().reasons().forEach(one -> reasons.put(one.code(), one.ratings()));
        ArrayNode questions = node.putArray("questions");
        report.opinions().questions().stream()
                .filter(RatingOpinions.Question::isSaid)
                .forEach(one -> questions.add(question(one)));
        if (report.signs().alarm() != null)
            node.put("alarm", report.signs().alarm().toString());
        ArrayNode signs = node.putArray("signs");
        report.signs().counters().stream().filter(sign -> !sign.isQuiet()).forEach(sign -> signs.add(sign(sign)));
        return node;
    }

    /** Without {@code contented} where it is not said. */
    private static ObjectNode line(Line line) {
        ObjectNode node = Json.object();
        node.put("kind", line.kind().name());
        if (!line.id().isEmpty()) node.put("id", line.id());
        node.put("served", line.coverage().all());
        node.put("rated", line.coverage().hits());
        if (!line.isSaid()) return node;
        Share.Interval interval = line.content().interval().orElseThrow();
        node.put("contented", line.content().hits());
        node.put("low", interval.low());
        node.put("high", interval.high());
        node.put("ranked", line.isRanked());
        return node;
    }

    private static ObjectNode question(RatingOpinions.Question one) {
        return Json.object()
                .put("code", one.code())
                .put("yes", one.yes())
                .put("partly", one.partly())
                .put("no", one.no());
    }

    private static ObjectNode sign(RatingSigns.Sign sign) {
        ObjectNode node = Json.object();
        node.put("counterId", sign.counter());
        node.put("place", sign.place().name());
        if (sign.alarm() != null) node.put("alarm", sign.alarm().toString());
        node.put("marked", sign.marked());
        ArrayNode looks = node.putArray("looks");
        sign.looks().stream().sorted().forEach(look -> looks.add(look.name()));
        return node;
    }
}

package vn.motcua.hub.web;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import vn.motcua.core.figures.Share;
import vn.motcua.hub.platform.http.HtmlTemplate;
import vn.motcua.hub.report.RatingSigns.Place;
import vn.motcua.hub.report.RatingSigns.Sign;

/** Counters by how many rated and how many were contented, between the limits of chance; drawn on the server, coloured by the page's themes. Pure. */
final class FunnelChart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;
    private static final int LEFT = 44;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;
    private static final int STEPS = 60;

    private final double target;
    private final long most;

    private FunnelChart(double target, long most) {
        this.target = target;
        this.most = most;
    }

    /** @param label of a counter */
    static String svg(double target, List<Sign> signs, String said, Function<Sign, String> label) {
        long most = signs.stream().mapToLong(one -> one.content().all()).max().orElse(1);
        FunnelChart chart = new FunnelChart(target, Math.max(10, most + most / 10));
        StringBuilder svg = new StringBuilder("<svg class=\"funnel\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\" aria-label=\"" + HtmlTemplate.escape(said) + "\">");
        for (int percent = 0; percent <= 100; percent += 25) chart.tick(svg, percent);
        for (double z : new double[] {Share.Z_95, Share.Z_998}) chart.limits(svg, z);
        chart.line(svg);
        for (Sign sign : signs) chart.point(svg, sign, label.apply(sign));
        return svg.append("</svg>").toString();
    }

    private double x(double all) {
        return LEFT + (WIDTH - LEFT - 20) * all / most;
    }

    private static double y(double share) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share);
    }

    private void tick(StringBuilder svg, int percent) {
        double y = y(percent / 100.0);
        svg.append(format(
                        "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x(0), y, x(most), y))
                .append(format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%d</text>", x(0) - 6, y + 4, percent));
        double all = most * percent / 100.0;
        if (percent > 0)
            svg.append(
                    format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>", x(all), HEIGHT - 12, all));
    }

    private void line(StringBuilder svg) {
        svg.append(format(
                "<line class=\"target\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                x(0), y(target), x(most), y(target)));
    }

    private void limits(StringBuilder svg, double z) {
        StringBuilder low = new StringBuilder();
        StringBuilder high = new StringBuilder();
        for (int i = 1; i <= STEPS; i++) {
            long all = Math.max(1, most * i / STEPS);
            Share.Interval limit = Share.funnel(target, all, z);
            low.append(format("%.1f,%.1f ", x(all), y(limit.low())));
            high.append(format("%.1f,%.1f ", x(all), y(limit.high())));
        }
        String kind = z == Share.Z_95 ? "inner" : "outer";
        svg.append("<polyline class=\"" + kind + "\" points=\"" + low + "\"/><polyline class=\"" + kind + "\" points=\""
                + high + "\"/>");
    }

    private void point(StringBuilder svg, Sign sign, String label) {
        double x = x(sign.content().all());
        double y = y(sign.content().value().orElse(0.0));
        boolean isOut = sign.place() != Place.INSIDE;
        String shape = isOut
                ? format("<rect class=\"out\" x=\"%.1f\" y=\"%.1f\" width=\"10\" height=\"10\"/>", x - 5, y - 5)
                : format("<circle class=\"in\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>", x, y);
        svg.append(shape)
                .append(format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">", x - 9, y + 4))
                .append(HtmlTemplate.escape(label))
                .append("</text>");
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}

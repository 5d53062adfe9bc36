package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.report.RatingReport;
import vn.motcua.hub.report.RatingReports;

/** The report on ratings as a page and as a file for a spreadsheet. */
final class RatingReportRoutes {
    /** The last days, today included, if nobody names others. */
    private static final int DAYS = 30;
    /** A year and a day: what is read at once stays small. */
    private static final int DAYS_MOST = 366;

    private final RatingReports reports;
    private final Supplier<Site> site;
    private final Clock clock;
    private final RatingReportPage page;

    RatingReportRoutes(RatingReports reports, Supplier<Site> site, Clock clock) {
        this.reports = reports;
        this.site = site;
        this.clock = clock;
        this.page = new RatingReportPage(site);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.RATING_REPORT, call -> asked(call).map(report -> page.of(report, call.locale())))
                .on(HubEndpoint.RATING_REPORT_CSV, call -> asked(call).map(RatingReportRoutes::file));
    }

    private Future<RatingReport> asked(Call call) {
        LocalDate today = site.get().calendar().businessDay(clock.instant());
        LocalDate to = call.day("to").orElse(today);
        LocalDate from = call.day("from").orElse(to.minusDays(DAYS - 1));
        if (from.isAfter(to) || from.plusDays(DAYS_MOST).isBefore(to)) throw RefusedException.badField("from", "day");
        return reports.ratings(from, to);
    }

    private static Reply file(RatingReport report) {
        String name = "ratings-" + report.from() + "-" + report.to() + ".csv";
        return Reply.text("text/csv; charset=utf-8", report.csv())
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}

package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.report.Criteria;
import vn.motcua.hub.report.RatingReport;
import vn.motcua.hub.report.RatingReports;

/** The report on ratings, and the nine criteria, as a page and as a file for a spreadsheet. */
final class RatingReportRoutes {
    /** The last days, today included, if nobody names others. */
    private static final int DAYS = 30;
    /** A year and a day: what is read at once stays small. */
    private static final int DAYS_MOST = 366;

    private final RatingReports reports;
    private final Supplier<Site> site;
    private final Clock clock;
    private final RatingReportPage page;
    private final CriteriaPage criteriaPage;

    RatingReportRoutes(RatingReports reports, Supplier<Site> site, Clock clock) {
        this.reports = reports;
        this.site = site;
        this.clock = clock;
        this.page = new RatingReportPage(site);
        this.criteriaPage = new CriteriaPage(site);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(
                        HubEndpoint.RATING_FIGURES,
                        call -> asked(call).map(RatingFigures::of).map(Reply::json))
                .on(HubEndpoint.CRITERIA, call -> criteria(call).map(found -> criteriaPage.of(found, call.locale())))
                .on(HubEndpoint.CRITERIA_CSV, call -> criteria(call).map(RatingReportRoutes::file))
                .on(HubEndpoint.RATING_REPORT, call -> asked(call).map(report -> page.of(report, call.locale())))
                .on(HubEndpoint.RATING_REPORT_CSV, call -> asked(call).map(RatingReportRoutes::file));
    }

    private Future<RatingReport> asked(Call call) {
        Days days = days(call);
        return reports.ratings(days.from, days.to);
    }

    private Future<Criteria> criteria(Call call) {
        Days days = days(call);
        return reports.criteria(days.from, days.to);
    }

    private record Days(LocalDate from, LocalDate to) {}

    private Days days(Call call) {
        LocalDate today = site.get().calendar().businessDay(clock.instant());
        LocalDate to = call.day("to").orElse(today);
        LocalDate from = call.day("from").orElse(to.minusDays(DAYS - 1));
        if (from.isAfter(to) || from.plusDays(DAYS_MOST).isBefore(to)) throw RefusedException.badField("from", "day");
        return new Days(from, to);
    }

    private static Reply file(RatingReport report) {
        return file("ratings-" + report.from() + "-" + report.to(), report.csv());
    }

    private static Reply file(Criteria criteria) {
        return file("criteria-" + criteria.from() + "-" + criteria.to(), criteria.csv());
    }

    private static Reply file(String name, String rows) {
        return Reply.text("text/csv; charset=utf-8", rows)
                .with("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    }
}

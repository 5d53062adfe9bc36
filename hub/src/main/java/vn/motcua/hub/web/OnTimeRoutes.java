package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Supplier;
import vn.motcua.core.dossier.DueBasis;
import vn.motcua.core.dossier.Period;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.report.OnTimeReport;
import vn.motcua.hub.report.OnTimeReports;

/** Form II.06a as a page and as a file for a spreadsheet. */
final class OnTimeRoutes {
    private static final int DAYS_MOST = 366;
    private final OnTimeReports reports;
    private final Supplier<Site> site;
    private final Clock clock;
    private final OnTimePage page;

    OnTimeRoutes(OnTimeReports reports, Supplier<Site> site, Clock clock) {
        this.reports = reports;
        this.site = site;
        this.clock = clock;
        this.page = new OnTimePage(site);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.DOSSIER_REPORT, call -> asked(call).map(report -> page.of(report, call.locale())))
                .on(HubEndpoint.DOSSIER_REPORT_CSV, call -> asked(call).map(OnTimeRoutes::file));
    }

    private Future<OnTimeReport> asked(Call call) {
        return reports.onTime(
                period(call), chosen(call, "by", OnTimeReport.By.FIELD), chosen(call, "due", DueBasis.ORIGINAL));
    }

    /** This month so far, if nobody names days; never beyond today, for nothing is overdue that is not due yet. */
    private Period period(Call call) {
        LocalDate today = site.get().calendar().businessDay(clock.instant());
        LocalDate to = call.day("to").filter(day -> !day.isAfter(today)).orElse(today);
        LocalDate from = call.day("from").orElse(to.withDayOfMonth(1));
        if (from.isAfter(to) || from.plusDays(DAYS_MOST).isBefore(to)) throw RefusedException.badField("from", "day");
        return new Period(from, to);
    }

    private static <E extends Enum<E>> E chosen(Call call, String name, E usual) {
        Class<E> type = usual.getDeclaringClass();
        return call.choice(
                        name,
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())
                .map(text -> Enum.valueOf(type, text))
                .orElse(usual);
    }

    /** A file that does not add up leaves nobody's hub. */
    private static Reply file(OnTimeReport report) {
        if (!report.broken().isEmpty())
            throw new IllegalStateException("form II.06a does not add up: " + report.broken());
        Period period = report.how().period();
        return Reply.text("text/csv; charset=utf-8", report.csv())
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"II06a-" + period.from() + "-" + period.to() + ".csv\"");
    }
}

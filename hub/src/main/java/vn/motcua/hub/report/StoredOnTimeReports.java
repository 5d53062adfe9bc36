package vn.motcua.hub.report;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import vn.motcua.core.dossier.Dossier;
import vn.motcua.core.dossier.DueBasis;
import vn.motcua.core.dossier.OnTimeCount;
import vn.motcua.core.dossier.Period;
import vn.motcua.core.dossier.Reckoning;
import vn.motcua.core.model.Site;
import vn.motcua.hub.dossier.StoredDossier;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/** From the readers' pool, row by row, in one snapshot. Any thread. */
public final class StoredOnTimeReports implements OnTimeReports {
    private static final String DOSSIERS =
            SqlTexts.beside(StoredOnTimeReports.class, "on-time.sql").get("dossiers");
    /** "Due soon": within so many days on which the centre is open. */
    private static final int SOON_WORKING_DAYS = 5;

    private final Readers readers;
    private final Supplier<Site> site;

    public StoredOnTimeReports(Readers readers, Supplier<Site> site) {
        this.readers = readers;
        this.site = site;
    }

    @Override
    public Future<OnTimeReport> onTime(Period period, OnTimeReport.By by, DueBasis due) {
        Site now = site.get();
        ZoneId zone = now.calendar().zone();
        Reckoning how = new Reckoning(period, soonUntil(now, period.to()), due, zone);
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                OnTimeCount total = new OnTimeCount(how);
                Map<String, OnTimeCount> lines = new TreeMap<>();
                AtomicLong undated = new AtomicLong();
                db.each(
                        DOSSIERS,
                        row -> {
                            Dossier one = StoredDossier.dossier(row);
                            if (one.hasUnknownEnd()) {
                                undated.incrementAndGet();
                                return;
                            }
                            total.add(one);
                            lines.computeIfAbsent(name(one, by), none -> new OnTimeCount(how))
                                    .add(one);
                        },
                        period.to().plusDays(1).atStartOfDay(zone).toInstant());
                List<OnTimeReport.Line> told = new ArrayList<>();
                lines.forEach((name, count) -> {
                    if (count.figures().totalHandled() > 0) told.add(new OnTimeReport.Line(name, count.figures()));
                });
                return new OnTimeReport(how, by, total.figures(), told, undated.get());
            }
        });
    }

    private static String name(Dossier one, OnTimeReport.By by) {
        if (by == OnTimeReport.By.UNIT) return one.places().receivingUnit();
        String field = one.field();
        return field == null ? "" : field;
    }

    /** A centre that never opens has no such day: then all are soon that are due within a year. */
    private static LocalDate soonUntil(Site site, LocalDate to) {
        LocalDate day = to;
        int left = SOON_WORKING_DAYS;
        for (int i = 0; i < 366 && left > 0; i++) {
            day = day.plusDays(1);
            if (site.calendar().isOpeningDay(day)) left--;
        }
        return day;
    }
}

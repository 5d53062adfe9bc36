package vn.motcua.hub.estimate;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;

/** The report from the readers' pool, in one snapshot. Any thread. */
public final class StoredEstimates implements EstimateQueries {
    private static final String DAYS = EstimateTable.SQL.get("days");
    private final Readers readers;
    private final Supplier<Site> site;

    public StoredEstimates(Readers readers, Supplier<Site> site) {
        this.readers = readers;
        this.site = site;
    }

    /** One row: a service on a day. */
    private record Row(LocalDate day, ServiceId service, Score score) {}

    @Override
    public Future<Report> report(LocalDate from, LocalDate to) {
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                return report(
                        from,
                        to,
                        db.list(
                                DAYS,
                                row -> new Row(
                                        row.day("business_day"),
                                        new ServiceId(row.text("service")),
                                        EstimateTable.score(row)),
                                from,
                                to));
            }
        });
    }

    private Report report(LocalDate from, LocalDate to, List<Row> rows) {
        Map<ServiceId, Score> services = new LinkedHashMap<>();
        Map<LocalDate, Score> days = new TreeMap<>(Comparator.reverseOrder());
        Score total = Score.NONE;
        for (Row row : rows) {
            services.merge(row.service, row.score, Score::plus);
            days.merge(row.day, row.score, Score::plus);
            total = total.plus(row.score);
        }
        List<OfService> byService = new ArrayList<>();
        services.forEach((id, score) -> byService.add(new OfService(id, name(id), Accuracy.of(score))));
        byService.sort(Comparator.comparingInt((OfService one) -> one.accuracy().called())
                .reversed());
        List<OfDay> byDay = new ArrayList<>();
        days.forEach((day, score) -> byDay.add(new OfDay(day, Accuracy.of(score))));
        return new Report(from, to, Accuracy.of(total), byService, byDay);
    }

    private Text name(ServiceId id) {
        return site.get().service(id).map(Service::name).orElse(new Text(id.value(), id.value()));
    }
}

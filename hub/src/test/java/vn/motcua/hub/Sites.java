package vn.motcua.hub;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.ZoneId;

/** Sites for tests. */
public final class Sites {
    public static final SeriesId A = new SeriesId("a");
    public static final SeriesId B = new SeriesId("b");
    public static final ServiceId LAND = new ServiceId("land");
    public static final ServiceId CIVIL = new ServiceId("civil");
    public static final CounterId C1 = new CounterId("c1");
    public static final CounterId C2 = new CounterId("c2");
    public static final CounterId C3 = new CounterId("c3");
    public static final ZoneId MAIN = new ZoneId("main");

    private Sites() {}

    public static Site open() {
        return of(calendar("Asia/Ho_Chi_Minh", true), 999, 50);
    }

    public static Site weekdays() {
        return of(calendar("Asia/Ho_Chi_Minh", false), 999, 50);
    }

    public static Site of(OpeningCalendar calendar, int last, int bandSize) {
        return new Site(
                new SiteId("tan-phu"),
                text("Trung tâm"),
                text("Sở"),
                true,
                "http://localhost",
                calendar,
                List.of(new HallZone(MAIN, text("Sảnh"))),
                List.of(new Series(A, "A", 1, last, 3, bandSize), new Series(B, "B", 1, last, 3, bandSize)),
                List.of(
                        new Service(LAND, text("Đất đai"), text(""), "map", A, 10),
                        new Service(CIVIL, text("Hộ tịch"), text(""), "user", B, 5)),
                List.of(counter(C1, "1", LAND, CIVIL), counter(C2, "2", LAND), counter(C3, "3", CIVIL)));
    }

    /** Where civil status follows land on the same ticket. */
    public static Site staged(Site site) {
        List<Service> services = site.services().stream()
                .map(one -> one.id().equals(LAND)
                        ? new Service(
                                LAND,
                                one.name(),
                                one.hint(),
                                one.icon(),
                                one.series(),
                                one.meanServiceMinutes(),
                                null,
                                null,
                                List.of(CIVIL))
                        : one)
                .toList();
        return new Site(
                site.id(),
                site.name(),
                site.agency(),
                site.training(),
                site.publicUrl(),
                site.calendar(),
                site.zones(),
                site.series(),
                services,
                site.counters(),
                site.line(),
                site.bookings());
    }

    /** The same with other series, services and counters. */
    public static Site with(
            Site site,
            UnaryOperator<List<Series>> series,
            UnaryOperator<List<Service>> services,
            UnaryOperator<List<Counter>> counters) {
        return new Site(
                site.id(),
                site.name(),
                site.agency(),
                site.training(),
                site.publicUrl(),
                site.calendar(),
                site.zones(),
                series.apply(site.series()),
                services.apply(site.services()),
                counters.apply(site.counters()));
    }

    public static OpeningCalendar calendar(String zone, boolean alwaysOpen) {
        Map<DayOfWeek, List<OpeningCalendar.Session>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values())
            if (day.getValue() <= 5) weekly.put(day, List.of(session("07:30", "11:30"), session("13:00", "17:00")));
        return new OpeningCalendar(java.time.ZoneId.of(zone), alwaysOpen, weekly, Set.of(), Set.of());
    }

    private static OpeningCalendar.Session session(String from, String to) {
        return new OpeningCalendar.Session(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Counter counter(CounterId id, String label, ServiceId... services) {
        return new Counter(id, label, text("Quầy " + label), MAIN, List.of(services));
    }

    private static Text text(String vi) {
        return new Text(vi, vi);
    }
}

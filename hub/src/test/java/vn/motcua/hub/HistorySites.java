package vn.motcua.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.model.BookingPolicy;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.WaitGroup;
import vn.motcua.core.model.WaitKind;
import vn.motcua.core.model.WorkProfile;
import vn.motcua.core.model.WorkRule;

/** Sites for random histories. All offer stages, bookings and numbers on phones; each seed has its own way of calling. */
final class HistorySites {
    private static final ProfileId PROFILE = new ProfileId("civil-first");
    private static final WaitGroup CIVIL = new WaitGroup(List.of(Sites.CIVIL), List.of(), List.of());

    private HistorySites() {}

    /** By turns: classes alone; promises; work profiles; both, on weekdays with a break at noon. */
    static Site of(long seed) {
        int kind = (int) Math.floorMod(seed, 4);
        OpeningCalendar calendar = Sites.calendar("Asia/Ho_Chi_Minh", kind < 3);
        Site plain = Sites.staged(Sites.of(calendar, 9_999, 50));
        int interleave = 1 + (int) Math.floorMod(seed / 4, 3);
        boolean hasPromises = kind % 2 == 1;
        boolean hasProfiles = kind >= 2;
        List<Service> services = new ArrayList<>();
        for (Service one : plain.services())
            services.add(hasPromises && one.id().equals(Sites.LAND) ? promised(one, Duration.ofMinutes(4)) : one);
        List<Counter> counters = new ArrayList<>();
        for (Counter one : plain.counters())
            counters.add(
                    hasProfiles && !one.id().equals(Sites.C3)
                            ? new Counter(one.id(), one.label(), one.name(), one.zone(), one.services(), PROFILE)
                            : one);
        List<PriorityClass> classes = hasPromises
                ? List.of(new PriorityClass(
                        Priority.PRIORITY, new Text("Ưu tiên", "Priority"), 50, false, null, Duration.ofMinutes(3)))
                : List.of();
        return with(
                plain,
                services,
                counters,
                new LinePolicy(
                        interleave,
                        classes,
                        hasProfiles ? List.of(profile(hasPromises)) : List.of(),
                        plain.line().appointments(),
                        plain.line().returns(),
                        plain.line().closing()));
    }

    private static Site with(Site plain, List<Service> services, List<Counter> counters, LinePolicy line) {
        return new Site(
                plain.id(),
                plain.name(),
                plain.agency(),
                plain.training(),
                plain.publicUrl(),
                plain.calendar(),
                plain.zones(),
                plain.series(),
                services,
                counters,
                line,
                bookings());
    }

    private static BookingPolicy bookings() {
        List<ServiceId> all = List.of(Sites.LAND, Sites.CIVIL);
        return new BookingPolicy(
                        List.of(new BookingPolicy.Offer(Sites.LAND, 8), new BookingPolicy.Offer(Sites.CIVIL, 8)),
                        Duration.ofMinutes(10),
                        4,
                        Duration.ofMinutes(1),
                        20)
                .with(new BookingPolicy.Remote(all, Duration.ofMinutes(5), 6, 20));
    }

    private static Service promised(Service one, Duration cap) {
        return new Service(
                one.id(),
                one.name(),
                one.hint(),
                one.icon(),
                one.series(),
                one.meanServiceMinutes(),
                cap,
                one.ticketText(),
                one.next());
    }

    private static WorkProfile profile(boolean hasPromise) {
        WorkRule booked = new WorkRule(
                WorkRule.When.ALWAYS,
                new WaitGroup(List.of(), List.of(), List.of(WaitKind.BOOKED)),
                new WorkRule.Ratio(1, 3),
                null);
        WorkRule crowd = new WorkRule(
                new WorkRule.When(new WorkRule.Crowd(CIVIL, 5), null, null, null),
                CIVIL,
                new WorkRule.Ratio(2, 5),
                null);
        WorkRule longest = new WorkRule(
                new WorkRule.When(
                        null,
                        new WorkRule.LongWait(WaitGroup.EVERYBODY, Duration.ofMinutes(6)),
                        null,
                        new WorkRule.FewCounters(Sites.CIVIL, 1)),
                new WaitGroup(List.of(), List.of(Priority.NORMAL), List.of()),
                null,
                hasPromise ? Duration.ofMinutes(8) : null);
        return new WorkProfile(PROFILE, new Text("Hộ tịch trước", "Civil first"), List.of(booked, crowd, longest));
    }

    /** Half past seven on the next day the centre opens. */
    static Instant nextMorning(OpeningCalendar calendar, Instant now) {
        LocalDate day = calendar.businessDay(now).plusDays(1);
        while (!calendar.isOpeningDay(day)) day = day.plusDays(1);
        return day.atTime(7, 30).atZone(calendar.zone()).toInstant();
    }
}

package vn.motcua.hub.estimate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WaitKind;
import vn.motcua.hub.estimate.SimulatedCentre.Arrival;
import vn.motcua.hub.estimate.SimulatedCentre.Shift;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.line.Hall;
import vn.motcua.hub.line.Place;
import vn.motcua.hub.line.Seat;
import vn.motcua.hub.line.Waiting;

/** Three centres of different rhythm. The configured minutes are what somebody guessed when the centre was set up. */
final class Centres {
    private static final double MORNING = 7 * 60;
    private static final double NOON = 11.5 * 60;
    private static final double AFTERNOON = 13.5 * 60;
    private static final double EVENING = 17 * 60;
    static final LocalDate BEGIN = LocalDate.of(2026, 3, 2);

    private Centres() {}

    /** What a service really takes. @param spread standard deviation ÷ mean */
    record Real(String id, int configured, double mean, double spread) {}

    /** One counter, one officer who is called away, one line for everything, times that nobody can foresee. */
    static SimulatedCentre.Habits commune() {
        List<Real> services = List.of(
                new Real("nop-ho-so", 10, 12, 0.8),
                new Real("chung-thuc", 10, 6, 0.55),
                new Real("nhan-ket-qua", 10, 4, 0.5));
        Site site = site("commune", services, List.of(List.of("nop-ho-so", "chung-thuc", "nhan-ket-qua")));
        return new Base(site, services) {
            @Override
            public List<Arrival> arrivals(LocalDate day, Random random) {
                List<Arrival> all = new ArrayList<>();
                double busy = dayFactor(day);
                int early = 4 + random.nextInt(8);
                SimulatedCentre.doorQueue(MORNING, early, random).forEach(at -> all.add(one(at, random)));
                poisson(all, MORNING + 10, NOON, 6.0 * busy / 60, random);
                SimulatedCentre.doorQueue(AFTERNOON, 2 + random.nextInt(5), random)
                        .forEach(at -> all.add(one(at, random)));
                poisson(all, AFTERNOON + 10, EVENING - 10, 4.5 * busy / 60, random);
                return all;
            }

            private double dayFactor(LocalDate day) {
                return day.getDayOfWeek() == DayOfWeek.MONDAY ? 1.25 : 1;
            }

            private void poisson(List<Arrival> all, double from, double to, double perMinute, Random random) {
                for (double at = gap(perMinute, random) + from; at < to; at += gap(perMinute, random))
                    all.add(one(at, random));
            }

            private Arrival one(double at, Random random) {
                double dice = random.nextDouble();
                String service = dice < 0.35 ? "nop-ho-so" : dice < 0.75 ? "chung-thuc" : "nhan-ket-qua";
                return new Arrival(at, new ServiceId(service), random.nextDouble() < 0.06, random.nextDouble() < 0.03);
            }

            @Override
            public double wanderMinutes(Random random) {
                return random.nextDouble() < 0.02 ? 8 + 12 * random.nextDouble() : 0;
            }
        };
    }

    /** Five counters that come and go, a morning rush, priorities, people who do not wait. */
    static SimulatedCentre.Habits ward() {
        List<Real> services = List.of(
                new Real("nop-ho-so", 12, 14, 0.55),
                new Real("nhan-ket-qua", 5, 4, 0.5),
                new Real("chung-thuc", 7, 9, 0.6),
                new Real("ho-tich", 15, 13, 0.5),
                new Real("dat-dai", 18, 23, 0.6));
        Site site = site(
                "ward",
                services,
                List.of(
                        List.of("nop-ho-so", "nhan-ket-qua"),
                        List.of("chung-thuc", "nhan-ket-qua"),
                        List.of("ho-tich", "nop-ho-so"),
                        List.of("dat-dai", "nop-ho-so"),
                        List.of("chung-thuc", "nop-ho-so")));
        double[] shares = {0.33, 0.2, 0.27, 0.11, 0.09};
        return new Base(site, services) {
            @Override
            public List<Arrival> arrivals(LocalDate day, Random random) {
                List<Arrival> all = new ArrayList<>();
                double busy = 0.9 + 0.2 * random.nextDouble();
                SimulatedCentre.doorQueue(MORNING, 12 + random.nextInt(12), random)
                        .forEach(at -> all.add(one(at, shares, random)));
                curve(all, busy, shares, random);
                SimulatedCentre.doorQueue(AFTERNOON, 5 + random.nextInt(6), random)
                        .forEach(at -> all.add(one(at, shares, random)));
                return all;
            }

            private void curve(List<Arrival> all, double busy, double[] shares, Random random) {
                for (double at = MORNING; at < EVENING - 10; at += gap(40 / 60.0, random)) {
                    if (at >= NOON && at < AFTERNOON) continue;
                    double perHour = at < 9.5 * 60 ? 34 : at < NOON ? 22 : at < 15.5 * 60 ? 24 : 12;
                    if (random.nextDouble() < perHour * busy / 40) all.add(one(at, shares, random));
                }
            }

            private Arrival one(double at, double[] shares, Random random) {
                return new Arrival(at, service(shares, random), random.nextDouble() < 0.12, random.nextDouble() < 0.06);
            }

            @Override
            public List<Shift> shifts(LocalDate day, Counter counter, Random random) {
                double late = random.nextDouble() * 6;
                boolean isLater = counter.label().equals("3") || counter.label().equals("4");
                boolean isShort = counter.label().equals("5");
                boolean isBusyDay = day.getDayOfWeek().getValue() <= 3;
                if (isShort && !isBusyDay) return List.of(new Shift(MORNING + 60 + late, NOON - 30));
                double noon = NOON - 5 + random.nextDouble() * 10;
                double end = counter.label().equals("2") ? 16 * 60 : EVENING;
                return List.of(
                        new Shift((isLater ? MORNING + 40 : MORNING) + late, noon),
                        new Shift(AFTERNOON + random.nextDouble() * 8, end));
            }
        };
    }

    /** Twenty counters in five groups, heavy Mondays, a season, and a mix and times that drift. */
    static SimulatedCentre.Habits province() {
        List<Real> services = List.of(
                new Real("dat-dai", 20, 24, 0.6),
                new Real("dat-dai-tra", 5, 4, 0.5),
                new Real("doanh-nghiep", 15, 12, 0.6),
                new Real("tu-phap", 10, 9, 0.5),
                new Real("xay-dung", 15, 19, 0.7),
                new Real("giao-thong", 10, 7, 0.5),
                new Real("bao-hiem", 10, 11, 0.6),
                new Real("y-te", 10, 10, 0.6));
        List<List<String>> counters = new ArrayList<>();
        for (int i = 0; i < 6; i++) counters.add(List.of("dat-dai", "dat-dai-tra"));
        for (int i = 0; i < 3; i++) counters.add(List.of("doanh-nghiep", "xay-dung"));
        for (int i = 0; i < 4; i++) counters.add(List.of("tu-phap"));
        for (int i = 0; i < 3; i++) counters.add(List.of("giao-thong", "y-te"));
        for (int i = 0; i < 2; i++) counters.add(List.of("xay-dung"));
        for (int i = 0; i < 2; i++) counters.add(List.of("bao-hiem", "y-te"));
        Site site = site("province", services, counters);
        return new Base(site, services) {
            @Override
            public List<Arrival> arrivals(LocalDate day, Random random) {
                List<Arrival> all = new ArrayList<>();
                double[] week = {1.3, 1.1, 1.0, 0.95, 0.75};
                long age = BEGIN.until(day, java.time.temporal.ChronoUnit.DAYS);
                double busy = week[day.getDayOfWeek().getValue() - 1] * (1 + 0.15 * Math.sin(age / 60.0 * 2 * Math.PI));
                double drift = Math.min(1, age / 60.0);
                double[] shares = {
                    0.16, 0.09, 0.10 + 0.04 * drift, 0.24 - 0.05 * drift, 0.09, 0.15, 0.09 + 0.02 * drift, 0.08
                };
                SimulatedCentre.doorQueue(MORNING, (int) (30 * busy), random)
                        .forEach(at -> all.add(one(at, shares, random)));
                double peak = 125;
                for (double at = MORNING; at < EVENING - 10; at += gap(peak / 60, random)) {
                    if (at >= NOON && at < AFTERNOON) continue;
                    double perHour =
                            at < 8 * 60 ? 85 : at < 10.5 * 60 ? 100 : at < NOON ? 65 : at < 15.5 * 60 ? 85 : 55;
                    if (random.nextDouble() < perHour * busy / peak) all.add(one(at, shares, random));
                }
                return all;
            }

            private Arrival one(double at, double[] shares, Random random) {
                return new Arrival(at, service(shares, random), random.nextDouble() < 0.05, random.nextDouble() < 0.04);
            }

            @Override
            double trend(LocalDate day, ServiceId service) {
                long age = BEGIN.until(day, java.time.temporal.ChronoUnit.DAYS);
                return service.value().equals("xay-dung") ? 1 + 0.3 * Math.min(1, age / 60.0) : 1;
            }

            @Override
            public List<Shift> shifts(LocalDate day, Counter counter, Random random) {
                if (random.nextDouble() < 0.06) return List.of();
                return super.shifts(day, counter, random);
            }
        };
    }

    /** What they share. */
    private abstract static class Base implements SimulatedCentre.Habits {
        private final Site site;
        private final List<Real> services;

        Base(Site site, List<Real> services) {
            this.site = site;
            this.services = services;
        }

        @Override
        public Site site() {
            return site;
        }

        double trend(LocalDate day, ServiceId service) {
            return 1;
        }

        /** The first visits of a morning and those before noon are a little quicker, some days everything is slow. */
        @Override
        public double serviceMinutes(LocalDate day, ServiceId service, int minuteOfDay, Random random) {
            Real real = services.stream()
                    .filter(one -> one.id.equals(service.value()))
                    .findFirst()
                    .orElseThrow();
            double slow = 1
                    + 0.15
                            * new Random(day.toEpochDay() * 31
                                            + site.id().value().hashCode())
                                    .nextGaussian();
            double hour = minuteOfDay < 8 * 60 ? 0.92 : minuteOfDay > 11 * 60 && minuteOfDay < 12 * 60 ? 0.85 : 1.03;
            double mean = real.mean * Math.max(0.7, slow) * hour * trend(day, service);
            double variance = Math.log(1 + real.spread * real.spread);
            return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * random.nextGaussian());
        }

        @Override
        public double changeOverMinutes(Random random) {
            return 0.1 + 0.6 * random.nextDouble();
        }

        @Override
        public double wanderMinutes(Random random) {
            return random.nextDouble() < 0.01 ? 5 + 10 * random.nextDouble() : 0;
        }

        @Override
        public List<Shift> shifts(LocalDate day, Counter counter, Random random) {
            double late = random.nextDouble() * 5;
            return List.of(
                    new Shift(MORNING - 3 + late, NOON - 3 + random.nextDouble() * 8),
                    new Shift(AFTERNOON - 2 + random.nextDouble() * 6, EVENING));
        }

        ServiceId service(double[] shares, Random random) {
            double dice = random.nextDouble();
            for (int i = 0; i < shares.length; i++) {
                dice -= shares[i];
                if (dice < 0) return new ServiceId(services.get(i).id);
            }
            return new ServiceId(services.get(0).id);
        }

        static double gap(double perMinute, Random random) {
            return -Math.log(1 - random.nextDouble()) / perMinute;
        }
    }

    static Site site(String id, List<Real> services, List<List<String>> counters) {
        Map<DayOfWeek, List<OpeningCalendar.Session>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day :
                List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY))
            weekly.put(
                    day,
                    List.of(
                            new OpeningCalendar.Session(LocalTime.of(7, 0), LocalTime.of(11, 30)),
                            new OpeningCalendar.Session(LocalTime.of(13, 30), LocalTime.of(17, 0))));
        OpeningCalendar calendar =
                new OpeningCalendar(ZoneId.of("Asia/Ho_Chi_Minh"), false, weekly, Set.of(), Set.of());
        SeriesId series = new SeriesId("a");
        vn.motcua.core.model.ZoneId hall = new vn.motcua.core.model.ZoneId("hall");
        List<Counter> all = new ArrayList<>();
        for (int i = 0; i < counters.size(); i++)
            all.add(new Counter(
                    new CounterId("quay-" + (i + 1)),
                    String.valueOf(i + 1),
                    text("Quầy " + (i + 1)),
                    hall,
                    counters.get(i).stream().map(ServiceId::new).toList()));
        return new Site(
                new SiteId(id),
                text(id),
                text(id),
                true,
                "http://127.0.0.1",
                calendar,
                List.of(new HallZone(hall, text("hall"))),
                List.of(new Series(series, "A", 1, 9_999, 4, 50)),
                services.stream()
                        .map(one -> new Service(
                                new ServiceId(one.id), text(one.id), text(""), "file", series, one.configured))
                        .toList(),
                all);
    }

    /** Somebody of a line, the {@code place}-th of those who came in the same moment. */
    static Forecast.Stander stander(int place, ServiceId service, Priority priority, Instant since) {
        Waiting who = new Waiting(
                new VisitId(String.format("00000000-0000-7000-8000-%012d", place)),
                new TicketNumber(new SeriesId("a"), place, "A" + place),
                service,
                LinePolicy.DEFAULT.of(priority),
                since,
                since,
                WaitKind.WALK_IN,
                null,
                Place.NORMAL,
                since);
        return new Forecast.Stander(who, since);
    }

    /** The floor with this line, every counter as on a fresh day. */
    static Forecast.Floor floor(Site site, List<Forecast.Stander> line, Instant now) {
        Map<CounterId, Forecast.Chair> chairs = new HashMap<>();
        for (Counter counter : site.counters()) {
            PersonId person = new PersonId("00000000-0000-7000-8000-000000000001");
            Seat seat = new Seat(counter.id(), person, Set.copyOf(counter.services()), null);
            chairs.put(counter.id(), new Forecast.Chair(seat, CounterMemory.NONE));
        }
        LocalTime time = now.atZone(site.calendar().zone()).toLocalTime();
        return new Forecast.Floor(line, new Hall(now, time, site.line().interleave(), Map.of(), Map.of()), chairs);
    }

    private static Text text(String words) {
        return new Text(words, words);
    }
}

package vn.motcua.core.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every column of every random register against a clerk with a paper ledger. */
class RandomRegistersTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261124L);
    private static final int REGISTERS = Boolean.getBoolean("motcua.full") ? 200_000 : 20_000;
    private static final LocalDate DAY_NOUGHT = LocalDate.of(2025, 2, 20);
    private static final int DAYS = 45;

    private final Random random = new Random(SEED);

    @Test
    void everyColumnIsWhatAClerkCountsDayByDayAndAllIdentitiesHold() {
        System.out.println("random registers: seed " + SEED);
        for (int i = 0; i < REGISTERS; i++) {
            int from = random.nextInt(DAYS);
            int to = from + random.nextInt(DAYS - from);
            int soon = to + random.nextInt(8);
            Reckoning how = new Reckoning(
                    new Period(DAY_NOUGHT.plusDays(from), DAY_NOUGHT.plusDays(to)),
                    DAY_NOUGHT.plusDays(soon),
                    random.nextBoolean() ? DueBasis.ORIGINAL : DueBasis.EXTENDED,
                    Dossiers.ZONE);
            List<PaperLedger.Slip> slips = new ArrayList<>();
            List<Dossier> dossiers = register(slips, how.due());

            PaperLedger clerk = new PaperLedger(slips, from, to, soon);
            OnTimeFigures figures = count(dossiers, how);

            String name = "register " + i + " of seed " + SEED;
            assertThat(strokes(figures)).as(name).isEqualTo(clerk.strokes);
            assertThat(figures.report().broken()).as(name).isEmpty();
            assertThat(figures.totalHandled() - figures.pendingInTime())
                    .as(name)
                    .isEqualTo(figures.dueInPeriod());
            int cut = random.nextInt(dossiers.size() + 1);
            assertThat(count(dossiers.subList(0, cut), how).plus(count(dossiers.subList(cut, dossiers.size()), how)))
                    .as(name)
                    .isEqualTo(figures);
        }
    }

    private static OnTimeFigures count(List<Dossier> dossiers, Reckoning how) {
        OnTimeCount count = new OnTimeCount(how);
        dossiers.forEach(count::add);
        return count.figures();
    }

    private static long[] strokes(OnTimeFigures figures) {
        return LongStream.of(
                        figures.newOnline(),
                        figures.newDirectOrPostal(),
                        figures.carriedIn(),
                        figures.resolvedEarly(),
                        figures.resolvedOnTime(),
                        figures.withdrawn(),
                        figures.resolvedLate(),
                        figures.pendingInTime(),
                        figures.pendingOverdue(),
                        figures.dueSoon())
                .toArray();
    }

    private List<Dossier> register(List<PaperLedger.Slip> slips, DueBasis basis) {
        List<Dossier> dossiers = new ArrayList<>();
        int size = random.nextInt(40);
        for (int i = 0; i < size; i++) {
            PaperLedger.Slip slip = new PaperLedger.Slip();
            dossiers.add(dossier(slip, basis, i));
            slips.add(slip);
        }
        return dossiers;
    }

    /** Any nonsense a register can hold: due before received, finished before received, states that contradict their dates. */
    private Dossier dossier(PaperLedger.Slip slip, DueBasis basis, int number) {
        int channel = 1 + random.nextInt(3);
        int due = random.nextInt(6) == 0 ? PaperLedger.NEVER : random.nextInt(DAYS + 5);
        int extended = random.nextInt(3) > 0 ? PaperLedger.NEVER : random.nextInt(DAYS + 5);
        int finished = random.nextInt(3) == 0 ? PaperLedger.NEVER : random.nextInt(DAYS + 5);
        int returned = random.nextInt(3) > 0 ? PaperLedger.NEVER : random.nextInt(DAYS + 5);
        slip.received = random.nextInt(DAYS);
        slip.online = channel == 2;
        slip.state = 1 + random.nextInt(10);
        slip.since = random.nextInt(DAYS + 5);
        slip.due = basis == DueBasis.EXTENDED && extended != PaperLedger.NEVER ? extended : due;
        boolean isOver = slip.state == 7 || slip.state >= 9;
        slip.gone = finished;
        if (isOver && finished == PaperLedger.NEVER) slip.gone = returned == PaperLedger.NEVER ? slip.since : returned;
        return new Dossier(
                new DossierSource("test", "n" + number),
                null,
                "1.001193",
                null,
                new DossierPlaces("Xã Thử", null, null),
                DossierChannel.ofCode(channel).orElseThrow(),
                new DossierTimes(moment(slip.received), maybe(due), maybe(extended), maybe(finished), maybe(returned)),
                DossierState.ofCode(slip.state).orElseThrow(),
                moment(slip.since));
    }

    private @Nullable Instant maybe(int day) {
        return day == PaperLedger.NEVER ? null : moment(day);
    }

    /** Any second of the day, its first and last more often. */
    private Instant moment(int day) {
        int last = 24 * 60 * 60 - 1;
        int kind = random.nextInt(6);
        int second = kind == 0 ? 0 : kind == 1 ? last : random.nextInt(last);
        return DAY_NOUGHT
                .plusDays(day)
                .atStartOfDay(Dossiers.ZONE)
                .plusSeconds(second)
                .toInstant();
    }
}

package vn.motcua.hub;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Random;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.hub.ticket.PaperNumbers;

/** What a centre without a kiosk does, at random: rows of numbers, visits without one, paper keyed in afterwards. */
final class RandomCommune {
    private static final int HIGHEST = 2_000;

    private RandomCommune() {}

    static Future<?> command(
            LedgerRig rig, Random random, ServiceId service, CounterId counter, PersonId person, TestClock clock) {
        return switch (random.nextInt(3)) {
            case 0 -> rig.counters.startWithoutNumber(HubRig.request(), person, counter, service, "");
            case 1 ->
                rig.tickets.issueRow(
                        HubRig.request(),
                        person,
                        service,
                        Priority.NORMAL,
                        1 + random.nextInt(3),
                        1 + random.nextInt(4));
            default -> {
                int first = 1 + random.nextInt(HIGHEST);
                Instant now = clock.instant();
                yield rig.tickets.recordPaper(new PaperNumbers(
                        HubRig.request(),
                        service,
                        first,
                        first + random.nextInt(4),
                        null,
                        counter,
                        person,
                        now,
                        now,
                        person));
            }
        };
    }
}

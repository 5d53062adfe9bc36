package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.TicketStored.Origin;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.store.TicketRequest;

/** A kiosk without its hub while the site's day ends: each number is of the band of its own day. */
class KioskOverMidnightTest {
    private static final LocalDate TOMORROW = KioskRig.DAY.plusDays(1);
    private static final Instant MIDNIGHT = TOMORROW.atStartOfDay(KioskRig.ZONE).toInstant();
    private static final int MINUTES = 12;

    @TempDir
    Path home;

    private KioskRig rig;

    @BeforeEach
    void loseTheHub() throws Exception {
        rig = new KioskRig(home).open();
        rig.hub.how = (ask, timeout) -> Future.failedFuture(new TimeoutException("no answer"));
        rig.time.advance(Duration.between(rig.time.wall(), MIDNIGHT.minus(Duration.ofMinutes(MINUTES))));
    }

    @AfterEach
    void close() throws Exception {
        rig.closeAll();
    }

    private static Band band(LocalDate day, int from, int to) {
        return new Band(new BandId(UUID.randomUUID().toString()), new AgentId("pc"), new SeriesId("a"), day, from, to);
    }

    private TicketRequest.Issue issue() throws Exception {
        return rig.issue(KioskRig.ask()).request().issue();
    }

    @Test
    void givesNumbersOfTodaysBandToTheLastSecondAndOfTomorrowsFromTheFirst() throws Exception {
        rig.lease(List.of(band(KioskRig.DAY, 950, 999), band(TOMORROW, 900, 949)));

        for (int i = 0; i < MINUTES; i++) {
            TicketRequest.Issue issue = issue();
            assertThat(issue.number().value()).isEqualTo(950 + i);
            assertThat(issue.businessDay()).isEqualTo(KioskRig.DAY);
            rig.time.advance(Duration.ofMinutes(1).minusMillis(i == MINUTES - 1 ? 1 : 0));
        }
        assertThat(issue().businessDay())
                .as("a millisecond before the day's end")
                .isEqualTo(KioskRig.DAY);
        rig.time.advance(Duration.ofMillis(1));
        for (int i = 0; i < MINUTES; i++) {
            TicketRequest.Issue issue = issue();
            assertThat(issue.number().value()).isEqualTo(900 + i);
            assertThat(issue.businessDay()).isEqualTo(TOMORROW);
            assertThat(issue.origin()).isEqualTo(Origin.BAND);
            rig.time.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void switchedOffBeforeMidnightAndOnAfterwardsItIsOfTheNewDay() throws Exception {
        rig.lease(List.of(band(KioskRig.DAY, 950, 999), band(TOMORROW, 900, 949)));
        assertThat(issue().number().value()).isEqualTo(950);
        rig.close();
        rig.time.advance(Duration.ofMinutes(MINUTES + 1));
        rig.open();

        assertThat(issue().number().value()).isEqualTo(900);
    }

    /** A number of yesterday's band would be one that somebody has today. */
    @Test
    void withoutABandForTheNewDayItSendsPeopleToTheStaff() throws Exception {
        rig.lease(List.of(band(KioskRig.DAY, 950, 999)));
        assertThat(issue().number().value()).isEqualTo(950);
        rig.time.advance(Duration.ofMinutes(MINUTES));

        assertThatThrownBy(this::issue).isInstanceOf(RefusedException.class);
        rig.lease(List.of(band(TOMORROW, 900, 949)));
        assertThat(issue().number().value()).isEqualTo(900);
    }
}

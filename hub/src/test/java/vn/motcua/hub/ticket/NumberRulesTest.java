package vn.motcua.hub.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.BandLeased;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Contingent;
import vn.motcua.core.model.ContingentId;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.HubRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.platform.ledger.Decision;

class NumberRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final AgentId PC1 = new AgentId("pc-1");
    private static final AgentId PC2 = new AgentId("pc-2");
    private final TicketBook tickets = new TicketBook();
    private final BandBook bands = new BandBook();
    private final Numbering numbering = new Numbering(tickets, bands);
    private final QueueState state = new QueueState(tickets, bands, numbering, () -> false, Waits.NONE);

    private String allocate(Site site) {
        Allocation ask = new Allocation(
                HubRig.request(), HubRig.visit(), Sites.LAND, Priority.NORMAL, Text.Locale.VI, "", null, "console");
        Decision<Requests.Allocated> decision = TicketRules.allocate(state, ask, site, NOW);
        if (decision instanceof Decision.Accepted<Requests.Allocated> accepted) {
            tickets.put(Ticket.issued((TicketIssued) accepted.events().get(0)));
            return accepted.answer().number().text();
        }
        return ((Decision.Refused<Requests.Allocated>) decision).refusal().code();
    }

    @Test
    void aKioskGivesNoNumberTheSessionWillNotReachAndAPersonStillDoes() {
        Site plain = Sites.of(Sites.calendar("Asia/Ho_Chi_Minh", false), 999, 50);
        LinePolicy usual = LinePolicy.DEFAULT;
        Site stops = new Site(
                plain.id(),
                plain.name(),
                plain.agency(),
                true,
                plain.publicUrl(),
                plain.calendar(),
                plain.zones(),
                plain.series(),
                plain.services(),
                plain.counters(),
                new LinePolicy(
                        2,
                        usual.classes(),
                        List.of(),
                        usual.appointments(),
                        usual.returns(),
                        new LinePolicy.Closing(true, 100)));
        Instant quarterToEnd = Instant.parse("2026-11-23T04:15:00Z");

        assertThat(refusal(plain, PC1, 30, quarterToEnd)).isEmpty();
        assertThat(refusal(stops, null, 30, quarterToEnd)).isEmpty();
        assertThat(refusal(stops, PC1, 5, quarterToEnd)).isEmpty();
        assertThat(refusal(stops, PC1, Estimate.UNKNOWN, quarterToEnd)).isEmpty();
        assertThat(refusal(stops, PC1, 6, quarterToEnd)).contains("13:00");
        assertThat(refusal(stops, PC1, 5, Duration.ofMinutes(11), quarterToEnd)).contains("13:00");
        assertThat(refusal(stops, PC1, 6, Duration.ofMinutes(8), quarterToEnd)).isEmpty();
    }

    @Test
    void whatTheHubCanStillGiveIsKnownAheadOfTheEndAndLeavesLeasesOut() {
        Site site = site(100, 10);
        assertThat(numbering.left(TODAY, site.series().get(0))).isEqualTo(100);
        lease(site, PC1);
        int leased = bands.leases(TODAY, Sites.A).stream()
                .mapToInt(lease -> lease.band().to() - lease.band().from() + 1)
                .sum();
        assertThat(leased).isPositive();

        for (int given = 0; given < 100 - leased; given++) {
            assertThat(numbering.left(TODAY, site.series().get(0))).isEqualTo(100 - leased - given);
            assertThat(allocate(site)).startsWith("A");
        }

        assertThat(numbering.left(TODAY, site.series().get(0))).isZero();
        assertThat(allocate(site)).isEqualTo("RANGE_EXHAUSTED");
    }

    @Test
    void aKioskGivesNoMoreNumbersThanTheDayHasAndSaysWhenToCome() {
        Site limited = limited(2);
        Instant morning = Instant.parse("2026-11-23T03:00:00Z");
        TicketNumber first = given(limited, morning);
        given(limited, morning.plusSeconds(60));

        assertThat(refusal(limited, PC1, 5, morning.plusSeconds(120)))
                .startsWith("CONTINGENT_SPENT")
                .contains("13:00");
        assertThat(refusal(limited, null, 5, morning)).isEmpty();
        assertThat(refusal(limited, PC1, 5, Instant.parse("2026-11-23T06:30:00Z")))
                .isEmpty();
        assertThat(refusal(limited(0), PC1, 5, morning)).contains("13:00");

        Ticket sentOn = tickets.day(TODAY).tickets().iterator().next();
        assertThat(sentOn.number()).isEqualTo(first);
        tickets.put(sentOn.ended(TicketStatus.FINISHED, morning.plusSeconds(600)));
        assertThat(refusal(limited, PC1, 5, morning.plusSeconds(700))).isNotEmpty();
        tickets.put(sentOn.ended(TicketStatus.CANCELLED, morning.plusSeconds(600)));
        assertThat(refusal(limited, PC1, 5, morning.plusSeconds(700))).isEmpty();
    }

    /** A site with so many numbers for land in the morning. */
    @Test
    void aServiceThatNoCounterServesGivesNoNumbersNobodyCouldCall() {
        Site site = Sites.open();
        Site without = Sites.with(
                site,
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                counters -> counters.stream()
                        .filter(counter -> !counter.services().contains(Sites.LAND))
                        .toList());
        assertThat(allocate(without)).isEqualTo("NO_COUNTER");
        assertThat(allocate(site)).startsWith("A");
    }

    private static Site limited(int numbers) {
        Site plain = Sites.of(Sites.calendar("Asia/Ho_Chi_Minh", false), 999, 50);
        return plain.with(List.of(new Contingent(
                new ContingentId("morning"),
                List.of(Sites.LAND),
                Set.of(),
                LocalTime.parse("07:00"),
                LocalTime.parse("11:30"),
                numbers)));
    }

    private TicketNumber given(Site site, Instant now) {
        Allocation ask = new Allocation(
                HubRig.request(), HubRig.visit(), Sites.LAND, Priority.NORMAL, Text.Locale.VI, "", PC1, "k");
        Decision.Accepted<Requests.Allocated> decision =
                (Decision.Accepted<Requests.Allocated>) TicketRules.allocate(state, ask, site, now);
        tickets.put(Ticket.issued((TicketIssued) decision.events().get(0)));
        assertThat(decision.answer().left())
                .isEqualTo(2 - tickets.day(TODAY).tickets().size());
        return decision.answer().number();
    }

    /** What a kiosk or a person is told when the wait is so long; empty if there is a number. */
    private String refusal(Site site, AgentId agent, int waitMinutes, Instant now) {
        return refusal(site, agent, waitMinutes, null, now);
    }

    /** @param length of a visit of the service today; null for what the catalogue says */
    private String refusal(Site site, AgentId agent, int waitMinutes, Duration length, Instant now) {
        Waits waits = new Waits() {
            @Override
            public Estimate newcomer(ServiceId service, Priority priority, Instant at) {
                return new Estimate(1, waitMinutes, waitMinutes, false, Optional.empty(), false);
            }

            @Override
            public Estimate of(Ticket ticket, Instant at) {
                return Estimate.unknown(0);
            }

            @Override
            public Duration length(Service service, Instant at) {
                return length == null ? Waits.super.length(service, at) : length;
            }
        };
        Allocation ask = new Allocation(
                HubRig.request(), HubRig.visit(), Sites.LAND, Priority.NORMAL, Text.Locale.VI, "", agent, "k");
        Decision<Requests.Allocated> decision =
                TicketRules.allocate(new QueueState(tickets, bands, numbering, () -> false, waits), ask, site, now);
        return decision instanceof Decision.Refused<Requests.Allocated> refused
                ? refused.refusal().code() + " " + refused.refusal().message().vi()
                : "";
    }

    private List<Band> lease(Site site, AgentId... kiosks) {
        List<Band> leased = new ArrayList<>();
        for (Event event : BandRules.lease(
                bands,
                numbering,
                tickets,
                site,
                List.of(kiosks),
                TODAY,
                () -> UUID.randomUUID().toString())) {
            BandLeased band = (BandLeased) event;
            leased.add(
                    new Band(band.bandId(), band.agentId(), band.series(), band.businessDay(), band.from(), band.to()));
        }
        leased.forEach(band -> bands.put(Lease.fresh(band)));
        return leased.stream()
                .filter(band ->
                        band.businessDay().equals(TODAY) && band.series().equals(Sites.A))
                .toList();
    }

    private static Site site(int last, int bandSize) {
        return Sites.of(Sites.calendar("Asia/Ho_Chi_Minh", true), last, bandSize);
    }

    @Test
    void bandsComeFromTheTopForTodayAndTheNextThreeOpeningDaysAndAreNotLeasedTwice() {
        List<Band> today = lease(site(999, 50), PC1, PC2);
        assertThat(today).extracting(Band::from).containsExactly(950, 900);
        assertThat(bands.all()).hasSize(2 * 2 * 4);
        assertThat(lease(site(999, 50), PC1, PC2)).isEmpty();
    }

    @Test
    void aBusyKioskHoldsItsBusiestDayAndAHalf() {
        bands.count(PC1, Sites.A, TODAY.minusDays(3), 81);
        assertThat(lease(site(999, 50), PC1)).hasSize(3);
    }

    @Test
    void theNextBandIsLeasedWhenMoreThanHalfIsUsed() {
        Band first = lease(site(999, 50), PC1).get(0);
        bands.put(bands.lease(first.id()).orElseThrow().usedTo(first.from() + 24));
        assertThat(lease(site(999, 50), PC1)).isEmpty();
        bands.put(bands.lease(first.id()).orElseThrow().usedTo(first.from() + 25));
        assertThat(lease(site(999, 50), PC1)).extracting(Band::to).containsExactly(first.from() - 1);
    }

    @Test
    void theHubCountsUpFromTheBottomSkipsBandsAndEveryNumberBorneAndNeverWraps() {
        Site site = site(8, 2);
        lease(site, PC1);
        tickets.put(Ticket.issued(issued(site, 2))
                .numbered(site.series(Sites.A).orElseThrow().number(3), number(site, 2)));
        assertThat(allocate(site)).isEqualTo("A004");
        assertThat(allocate(site)).isEqualTo("A005");
        assertThat(allocate(site)).isEqualTo("A006");
        assertThat(allocate(site)).isEqualTo("RANGE_EXHAUSTED");
        assertThat(allocate(site)).isEqualTo("RANGE_EXHAUSTED");
    }

    private static vn.motcua.core.model.TicketNumber number(Site site, int value) {
        return site.series(Sites.A).orElseThrow().number(value);
    }

    private static TicketIssued issued(Site site, int value) {
        return new TicketIssued(
                HubRig.request(),
                HubRig.visit(),
                number(site, value),
                Sites.LAND,
                TODAY,
                Priority.NORMAL,
                Text.Locale.VI,
                "",
                null,
                "console",
                NOW);
    }

    @Test
    void aRestoredHubGoesOnAboveWhatItWasTold() {
        numbering.raiseFloor(TODAY, Sites.A, 17);
        assertThat(allocate(site(999, 50))).isEqualTo("A018");
        numbering.raiseFloor(TODAY, Sites.A, 9);
        assertThat(allocate(site(999, 50))).isEqualTo("A019");
    }

    @Test
    void theSameRequestKeepsItsNumberThoughItCameByPaperFirst() {
        Site site = site(999, 50);
        Ticket known = Ticket.issued(issued(site, 41));
        tickets.put(known);
        Allocation again = new Allocation(
                known.requestId(), known.visitId(), Sites.LAND, Priority.NORMAL, Text.Locale.VI, "", null, "k");
        var decision = (Decision.Accepted<Requests.Allocated>) TicketRules.allocate(state, again, site, NOW);
        assertThat(decision.answer().number().text()).isEqualTo("A041");
        assertThat(decision.events()).isEmpty();
    }

    @Test
    void bandsNeverTakeTheWholeRange() {
        Site site = site(40, 10);
        assertThat(lease(site, PC1, PC2, new AgentId("pc-3"), new AgentId("pc-4")))
                .extracting(Band::from)
                .containsExactly(31, 21, 11);
        assertThat(allocate(site)).isEqualTo("A001");
    }
}

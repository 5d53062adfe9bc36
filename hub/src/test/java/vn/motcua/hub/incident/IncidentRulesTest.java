package vn.motcua.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncidentDecided.Cause;
import vn.motcua.core.event.IncidentDecided.Consequence;
import vn.motcua.core.event.IncidentDecided.Verdict;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.event.IncidentOpened.Kind;
import vn.motcua.core.event.IncidentOpened.Severity;
import vn.motcua.core.event.IncidentSignalled;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Role;
import vn.motcua.hub.platform.ledger.Decision;

class IncidentRulesTest {
    private static final int TRACES = Boolean.getBoolean("motcua.full") ? 100_000 : 1_000;
    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");
    private static final PersonId OFFICER = new PersonId("018f0000-0000-7000-8000-000000000001");
    private static final IncidentRules.Actor LAN = actor(2, Role.SUPERVISOR);
    private static final IncidentRules.Actor MINH = actor(3, Role.SUPERVISOR);
    private static final IncidentRules.Actor HOA = actor(4, Role.ADMINISTRATOR);
    private static final IncidentRules.Judgement HARD =
            new IncidentRules.Judgement(Verdict.CONFIRMED, null, null, Consequence.PUNITIVE);
    private static final IncidentRules.Judgement SOFT =
            new IncidentRules.Judgement(Verdict.FALSE_POSITIVE, Cause.LENS, null, Consequence.NONE);

    private static IncidentRules.Actor actor(int number, Role role) {
        return new IncidentRules.Actor(new PersonId("018f0000-0000-7000-8000-00000000000" + number), role);
    }

    private static Incident fresh(@Nullable PersonId officer) {
        return Incident.of(new IncidentOpened(
                "i-1",
                Kind.CONDUCT_REPORT,
                Severity.MEDIUM,
                new CounterId("c1"),
                null,
                officer,
                NOON,
                "s-1",
                null,
                NOON));
    }

    private static Incident done(Decision<Incident> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted<Incident>) decision).answer();
    }

    private static String refused(Decision<Incident> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<Incident>) decision).refusal().code();
    }

    private static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    @Test
    void aLeaseKeepsOthersAwayIsRenewedByWhatItsHolderDoesAndEndsByItself() {
        Incident held = done(IncidentRules.claim(fresh(OFFICER), LAN, at(0)));

        assertThat(refused(IncidentRules.claim(held, MINH, at(599)))).isEqualTo("INCIDENT_TAKEN");
        assertThat(refused(IncidentRules.decide(held, MINH, SOFT, "d", at(599))))
                .isEqualTo("INCIDENT_TAKEN");
        assertThat(held.stateAt(at(600))).isEqualTo(Incident.State.NEW);
        Incident noted = done(IncidentRules.note(held, LAN, "t", at(300)));
        assertThat(noted.holderAt(at(899))).isEqualTo(LAN.id());
        Incident others = done(IncidentRules.note(held, MINH, "t", at(300)));
        assertThat(others.holderAt(at(600))).isNull();
        assertThat(done(IncidentRules.claim(noted, MINH, at(900))).holderAt(at(901)))
                .isEqualTo(MINH.id());
    }

    @Test
    void whoDecidesWithoutHoldingTakesItByThat() {
        Decision<Incident> decision = IncidentRules.decide(fresh(OFFICER), LAN, SOFT, "d", at(0));

        assertThat(((Decision.Accepted<Incident>) decision).events())
                .extracting(Event::type)
                .containsExactly("IncidentClaimed", "IncidentDecided");
        assertThat(done(decision).given()).isNotNull().matches(Incident.Given::counts);
    }

    @Test
    void aVerdictWithConsequencesWaitsForTheOfficerAndForASecondPerson() {
        Incident fresh = fresh(OFFICER);
        assertThat(refused(IncidentRules.decide(fresh, LAN, HARD, "d", at(0)))).isEqualTo("OFFICER_NOT_HEARD");
        Incident asked = done(IncidentRules.ask(fresh, LAN, OFFICER, Duration.ofHours(1), at(0)));
        assertThat(asked.stateAt(at(1))).isEqualTo(Incident.State.NEEDS_INFO);
        assertThat(refused(IncidentRules.decide(asked, LAN, HARD, "d", at(3599))))
                .isEqualTo("OFFICER_NOT_HEARD");
        done(IncidentRules.decide(asked, LAN, HARD, "d", at(3600)));

        Incident answered = done(IncidentRules.state(asked, OFFICER, "t", at(60)));
        Incident decided = done(IncidentRules.decide(answered, LAN, HARD, "d", at(90)));
        assertThat(decided.given()).isNotNull().matches(given -> !given.counts());
        assertThat(refused(IncidentRules.close(decided, LAN, at(100)))).isEqualTo("SECOND_MISSING");
        assertThat(refused(IncidentRules.second(decided, LAN, true, at(100)))).isEqualTo("SECOND_SAME");
        Incident agreed = done(IncidentRules.second(decided, MINH, true, at(100)));
        assertThat(agreed.given()).isNotNull().matches(Incident.Given::counts);
        assertThat(done(IncidentRules.close(agreed, LAN, at(101))).stateAt(at(102)))
                .isEqualTo(Incident.State.CLOSED);
        assertThat(done(IncidentRules.second(decided, MINH, false, at(100))).stateAt(at(101)))
                .isEqualTo(Incident.State.NEW);
    }

    @Test
    void anotherOnesAnswerIsNotTheOfficersAndWithNobodyOnDutyNobodyIsWaitedFor() {
        Incident asked = done(IncidentRules.ask(fresh(OFFICER), LAN, MINH.id(), Duration.ofHours(1), at(0)));
        assertThat(refused(IncidentRules.state(asked, OFFICER, "t", at(1)))).isEqualTo("NOT_ASKED");
        Incident answered = done(IncidentRules.state(asked, MINH.id(), "t", at(1)));
        assertThat(refused(IncidentRules.decide(answered, LAN, HARD, "d", at(2))))
                .isEqualTo("OFFICER_NOT_HEARD");

        done(IncidentRules.decide(fresh(null), LAN, HARD, "d", at(0)));
    }

    @Test
    void nobodyJudgesTheOwnCounter() {
        Incident own = fresh(LAN.id());
        assertThat(refused(IncidentRules.claim(own, LAN, at(0)))).isEqualTo("INCIDENT_OWN");
        assertThat(refused(IncidentRules.decide(own, LAN, SOFT, "d", at(0)))).isEqualTo("INCIDENT_OWN");
        Incident asked = done(IncidentRules.ask(own, MINH, LAN.id(), Duration.ofHours(1), at(0)));
        Incident decided = done(IncidentRules.decide(asked, MINH, HARD, "d", at(3600)));
        assertThat(refused(IncidentRules.second(decided, LAN, true, at(3601)))).isEqualTo("INCIDENT_OWN");
        Incident ofSuperior = done(IncidentRules.decide(fresh(HOA.id()), LAN, SOFT, "d", at(0)));
        assertThat(refused(IncidentRules.reopen(ofSuperior, HOA, "t", at(60)))).isEqualTo("INCIDENT_OWN");
    }

    @Test
    void aVerdictIsTakenBackForTenSecondsByWhoGaveIt() {
        Incident decided = done(IncidentRules.decide(fresh(OFFICER), LAN, SOFT, "d", at(0)));
        assertThat(refused(IncidentRules.undo(decided, MINH, at(5)))).isEqualTo("VERDICT_STANDS");
        assertThat(refused(IncidentRules.undo(decided, LAN, at(11)))).isEqualTo("VERDICT_STANDS");
        Incident back = done(IncidentRules.undo(decided, LAN, at(10)));
        assertThat(back.stateAt(at(11))).isEqualTo(Incident.State.CLAIMED);
        assertThat(back.holderAt(at(11))).isEqualTo(LAN.id());
    }

    @Test
    void onlyASuperiorWhoDidNotDecideOpensAgain() {
        Incident decided = done(IncidentRules.decide(fresh(OFFICER), LAN, SOFT, "d", at(0)));
        assertThat(refused(IncidentRules.reopen(decided, MINH, "t", at(60)))).isEqualTo("REOPEN_SUPERIOR");
        Incident again = done(IncidentRules.reopen(decided, HOA, "t", at(60)));
        assertThat(again.stateAt(at(61))).isEqualTo(Incident.State.NEW);
        assertThat(again.reopened()).isOne();
        Incident own = done(IncidentRules.decide(fresh(OFFICER), HOA, SOFT, "d", at(0)));
        assertThat(refused(IncidentRules.reopen(own, HOA, "t", at(60)))).isEqualTo("REOPEN_SUPERIOR");
    }

    @Test
    void thePartsOfAVerdictGoTogether() {
        for (Verdict verdict : Verdict.values())
            for (Cause cause : new @Nullable Cause[] {null, Cause.TEST})
                for (String other : new @Nullable String[] {null, "i-2"})
                    for (Consequence consequence : Consequence.values()) {
                        boolean isFound =
                                Set.of(Verdict.CONFIRMED, Verdict.PARTLY).contains(verdict);
                        boolean isWhole = (cause != null) == (verdict == Verdict.FALSE_POSITIVE)
                                && (other != null) == (verdict == Verdict.DUPLICATE)
                                && (consequence == Consequence.NONE || isFound);
                        IncidentRules.Judgement said = new IncidentRules.Judgement(verdict, cause, other, consequence);
                        Decision<Incident> decision = IncidentRules.decide(fresh(null), LAN, said, "d", at(0));
                        assertThat(decision instanceof Decision.Accepted)
                                .as("%s", said)
                                .isEqualTo(isWhole);
                    }
    }

    /** Whatever anybody does in whatever order: what counts against somebody was heard and seconded, and urgency never falls. */
    @Test
    void noOrderOfStepsGetsAroundTheRules() {
        for (int trace = 0; trace < TRACES; trace++) {
            Random random = new Random(20261123L + trace);
            Incident incident = fresh(random.nextInt(4) == 0 ? null : OFFICER);
            Instant now = NOON;
            Set<String> closed = new HashSet<>();
            for (int step = 0; step < 30; step++) {
                now = now.plusSeconds(random.nextInt(400));
                Incident before = incident;
                incident = step(random, incident, now, "d-" + step);
                assertThat(incident.severity()).as("seed %d", trace).isGreaterThanOrEqualTo(before.severity());
                Incident.Given given = incident.given();
                if (given == null || given.decided().consequence() == Consequence.NONE) continue;
                PersonId decider = given.decided().personId();
                assertThat(given.second()).as("trace %d", trace).isNotEqualTo(decider);
                if (incident.closedAt() != null) assertThat(given.second()).isNotNull();
                Instant due = incident.hearing().due();
                assertThat(incident.opened().officer() == null
                                || incident.hearing().isHeard()
                                || due != null && !given.decided().at().isBefore(due))
                        .as("trace %d", trace)
                        .isTrue();
            }
        }
    }

    private static Incident step(Random random, Incident incident, Instant now, String id) {
        IncidentRules.Actor by = List.of(LAN, MINH, HOA).get(random.nextInt(3));
        Duration patience = Duration.ofMinutes(10);
        Decision<Incident> decision = switch (random.nextInt(10)) {
            case 0 -> IncidentRules.claim(incident, by, now);
            case 1 -> IncidentRules.release(incident, by, now);
            case 2 -> IncidentRules.ask(incident, by, random.nextBoolean() ? OFFICER : by.id(), patience, now);
            case 3 -> IncidentRules.state(incident, random.nextBoolean() ? OFFICER : by.id(), "t", now);
            case 4, 5 -> IncidentRules.decide(incident, by, random.nextBoolean() ? HARD : SOFT, id, now);
            case 6 -> IncidentRules.second(incident, by, random.nextInt(3) > 0, now);
            case 7 -> IncidentRules.undo(incident, by, now);
            case 8 -> IncidentRules.reopen(incident, by, "t", now);
            default -> IncidentRules.close(incident, by, now);
        };
        if (decision instanceof Decision.Accepted<Incident> accepted) return accepted.answer();
        Severity severity = Severity.values()[random.nextInt(4)];
        return incident.after(new IncidentSignalled(incident.id(), Kind.PANIC, severity, id, now, now));
    }
}

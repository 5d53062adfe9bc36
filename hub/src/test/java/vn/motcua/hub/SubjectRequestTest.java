package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.SubjectRequestAnswered.Outcome;
import vn.motcua.core.event.SubjectRequestAnswered.Reason;
import vn.motcua.core.event.SubjectRequestReceived.Kind;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.privacy.SubjectFindings;
import vn.motcua.hub.privacy.SubjectRequest.Asked;
import vn.motcua.hub.privacy.SubjectService;
import vn.motcua.hub.privacy.SubjectService.Taken;

/** Somebody asks what is held about their visit: all of it is found, nothing of anybody else, and each look is on record. */
class SubjectRequestTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");

    @TempDir
    Path home;

    private HubRig rig;
    private String number = "";
    private VisitId visit = HubRig.visit();

    @BeforeEach
    void start() {
        rig = new HubRig(home, Sites.weekdays(), clock);
        var ticket = done(rig.hub.tickets().issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        visit = ticket.visitId();
        number = ticket.number().text();
        done(rig.hub.counters().open(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(5));
        done(rig.hub.counters().callNext(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(10));
        done(rig.hub.counters().finish(request(), LAN, Sites.C1));
        clock.advance(Duration.ofHours(1));
        done(rig.hub.tickets().issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private SubjectService subjects() {
        return rig.hub.subjects();
    }

    private Taken byNumber(String text) {
        return done(subjects().take(request(), LAN, Kind.ACCESS, new Asked(TODAY, text, null, null, null)));
    }

    private Asked between(String from, String until, CounterId counter) {
        return new Asked(TODAY, "", Instant.parse(from), Instant.parse(until), counter);
    }

    private SubjectFindings search(String id) {
        return done(subjects().search(request(), MINH, id));
    }

    @Test
    void byNumberTheVisitIsFoundWithAllThatIsHeldAboutItAndNobodyElse() {
        Taken taken = byNumber(" " + number.toLowerCase(java.util.Locale.ROOT));

        SubjectFindings found = search(taken.id());

        assertThat(taken.dueAt()).isEqualTo("2026-11-25T10:00:00Z");
        assertThat(found.visits()).hasSize(1);
        assertThat(found.visits().get(0).visitId()).isEqualTo(visit.value());
        assertThat(found.visits().get(0).facts())
                .containsEntry("TicketIssued", 1L)
                .containsEntry("TicketCalled", 1L)
                .containsEntry("VisitFinished", 1L);
        assertThat(found.isCut()).isFalse();
        assertThat(subjectFacts("SubjectSearched")).isOne();
    }

    @Test
    void byTimeThoseWhoWereThereThenAreFoundWhereverTheyStood() {
        Taken there = done(subjects()
                .take(request(), LAN, Kind.ACCESS, between("2026-11-23T01:10:00Z", "2026-11-23T01:12:00Z", null)));
        Taken elsewhere = done(subjects()
                .take(request(), LAN, Kind.ACCESS, between("2026-11-23T01:10:00Z", "2026-11-23T01:12:00Z", Sites.C2)));
        Taken later = done(subjects()
                .take(request(), LAN, Kind.ACCESS, between("2026-11-23T01:30:00Z", "2026-11-23T01:40:00Z", null)));

        assertThat(search(there.id()).visits()).extracting("visitId").containsExactly(visit.value());
        assertThat(search(elsewhere.id()).visits()).isEmpty();
        assertThat(search(later.id()).visits()).isEmpty();
    }

    @Test
    void piecesOfEvidenceOfThatTimeAreNamedWithWhetherTheyAreHeld() {
        await(rig.hub.database().write(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String[] one : new String[][] {{"e1", "01:14:00", "i1"}, {"e2", "01:40:00", "i2"}})
                    statement.executeUpdate(
                            "INSERT INTO evidence (id, incident, sha256, size, media_type, source, camera, corrected_at, received_at, state, got)"
                                    + " VALUES ('" + one[0] + "', '" + one[2]
                                    + "', 'x', 9, 'image/jpeg', 's', 'hall', '2026-11-23T"
                                    + one[1] + ".000000000Z', '2026-11-23T02:00:00Z', 'STORED', 9)");
                statement.executeUpdate(
                        "INSERT INTO evidence_hold (id, incident, reason, authority, until) VALUES ('h', 'i1', 'r', 'a', '2027-01-01')");
            }
            return null;
        }));

        SubjectFindings found = search(byNumber(number).id());

        assertThat(found.evidence()).hasSize(1);
        assertThat(found.evidence().get(0).id()).isEqualTo("e1");
        assertThat(found.evidence().get(0).isHeld()).isTrue();
    }

    @Test
    void anAnswerIsGivenOnceAndARefusalHasAGround() {
        Taken taken = byNumber(number);
        assertThat(refused(subjects().answer(request(), LAN, taken.id(), Outcome.REFUSED, Reason.NONE)))
                .isEqualTo("BAD_REQUEST");
        assertThat(refused(subjects().answer(request(), LAN, taken.id(), Outcome.GIVEN, Reason.LAW)))
                .isEqualTo("BAD_REQUEST");
        RequestId once = request();

        done(subjects().answer(once, LAN, taken.id(), Outcome.PARTLY, Reason.OTHERS));
        done(subjects().answer(once, LAN, taken.id(), Outcome.PARTLY, Reason.OTHERS));
        done(subjects().answer(request(), MINH, taken.id(), Outcome.PARTLY, Reason.OTHERS));

        assertThat(refused(subjects().answer(request(), MINH, taken.id(), Outcome.GIVEN, Reason.NONE)))
                .isEqualTo("ALREADY_ANSWERED");
        assertThat(subjectFacts("SubjectRequestAnswered")).isOne();
        SubjectService.Register register = await(subjects().register());
        assertThat(register.open()).isEmpty();
        assertThat(register.answered())
                .singleElement()
                .satisfies(one -> assertThat(one.answer().orElseThrow().by()).isEqualTo(LAN));
    }

    @Test
    void whatCannotBeMeantIsRefusedByItsField() {
        Instant eight = Instant.parse("2026-11-23T01:00:00Z");
        Instant twelve = eight.plus(Duration.ofHours(4));
        Asked[] wrong = {
            new Asked(TODAY.plusDays(1), number, null, null, null),
            new Asked(TODAY, "", null, null, null),
            new Asked(TODAY, number, eight, twelve, null),
            new Asked(TODAY, "", eight, twelve.plusSeconds(1), null),
            new Asked(TODAY, "", twelve, eight, null),
            new Asked(TODAY.minusDays(1), "", eight, twelve, null)
        };

        for (Asked asked : wrong)
            assertThat(refused(subjects().take(request(), LAN, Kind.DELETE, asked)))
                    .as("%s", asked)
                    .isEqualTo("BAD_REQUEST");
        assertThat(refused(subjects()
                        .take(
                                request(),
                                LAN,
                                Kind.ACCESS,
                                new Asked(TODAY, number, null, null, new CounterId("none")))))
                .isEqualTo("UNKNOWN_COUNTER");
        assertThat(refused(subjects().search(request(), LAN, "none"))).isEqualTo("UNKNOWN_SUBJECT_REQUEST");
        assertThat(refused(subjects().answer(request(), LAN, "none", Outcome.GIVEN, Reason.NONE)))
                .isEqualTo("UNKNOWN_SUBJECT_REQUEST");
    }

    @Test
    void theRegisterIsRebuiltFromTheLedger() throws Exception {
        Taken taken = byNumber(number);
        byNumber("A999");
        search(taken.id());
        done(subjects().answer(request(), LAN, taken.id(), Outcome.GIVEN, Reason.NONE));

        assertThat(Verifier.verify(home.resolve(HubFile.NAME)).problems()).isEmpty();
        assertThat(await(subjects().register()).open()).hasSize(1);
    }

    private long subjectFacts(String type) {
        return await(rig.hub.database().read(connection -> {
            try (Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM ledger WHERE type = '" + type + "'")) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }));
    }
}

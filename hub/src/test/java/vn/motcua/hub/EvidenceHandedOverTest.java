package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.IncidentDecided.Cause;
import vn.motcua.core.event.IncidentDecided.Consequence;
import vn.motcua.core.event.IncidentDecided.Verdict;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Role;
import vn.motcua.hub.evidence.AuditAction;
import vn.motcua.hub.evidence.ByteRange;
import vn.motcua.hub.evidence.EvidenceItem;
import vn.motcua.hub.evidence.EvidenceService;
import vn.motcua.hub.evidence.EvidenceSettings;
import vn.motcua.hub.evidence.Hold.LiftStep;
import vn.motcua.hub.evidence.PackCheck;
import vn.motcua.hub.evidence.Retention;
import vn.motcua.hub.evidence.RetentionClass;
import vn.motcua.hub.evidence.StoredItem;
import vn.motcua.hub.evidence.Who;
import vn.motcua.hub.incident.IncidentService;

/** A running hub and the evidence of one incident: brought, opened, held, handed over, and gone when its time is over. */
class EvidenceHandedOverTest {
    private static final byte[] PICTURE = new byte[3_000_000];

    static {
        new Random(20261122L).nextBytes(PICTURE);
    }

    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");

    @TempDir
    Path home;

    private HubRig rig;
    private String incident = "";
    private StoredItem stored;

    @BeforeEach
    void aPictureOfAnIncident() throws Exception {
        start();
        IncidentService.Act flag = new IncidentService.Act(request(), LAN, Role.SUPERVISOR, "");
        incident = done(rig.hub
                        .incidents()
                        .flag(flag, new IncidentService.Flag(Sites.C1, null, clock.instant(), "Nói to.")))
                .incidentId();
        stored = attach();
    }

    private void start() {
        rig = new HubRig(home, Sites.weekdays(), clock);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private StoredItem attach() throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PICTURE));
        EvidenceItem item = new EvidenceItem(
                incident,
                sha256,
                PICTURE.length,
                "image/jpeg",
                "person",
                "cam-1",
                null,
                clock.instant(),
                clock.instant());
        return done(rig.hub.evidence().attach(item, PICTURE, who(LAN)));
    }

    private static Who who(PersonId person) {
        return new Who(person.value(), "SUPERVISOR", "REVIEW", null);
    }

    private void act(IncidentService.Act act, boolean isClosed) {
        done(rig.hub.incidents().decide(act, Verdict.FALSE_POSITIVE, Cause.LENS, null, Consequence.NONE));
        clock.advance(Duration.ofMinutes(1));
        if (isClosed) done(rig.hub.incidents().close(by(MINH)));
    }

    private IncidentService.Act by(PersonId person) {
        return new IncidentService.Act(request(), person, Role.ADMINISTRATOR, incident);
    }

    private String stateOf() {
        return await(rig.hub.evidence().of(incident)).items().get(0).state().name();
    }

    @Test
    void itIsOpenedAsItCameAndWhoOpenedItStandsInTheChain() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        done(rig.hub.evidence().open(stored.id(), who(MINH))).bytes().writeTo(out);

        assertThat(out.toByteArray()).isEqualTo(PICTURE);
        assertThat(await(rig.hub.evidence().custody(incident)))
                .extracting("action")
                .containsExactly(AuditAction.RECEIVED, AuditAction.ATTACHED, AuditAction.OPENED);
        assertThat(attach().id()).as("the same bytes again").isEqualTo(stored.id());
        assertThat(refused(rig.hub.evidence().open("0".repeat(64), who(MINH)))).isEqualTo("UNKNOWN_EVIDENCE");
    }

    @Test
    void itIsPlayedPartByPartByWhoOpenedItAndTheOpeningStandsInTheChainOnce() throws Exception {
        String play = done(rig.hub.evidence().play(stored.id(), who(MINH))).playId();
        byte[] played = new byte[PICTURE.length];
        for (long from = 0; from < PICTURE.length; ) {
            EvidenceService.Part part = part(play, MINH, "bytes=" + from + "-").orElseThrow();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            part.bytes().writeTo(out);
            assertThat(part.range().first()).isEqualTo(from);
            assertThat(out.size()).isEqualTo((int) part.range().length()).isLessThanOrEqualTo(1 << 20);
            System.arraycopy(out.toByteArray(), 0, played, (int) from, out.size());
            from += out.size();
        }

        assertThat(played).isEqualTo(PICTURE);
        assertThat(part(play, MINH, "bytes=" + PICTURE.length + "-")).isEmpty();
        assertThat(await(rig.hub.evidence().custody(incident)))
                .extracting("action")
                .containsExactly(AuditAction.RECEIVED, AuditAction.ATTACHED, AuditAction.OPENED);
        assertThat(refused(rig.hub.evidence().part(stored.id(), play, LAN.value(), ByteRange.WHOLE)))
                .as("another person")
                .isEqualTo("UNKNOWN_EVIDENCE");
        assertThat(refused(rig.hub.evidence().part("0".repeat(64), play, MINH.value(), ByteRange.WHOLE)))
                .as("another piece")
                .isEqualTo("UNKNOWN_EVIDENCE");
        clock.advance(Duration.ofMinutes(30));
        assertThat(refused(rig.hub.evidence().part(stored.id(), play, MINH.value(), ByteRange.WHOLE)))
                .as("too late")
                .isEqualTo("UNKNOWN_EVIDENCE");
    }

    private Optional<EvidenceService.Part> part(String play, PersonId person, String range) {
        return done(rig.hub
                .evidence()
                .part(stored.id(), play, person.value(), ByteRange.of(range).orElseThrow()));
    }

    @Test
    void aPackOfItIsCheckedWithNothingButTheKeySomebodyWroteDown() throws Exception {
        Path pack = home.resolve("pack.zip");
        try (OutputStream out = Files.newOutputStream(pack)) {
            done(rig.hub.evidence().pack("site", incident, "{\"kind\":\"CONDUCT\"}", "Thanh tra tỉnh", false, who(LAN)))
                    .writeTo(out);
        }

        assertThat(PackCheck.check(pack, rig.hub.evidence().publicKey()).problems())
                .isEmpty();
        byte[] changed = Files.readAllBytes(pack);
        changed[changed.length / 2] ^= 1;
        Files.write(pack, changed);
        assertThat(PackCheck.check(pack, rig.hub.evidence().publicKey()).problems())
                .isNotEmpty();
        assertThat(await(rig.hub.evidence().custody(incident)).get(2).detail()).contains("Thanh tra tỉnh");
    }

    @Test
    void whoAskedForNamesStandsInTheChainWithThePurpose() {
        await(rig.hub.evidence().namesShown(incident, who(MINH)));

        assertThat(await(rig.hub.evidence().custody(incident)).get(2))
                .matches(entry -> entry.action() == AuditAction.NAMES_SHOWN
                        && entry.actor().equals(MINH.value())
                        && "REVIEW".equals(entry.purpose()));
    }

    @Test
    void theOfficerConcernedIsNoneOfTheTwoWhoLift() {
        RequestId id = request();
        done(rig.hub.counters().open(request(), MINH, Sites.C2));
        String own = done(rig.hub
                        .incidents()
                        .flag(
                                new IncidentService.Act(request(), LAN, Role.SUPERVISOR, ""),
                                new IncidentService.Flag(Sites.C2, null, clock.instant(), "Nói to.")))
                .incidentId();
        await(rig.hub
                .evidence()
                .hold(id, own, "đơn tố cáo", "Thanh tra", clock.instant().plusSeconds(900), who(MINH)));

        assertThat(refused(rig.hub.evidence().lift(id.value(), who(MINH)))).isEqualTo("INCIDENT_OWN");
        assertThat(done(rig.hub.evidence().lift(id.value(), who(LAN)))).isEqualTo(LiftStep.ASKED);
        assertThat(refused(rig.hub.evidence().lift(id.value(), who(MINH)))).isEqualTo("INCIDENT_OWN");
    }

    @Test
    void aHoldIsMadeOnceAndLiftedByTwo() {
        RequestId once = request();
        for (int i = 0; i < 2; i++)
            await(rig.hub
                    .evidence()
                    .hold(
                            once,
                            incident,
                            "đơn tố cáo",
                            "Thanh tra",
                            clock.instant().plusSeconds(900),
                            who(LAN)));

        assertThat(await(rig.hub.evidence().of(incident)).holds()).hasSize(1);
        assertThat(done(rig.hub.evidence().lift(once.value(), who(LAN)))).isEqualTo(LiftStep.ASKED);
        assertThat(done(rig.hub.evidence().lift(once.value(), who(LAN)))).isEqualTo(LiftStep.SAME_PERSON);
        assertThat(done(rig.hub.evidence().lift(once.value(), who(MINH)))).isEqualTo(LiftStep.LIFTED);
        assertThat(refused(rig.hub.evidence().lift("none", who(LAN)))).isEqualTo("UNKNOWN_HOLD");
    }

    @Test
    void theVerdictSaysHowLongItIsKeptAndAnIncidentLookedIntoAgainKeepsIt() throws Exception {
        done(rig.hub.incidents().claim(by(MINH)));
        act(by(MINH), true);
        tidied(RetentionClass.FALSE_POSITIVE);
        clock.advance(Duration.ofHours(71));
        tidied(RetentionClass.FALSE_POSITIVE);
        assertThat(stateOf()).isEqualTo("STORED");

        done(rig.hub.incidents().reopen(by(LAN), "Có tình tiết mới."));
        clock.advance(Duration.ofHours(2));
        rig.close();
        start();
        assertThat(await(rig.hub.evidence().of(incident)).keptAs()).isEmpty();
        assertThat(stateOf()).isEqualTo("STORED");

        done(rig.hub.incidents().claim(by(MINH)));
        act(by(MINH), true);
        tidied(RetentionClass.FALSE_POSITIVE);
        clock.advance(Duration.ofHours(73));
        rig.close();
        start();
        Awaitility.await().until(() -> stateOf().equals("DELETED"));
        assertThat(refused(rig.hub.evidence().open(stored.id(), who(LAN)))).isEqualTo("EVIDENCE_DELETED");
    }

    private void tidied(RetentionClass kind) {
        rig.close();
        start();
        Awaitility.await()
                .until(() -> await(rig.hub.evidence().of(incident)).keptAs().equals(Optional.of(kind)));
    }

    @Test
    void aStoreThatIsFullSaysSoAndLosesNothing() throws Exception {
        rig.close();
        HubSettings wide = HubSettings.of(home, Sites.weekdays());
        HubSettings narrow = new HubSettings(
                wide.home(),
                wide.site(),
                wide.recallLimit(),
                wide.names(),
                wide.marks(),
                wide.waitTarget(),
                null,
                new EvidenceSettings(Retention.DEFAULTS, PICTURE.length + 10L),
                wide.incidents(),
                wide.dossiers());
        rig = new HubRig(Vertx.vertx(), true, narrow, clock);
        byte[] more = new byte[100];
        EvidenceItem item = new EvidenceItem(
                incident,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(more)),
                more.length,
                "image/jpeg",
                "person",
                "cam-1",
                null,
                clock.instant(),
                clock.instant());

        assertThat(refused(rig.hub.evidence().attach(item, more, who(LAN)))).isEqualTo("EVIDENCE_FULL");
        assertThat(stateOf()).isEqualTo("STORED");
        assertThat(rows("evidence")).isOne();
    }

    private long rows(String table) {
        return await(rig.hub.database().read(connection -> {
            try (Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }));
    }
}

package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.TicketStored.Origin;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.store.FullDisk;
import vn.motcua.edge.store.StorePrintJournal;
import vn.motcua.kiosk.TicketLedger.Issued;

/** One number and one paper for one request, stored before it is told. */
class KioskServiceTest extends KioskServiceRig {
    @Test
    void aHubNumberIsStoredWithItsFactAndItsJobBeforeItIsAnswered() throws Exception {
        Issued issued = rig.issue(KioskRig.ask());

        assertThat(issued.request().issue().number().text()).isEqualTo("A001");
        assertThat(issued.request().issue().origin()).isEqualTo(Origin.HUB);
        assertThat(rig.facts()).containsExactly("TicketStored", "PrintJobQueued");
        assertThat(rig.printed).hasSize(1);
        assertThat(rig.printed.get(0).printout().qrUrl())
                .isEqualTo("http://localhost:8080/t/" + issued.request().code().value());
    }

    @Test
    void theSameRequestTenTimesAtOnceIsOneNumberAndOnePaper() throws Exception {
        TicketAsk ask = KioskRig.ask();
        List<Future<Issued>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) answers.add(rig.issueLater(ask));

        Set<String> numbers = new HashSet<>();
        for (Future<Issued> answer : answers)
            numbers.add(KioskRig.await(answer).request().issue().number().text());

        assertThat(numbers).containsExactly("A001");
        assertThat(rig.printed).hasSize(1);
        assertThat(rig.hub.asked).hasValue(1);
    }

    @Test
    void theSameRequestAfterARestartGetsTheSameAnswerAndNoSecondPaper() throws Exception {
        TicketAsk ask = KioskRig.ask();
        String visit = rig.issue(ask).request().visitId().value();
        rig.close();
        rig.open();

        Issued again = rig.issue(ask);

        assertThat(again.request().issue().number().text()).isEqualTo("A001");
        assertThat(again.request().visitId().value()).isEqualTo(visit);
        assertThat(rig.printed).hasSize(1);
        assertThat(rig.facts()).hasSize(2);
    }

    @Test
    void aRequestLeftWithoutANumberIsFinishedUnderTheSameVisitWhenAskedAgain() throws Exception {
        TicketAsk ask = KioskRig.ask();
        rig.hub.how = KioskServiceRig::noAnswer;
        assertRefused(rig.issueLater(ask), "NO_NUMBERS");
        String visit = KioskRig.await(rig.store.read(tx -> tx.requests().find(ask.requestId())))
                .orElseThrow()
                .visitId()
                .value();
        rig.close();
        rig.open();
        rig.lease(950, 999);

        Issued issued = rig.issue(ask);

        assertThat(issued.request().visitId().value()).isEqualTo(visit);
        assertThat(issued.request().issue().number().text()).isEqualTo("A950");
    }

    @Test
    void theHubsNoIsToldAndNothingIsPrinted() throws Exception {
        rig.lease(950, 999);
        rig.hub.how = (ask, timeout) -> Future.failedFuture(
                new RefusedException(new Refusal("RANGE_EXHAUSTED", new vn.motcua.core.model.Text("hết", "none"))));

        assertRefused(rig.issueLater(KioskRig.ask()), "RANGE_EXHAUSTED");

        assertThat(rig.printed).isEmpty();
        assertThat(rig.facts()).isEmpty();
    }

    @Test
    void aClosedSiteSaysWhenToComeBack() throws Exception {
        rig.hub.site = java.util.Optional.of(KioskRig.site(false));

        assertThatThrownBy(() -> rig.issue(KioskRig.ask())).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("CLOSED");
            assertThat(refused.refusal().message().vi()).contains("13:30", "23/11");
        });
        assertThat(rig.hub.asked).hasValue(0);
    }

    @Test
    void aFullDiskStopsTheKioskAndNothingIsPrintedThatIsNotStored() throws Exception {
        String path = "jdbc:sqlite:" + home.resolve("agent.db");
        KioskRig.await(rig.store.bulk(tx -> {
            FullDisk.limit(tx, 60);
            return true;
        }));
        int issued = 0;
        RefusedException refused = null;
        while (refused == null && issued < 5_000) {
            try {
                rig.issue(KioskRig.ask());
                issued++;
            } catch (RefusedException e) {
                refused = e;
            }
        }

        assertThat(refused).isNotNull();
        assertThat(refused.refusal().code()).isEqualTo("STORE_FULL");
        assertThat(rig.kiosk.generalRefusal().orElseThrow().refusal().code()).isEqualTo("STORE_FULL");
        assertThat(rig.printed).hasSize(issued);
        try (var other = java.sql.DriverManager.getConnection(path);
                var rows = other.createStatement()
                        .executeQuery("SELECT count(*) FROM outbox WHERE type = 'TicketStored'")) {
            assertThat(rows.getInt(1)).isEqualTo(issued);
        }

        KioskRig.await(rig.store.read(tx -> {
            FullDisk.limit(tx, 100_000);
            return true;
        }));
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> rig.kiosk.generalRefusal().isEmpty());
        assertThat(rig.issue(KioskRig.ask()).fresh()).isTrue();
    }

    @Test
    void whatWasAnsweredIsThereAfterThePowerIsCutAtAnyMoment(@TempDir Path images) throws Exception {
        rig.lease(900, 999);
        List<RequestId> answered = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            if (i == 6) rig.hub.how = KioskServiceRig::noAnswer;
            TicketAsk ask = KioskRig.ask();
            rig.issue(ask);
            answered.add(ask.requestId());
            Path image = images.resolve("cut-" + i);
            Files.createDirectories(image);
            for (String file : new String[] {"agent.db", "agent.db-wal"})
                Files.copy(home.resolve(file), image.resolve(file));

            KioskRig after = new KioskRig(image).open();
            for (RequestId id : answered)
                assertThat(KioskRig.await(after.kiosk.find(id))).isPresent();
            assertThat(KioskRig.await(
                                    after.store.read(tx -> tx.printJobs().open().size()))
                            .intValue())
                    .as("every paper still owed is in the journal")
                    .isEqualTo(answered.size());
            after.closeAll();
        }
    }

    @Test
    void aNumberGivenElsewhereIsStoredAndPrintedHereOnceUnmarked() throws Exception {
        Instant given = rig.clock.now().minusSeconds(90);
        Requests.PrintTicket order = new Requests.PrintTicket(
                new RequestId(UUID.randomUUID().toString()),
                new vn.motcua.core.model.VisitId(UUID.randomUUID().toString()),
                new vn.motcua.core.model.TicketNumber(new vn.motcua.core.model.SeriesId("a"), 7, "A007"),
                KioskRig.ask().serviceId(),
                rig.kiosk.businessDay().orElseThrow(),
                vn.motcua.core.model.Priority.PRIORITY,
                vn.motcua.core.model.Text.Locale.VI,
                vn.motcua.core.model.TicketCode.mint(new java.security.SecureRandom())
                        .value(),
                2,
                10,
                20,
                false,
                given);

        var first = KioskRig.await(rig.onLoop(() -> rig.kiosk.printed(Json.tree(order))));
        var again = KioskRig.await(rig.onLoop(() -> rig.kiosk.printed(Json.tree(order))));

        assertThat(again.path("jobId")).isEqualTo(first.path("jobId"));
        assertThat(first.path("attempt").asInt()).isEqualTo(1);
        assertThat(rig.printed).hasSize(1);
        assertThat(rig.printed.get(0).number()).isEqualTo("A007");
        assertThat(KioskRig.await(rig.kiosk.find(order.requestId()))
                        .orElseThrow()
                        .request()
                        .visitId())
                .isEqualTo(order.visitId());
    }

    @Test
    void aReprintIsMarkedOnceAndRefusedWhileThePaperIsUnderWay() throws Exception {
        StorePrintJournal journal = new StorePrintJournal(rig.store, rig.clock::now, changed -> {});
        Issued issued = rig.issue(KioskRig.ask());
        var order = Json.tree(new Requests.ReprintTicket(
                issued.request().visitId(), new RequestId(UUID.randomUUID().toString())));
        assertRefused(rig.onLoop(() -> rig.kiosk.reprint(order)), "JOB_OPEN");
        KioskRig.await(journal.ended(rig.printed.get(0).jobId(), PrintOutcome.of("UNKNOWN", "TIMEOUT")));

        var first = KioskRig.await(rig.onLoop(() -> rig.kiosk.reprint(order)));
        var again = KioskRig.await(rig.onLoop(() -> rig.kiosk.reprint(order)));

        assertThat(first.path("attempt").asInt()).isEqualTo(2);
        assertThat(again.path("jobId")).isEqualTo(first.path("jobId"));
        assertThat(rig.printed.get(1).printout().reprintMark()).isEqualTo("BẢN IN LẠI · lần 2");
        assertThat(rig.printed.get(1).number()).isEqualTo("A001");
        var stranger = Json.tree(new Requests.ReprintTicket(
                new vn.motcua.core.model.VisitId(UUID.randomUUID().toString()),
                new RequestId(UUID.randomUUID().toString())));
        assertRefused(rig.onLoop(() -> rig.kiosk.reprint(stranger)), "UNKNOWN_TICKET");
    }
}

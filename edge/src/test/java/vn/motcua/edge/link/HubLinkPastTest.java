package vn.motcua.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.edge.store.StoreRig;

class HubLinkPastTest extends HubLinkRig {

    @Test
    void offersKeptEventsAgainToAHubRestoredFromABackup() throws Exception {
        dial();
        for (int i = 1; i <= 40; i++) StoreRig.await(store.append(StoreRig.essential(i)));
        await().until(() -> hub.ledger.last(StreamName.ESSENTIAL).sequence() == 40);
        await().until(() -> StoreRig.waiting(store, StreamName.ESSENTIAL) == 0);

        hub.incarnation = "two";
        hub.ledger.forgetAfter(StreamName.ESSENTIAL, 13);
        hub.cutAll();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.ledger.last(StreamName.ESSENTIAL).sequence() == 40);
        assertThat(hub.ledger.faults()).isEmpty();
        assertThat(hub.hellos.get(hub.hellos.size() - 1).knownIncarnation()).isEqualTo("one");
    }

    @Test
    void anAgentBehindItsOwnPastGoesOnInAFreshEpochWithTheNewBandsOnly() throws Exception {
        BandId old = new BandId(UUID.randomUUID().toString());
        BandId fresh = new BandId(UUID.randomUUID().toString());
        LocalDate day = LocalDate.now().plusDays(1);
        hub.bands = List.of(new Band(old, new AgentId("pc-1"), new SeriesId("a"), day, 950, 999));
        dial();
        for (int i = 1; i <= 5; i++) StoreRig.await(store.append(StoreRig.essential(i)));
        await().until(() -> hub.ledger.last(StreamName.ESSENTIAL).sequence() == 5);
        StoreRig.await(link.stop());
        StoreRig.await(store.close());
        Path yesterday = home.resolve("yesterday");
        copy(home, yesterday);
        store = StoreRig.open(VERTX, home);
        dial();
        for (int i = 6; i <= 20; i++) StoreRig.await(store.append(StoreRig.essential(i)));
        await().until(() -> hub.ledger.last(StreamName.ESSENTIAL).sequence() == 20);
        StoreRig.await(link.stop());
        StoreRig.await(store.close());

        hub.bands = List.of(new Band(fresh, new AgentId("pc-1"), new SeriesId("a"), day, 900, 949));
        store = StoreRig.open(VERTX, yesterday);
        StoreRig.await(store.append(StoreRig.essential(99)));
        dial();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.ledger.last(StreamName.ESSENTIAL).epoch() == 2);
        assertThat(hub.lastEvent(StreamName.ESSENTIAL)
                        .path("data")
                        .path("kiosk")
                        .asText())
                .isEqualTo("kiosk-99");
        assertThat(hub.ledger.faults()).isEmpty();
        List<LinkFrame.BandReport> bands =
                StoreRig.await(store.read(tx -> tx.bands().all()));
        assertThat(bands).extracting(LinkFrame.BandReport::id).containsExactly(fresh);
    }

    @Test
    void anAgentToldThatItIsTheCopyGivesItsBandsUpBeforeItsFirstDialIsOver() throws Exception {
        hub.bands = List.of(new Band(
                new BandId(UUID.randomUUID().toString()),
                new AgentId("pc-1"),
                new SeriesId("a"),
                LocalDate.now().plusDays(1),
                950,
                999));
        dial();
        awaitLive();
        StoreRig.await(link.stop());
        hub.refusal = "CLONE";

        dial();
        StoreRig.await(link.dialled());

        List<LinkFrame.BandReport> bands =
                StoreRig.await(store.read(tx -> tx.bands().all()));
        assertThat(bands).isEmpty();
    }

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        Files.copy(from.resolve("agent.db"), to.resolve("agent.db"));
    }
}

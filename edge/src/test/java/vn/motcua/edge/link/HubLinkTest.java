package vn.motcua.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.LinkFrame.Answer;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.module.FeedView;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.store.StoreRig;

class HubLinkTest extends HubLinkRig {

    @Test
    void everyEventArrivesOnceInOrderThoughTheLinkIsCutBetweenCommitAndAcknowledgement() throws Exception {
        Random random = new Random(SEED);
        int events = FULL ? 20_000 : 1_500;
        hub.cutAfterCommit = 0.25;
        hub.noise = 0.2;
        dial();

        for (int i = 1; i <= events; i++) {
            var written = store.append(random.nextInt(4) == 0 ? StoreRig.bulk(i) : StoreRig.essential(i));
            if (i % 50 == 0) StoreRig.await(written);
        }

        long essential = StoreRig.lastSequence(store, StreamName.ESSENTIAL);
        long bulk = StoreRig.lastSequence(store, StreamName.BULK);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(hub.ledger.last(StreamName.ESSENTIAL).sequence()).isEqualTo(essential);
            assertThat(hub.ledger.last(StreamName.BULK).sequence()).isEqualTo(bulk);
        });
        assertThat(hub.ledger.faults()).as("seed %d", SEED).isEmpty();
        assertThat(hub.ledger.kept(StreamName.ESSENTIAL)).hasSize((int) essential);
        assertThat(hub.ledger.kept(StreamName.ESSENTIAL))
                .extracting(event -> event.path("sequence").asLong())
                .isSorted();
        assertThat(hub.cuts.get()).isGreaterThanOrEqualTo(hub.batches.get() / 10);
        hub.cutAfterCommit = 0;
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        StoreRig.waiting(store, StreamName.ESSENTIAL) + StoreRig.waiting(store, StreamName.BULK) == 0);
    }

    @Test
    void aListenerThatThrowsKeepsNeitherTheLinkNorTheOthers() throws Exception {
        AtomicInteger told = new AtomicInteger();
        AtomicInteger gone = new AtomicInteger();
        dial(hub.identity(), fresh -> {
            fresh.onChange(() -> {
                throw new IllegalStateException("a module's mistake");
            });
            fresh.onChange(told::incrementAndGet);
            fresh.onChange(gone::incrementAndGet).run();
        });

        awaitLive();
        StoreRig.await(store.append(StoreRig.essential(1)));
        await().atMost(Duration.ofSeconds(20)).until(() -> StoreRig.waiting(store, StreamName.ESSENTIAL) == 0);

        assertThat(told.get()).isPositive();
        assertThat(gone).hasValue(0);
    }

    @Test
    void sendsNothingToAHubThatShowsAnotherKey() throws Exception {
        StoreRig.await(store.append(StoreRig.essential(1)));
        Identity ours = hub.identity();
        FakeHub other = new FakeHub(VERTX, Sites.small(), SEED).start();
        dial(new Identity(
                ours.agent(), ours.site(), other.identity().hubUrl(), ours.hubKey(), ours.privateKey(), true));

        await().atMost(Duration.ofSeconds(10)).until(() -> link.lastEnd().contains("another key"));

        assertThat(other.heard).isEmpty();
        assertThat(link.isLive()).isFalse();
        other.stop();
    }

    @Test
    void hangsUpOnAHubThatCannotProveItself() throws Exception {
        hub.wrongSignature = true;
        StoreRig.await(store.append(StoreRig.essential(1)));
        dial();

        await().atMost(Duration.ofSeconds(10)).until(() -> link.lastEnd().contains("cannot prove"));

        assertThat(hub.ledger.kept(StreamName.ESSENTIAL)).isEmpty();
    }

    @Test
    void waitsAsLongAsARefusingHubAsksAndThenLinks() throws Exception {
        hub.refusal = "BUSY";
        dial();
        await().until(() -> link.lastEnd().contains("BUSY"));

        hub.refusal = "";

        awaitLive();
        assertThat(hub.hellos.size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theFirstDialIsOverAlsoWhenNoHubIsThere() throws Exception {
        hub.stop();

        dial();

        StoreRig.await(link.dialled());
        assertThat(link.isLive()).isFalse();
    }

    @Test
    void asksAndTellsRefusalTimeOutAndAbsence() throws Exception {
        dial();
        awaitLive();
        hub.answers = request -> new Answer(request.id(), true, Json.object().put("number", 7));
        assertThat(StoreRig.await(link.request("X", Json.object(), Duration.ofSeconds(5)))
                        .path("number")
                        .asInt())
                .isEqualTo(7);
        hub.answers = request ->
                new Answer(request.id(), false, Json.tree(new Refusal("CLOSED", new Text("đóng", "closed"))));
        assertThatThrownBy(() -> StoreRig.await(link.request("X", Json.object(), Duration.ofSeconds(5))))
                .isInstanceOf(RefusedException.class);
        hub.answers = null;
        assertThatThrownBy(() -> StoreRig.await(link.request("X", Json.object(), Duration.ofMillis(80))))
                .isInstanceOf(TimeoutException.class);

        hub.stop();

        await().until(() -> !link.isLive());
        assertThatThrownBy(() -> StoreRig.await(link.request("X", Json.object(), Duration.ofSeconds(5))))
                .isInstanceOf(NoLinkException.class);
        hub.start();
        awaitLive();
    }

    @Test
    void whatIsAskedWhenTheLinkComesBackIsHeardBeforeAnythingOfTheOutbox() throws Exception {
        hub.stop();
        dial();
        link.onChange(() -> {
            if (link.isLive()) link.request("Urgent", Json.object(), Duration.ofSeconds(5));
        });
        for (int i = 1; i <= 300; i++) store.append(StoreRig.essential(i));
        await().atMost(Duration.ofSeconds(20)).until(() -> StoreRig.waiting(store, StreamName.ESSENTIAL) == 300);

        hub.start();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.ledger.kept(StreamName.ESSENTIAL).size() == 300);
        assertThat(hub.heard.stream().filter(frame -> !(frame instanceof LinkFrame.Hello)))
                .first()
                .isInstanceOf(LinkFrame.Request.class);
    }

    @Test
    void answersTheHubsQuestion() throws Exception {
        dial();
        awaitLive();
        link.onRequest(
                "ReprintTicket",
                body -> io.vertx.core.Future.succeededFuture(Json.object().put("attempt", 2)));

        hub.sendAll(new LinkFrame.Request("q-1", "ReprintTicket", Json.object()));
        hub.sendAll(new LinkFrame.Request("q-2", "Unheard", Json.object()));

        await().until(() -> hub.heard.stream().filter(Answer.class::isInstance).count() == 2);
        Map<String, Boolean> answers = hub.heard.stream()
                .filter(Answer.class::isInstance)
                .map(Answer.class::cast)
                .collect(java.util.stream.Collectors.toMap(Answer::id, Answer::ok));
        assertThat(answers).containsEntry("q-1", true).containsEntry("q-2", false);
    }

    @Test
    void dialsAgainWhenTheHubFallsSilent() throws Exception {
        dial();
        awaitLive();

        hub.mute = true;

        await().atMost(Duration.ofSeconds(10)).until(() -> link.lastEnd().contains("no word"));
        hub.mute = false;
        awaitLive();
    }

    @Test
    void aSubscriptionLivesOverAReconnectAndTellsItsAge() throws Exception {
        dial();
        awaitLive();
        FeedView view = link.subscribe(List.of("board:main"), () -> {});
        await().until(() -> subscription() != null);
        hub.sendAll(feed(new FeedFrame.Snapshot(
                5, "one", Map.of("board:main", Map.of("next", Json.object().put("waiting", 3))))));
        await().until(view::isLive);

        hub.sendAll(feed(new FeedFrame.Delta(
                5,
                6,
                List.of(new FeedFrame.Change("board:main", "next", Json.object().put("waiting", 2))))));
        await().until(() ->
                view.value("board:main", "next").orElseThrow().path("waiting").asInt() == 2);
        hub.sendAll(feed(new FeedFrame.Delta(
                5,
                6,
                List.of(new FeedFrame.Change("board:main", "next", Json.object().put("waiting", 99))))));
        hub.sendAll(feed(new FeedFrame.Beat(6, 4_000, Instant.now())));
        await().until(() -> view.age().toMillis() >= 4_000);
        assertThat(view.value("board:main", "next")
                        .orElseThrow()
                        .path("waiting")
                        .asInt())
                .as("a repeated delta changes nothing")
                .isEqualTo(2);

        hub.heard.clear();
        hub.cutAll();

        await().until(() -> subscription() != null);
        assertThat(subscription().position()).isEqualTo(6);
        assertThat(subscription().incarnation()).isEqualTo("one");
        view.close();
        await().until(() -> hub.heard.stream().anyMatch(LinkFrame.Unsubscribe.class::isInstance));
    }

    private LinkFrame.Subscribe subscription() {
        return hub.heard.stream()
                .filter(LinkFrame.Subscribe.class::isInstance)
                .map(LinkFrame.Subscribe.class::cast)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    private LinkFrame feed(FeedFrame frame) {
        return new LinkFrame.Feed(subscription().sub(), frame.tree());
    }

    @Test
    void takesTheHubsClockSiteAndBandsAndKeepsThemForARestart() throws Exception {
        BandId band = new BandId(UUID.randomUUID().toString());
        hub.bands = List.of(new Band(
                band, new AgentId("pc-1"), new SeriesId("a"), LocalDate.now().plusDays(1), 950, 999));
        dial();
        awaitLive();
        assertThat(clock.sinceHeard()).isPresent();
        StoreRig.await(link.stop());
        hub.stop();

        dial();

        assertThat(link.site()).contains(hub.site);
        assertThat(link.isLive()).isFalse();
        List<LinkFrame.BandReport> bands =
                StoreRig.await(store.read(tx -> tx.bands().all()));
        assertThat(bands).extracting(LinkFrame.BandReport::used).containsExactly(949);
    }
}

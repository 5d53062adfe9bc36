package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RequestId;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.web.LocalFeed;

class ServingDeskTest {
    private static final CounterId COUNTER = new CounterId("c3");

    @TempDir
    Path home;

    private KioskRig rig;
    private LocalFeed feed;
    private ServingDesk desk;

    @BeforeEach
    void open() throws Exception {
        rig = new KioskRig(home).open();
        begin();
    }

    @AfterEach
    void close() throws Exception {
        rig.closeAll();
    }

    private void begin() throws Exception {
        feed = new LocalFeed("boot");
        desk = new ServingDesk(rig.vertx, rig.store, rig.clock, rig.hub::site, feed, rig.texts);
        KioskRig.await(rig.onLoop(desk::start));
    }

    private void record(RequestId request, CounterId counter, String number) throws Exception {
        KioskRig.await(rig.onLoop(() -> desk.record(request, counter, number)));
    }

    private static RequestId fresh() {
        return new RequestId(UUID.randomUUID().toString());
    }

    private List<String> shown() throws Exception {
        Map<String, JsonNode> all =
                KioskRig.await(rig.onLoop(() -> Future.succeededFuture(Map.copyOf(feed.topic(ServingDesk.TOPIC)))));
        JsonNode shown = all.get(COUNTER.value());
        return shown == null ? List.of() : shown.path("recent").findValuesAsText("number");
    }

    private long facts() throws Exception {
        return rig.facts().stream().filter("ServingNumberRecorded"::equals).count();
    }

    private void awaitShown(String... numbers) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(shown()).containsExactly(numbers));
    }

    @Test
    void recordsTheNumberAsPrintedAndShowsTheNewestFirst() throws Exception {
        record(fresh(), COUNTER, "a012");
        record(fresh(), COUNTER, "A013");

        assertThat(facts()).isEqualTo(2);
        awaitShown("A013", "A012");
    }

    @Test
    void aRepeatedRequestRecordsNothingMore() throws Exception {
        RequestId request = fresh();
        record(request, COUNTER, "A012");
        record(request, COUNTER, "A012");

        assertThat(facts()).isEqualTo(1);
        awaitShown("A012");
    }

    @Test
    void anotherStartOfTheAgentShowsWhatWasRecordedBefore() throws Exception {
        record(fresh(), COUNTER, "A012");
        begin();

        awaitShown("A012");
    }

    @Test
    void aListOfYesterdayIsShownNoMore() throws Exception {
        record(fresh(), COUNTER, "A012");
        rig.time.advance(Duration.ofHours(20));
        record(fresh(), COUNTER, "A001");

        awaitShown("A001");
        assertThat(facts()).isEqualTo(2);
    }

    @Test
    void whatIsNoNumberOfTheSiteIsNotKept() throws Exception {
        assertThatThrownBy(() -> record(fresh(), COUNTER, "079012345678"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("UNKNOWN_NUMBER"));
        assertThatThrownBy(() -> record(fresh(), new CounterId("c9"), "A012"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("UNKNOWN_COUNTER"));

        assertThat(facts()).isZero();
        assertThat(shown()).isEmpty();
    }
}

package vn.motcua.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.PanicAcknowledged;
import vn.motcua.core.event.PanicEnded;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.event.PanicTestAnnounced;
import vn.motcua.core.model.CounterId;
import vn.motcua.hub.HubRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.platform.feed.FeedSink;

class AlertFeedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final PanicBook book = new PanicBook();
    private final AlertFeed feed = new AlertFeed(Sites::open, book, person -> "Lan");
    private final Sink sink = new Sink();

    /** What the topic holds. */
    private static final class Sink implements FeedSink {
        final Map<String, JsonNode> values = new TreeMap<>();

        @Override
        public void put(String topic, String key, JsonNode value) {
            values.put(key, value);
        }

        @Override
        public void remove(String topic, String key) {
            values.remove(key);
        }

        @Override
        public void retain(String topic, String prefix, Set<String> kept) {
            values.keySet().removeIf(key -> key.startsWith(prefix) && !kept.contains(key));
        }

        @Override
        public boolean isWatched(String topic) {
            return true;
        }
    }

    private static PanicPressed press(String id) {
        return new PanicPressed(id, new CounterId("c1"), "panic-1", NOW);
    }

    @Test
    void aCallForHelpIsShownUntilItIsEndedAndAnHourLonger() {
        assertThat(book.pressed(press("p-1"), NOW.plusSeconds(90))).isTrue();
        feed.all(NOW, sink);
        assertThat(sink.values).containsOnlyKeys("panic:p-1");
        assertThat(sink.values.get("panic:p-1").path("counterId").asText()).isEqualTo("c1");
        assertThat(sink.values.get("panic:p-1").path("at").asText()).isEqualTo(NOW.toString());
        assertThat(sink.values.get("panic:p-1").path("heardAt").asText())
                .isEqualTo(NOW.plusSeconds(90).toString());
        assertThat(sink.values.get("panic:p-1").has("seenAt")).isFalse();
        assertThat(sink.values.get("panic:p-1").has("seenBy")).isFalse();

        feed.all(NOW.plus(Duration.ofDays(1)), sink);
        assertThat(sink.values).containsOnlyKeys("panic:p-1");

        book.acknowledged(new PanicAcknowledged("p-1", HubRig.LAN, NOW.plusSeconds(30)));
        feed.all(NOW.plusSeconds(31), sink);
        assertThat(sink.values.get("panic:p-1").path("seenAt").asText())
                .isEqualTo(NOW.plusSeconds(30).toString());
        assertThat(sink.values.get("panic:p-1").path("seenBy").asText()).isEqualTo("Lan");

        feed.all(NOW.plus(Duration.ofHours(2)), sink);
        assertThat(sink.values).containsOnlyKeys("panic:p-1");

        Instant ended = NOW.plus(Duration.ofHours(2));
        book.ended(new PanicEnded("p-1", HubRig.LAN, PanicEnded.Reason.HELPED, ended));
        feed.all(ended, sink);
        assertThat(sink.values.get("panic:p-1").path("endedAt").asText()).isEqualTo(ended.toString());
        assertThat(sink.values.get("panic:p-1").path("reason").asText()).isEqualTo("HELPED");
        feed.all(ended.plus(Duration.ofMinutes(61)), sink);
        assertThat(sink.values).isEmpty();
    }

    /** From a hub that asked nobody to end it, or forgotten: it does not stand for ever, and hinders no test. */
    @Test
    void oneThatWasSeenAndNeverEndedIsHistoryAfterADay() {
        book.pressed(press("p-1"), NOW);
        book.acknowledged(new PanicAcknowledged("p-1", HubRig.LAN, NOW));

        feed.all(NOW.plus(Duration.ofHours(23)), sink);
        assertThat(sink.values).containsOnlyKeys("panic:p-1");
        assertThat(book.all().get(0).stands(NOW.plus(Duration.ofHours(23)))).isTrue();

        feed.all(NOW.plus(Duration.ofHours(24)), sink);
        assertThat(sink.values).isEmpty();
        assertThat(book.all().get(0).stands(NOW.plus(Duration.ofHours(24)))).isFalse();
    }

    @Test
    void aPressThatWasAnnouncedIsToldAsATestAndGoesByItselfButWhenItWasStays() {
        CounterId counter = new CounterId("c1");
        book.announced(new PanicTestAnnounced("t-1", counter, HubRig.LAN, NOW.plusSeconds(300), NOW));
        book.pressed(press("p-1"), NOW);
        feed.all(NOW, sink);

        assertThat(sink.values.get("panic:p-1").path("test").asBoolean()).isTrue();
        assertThat(sink.values.get("panic-test:c1").path("by").asText()).isEqualTo("Lan");
        assertThat(sink.values.get("panic-tested:c1/panic-1").path("at").asText())
                .isEqualTo(NOW.toString());

        feed.all(NOW.plus(Duration.ofDays(9)), sink);
        assertThat(sink.values).containsOnlyKeys("panic-test:c1", "panic-tested:c1/panic-1");
    }

    @Test
    void theSecondTellingOfAPressIsNoOtherCall() {
        book.pressed(press("p-1"), NOW.plusSeconds(90));

        assertThat(book.pressed(press("p-1"), NOW.plusSeconds(90))).isFalse();
        assertThat(book.all()).hasSize(1);
        assertThat(List.of(book.all().get(0).device())).containsExactly("panic-1");
    }
}

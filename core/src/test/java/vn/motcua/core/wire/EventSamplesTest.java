package vn.motcua.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.RatingGiven;

/** Every form an event ever had keeps parsing: the samples are never edited, only added to. */
class EventSamplesTest {
    static Stream<String> samples() {
        return EventTypes.all().stream()
                .flatMap(entry -> IntStream.rangeClosed(1, entry.version()).mapToObj(v -> entry.name() + ".v" + v));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyVersionOfEveryEventParses(String name) {
        EventEnvelope envelope = EventJson.parse(sample(name));

        assertThat(envelope.event().type()).isEqualTo(name.substring(0, name.indexOf('.')));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aParsedEventWritesTheSameJsonAgain(String name) {
        ObjectNode original = Json.parseObject(sample(name));

        ObjectNode again = EventJson.toTree(EventJson.parse(original));

        assertThat(Json.write(known(again.get("data"), original.get("data"))))
                .isEqualTo(Json.write(original.get("data")));
    }

    /** A site has more to it in each release: what the sample does not know of, a later one may add with its default. */
    private static JsonNode known(JsonNode again, JsonNode original) {
        for (String key : java.util.List.of("site", "before"))
            if (again.get(key) instanceof ObjectNode site) site.retain(names(original.get(key)));
        return again;
    }

    private static java.util.List<String> names(JsonNode node) {
        java.util.List<String> names = new java.util.ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theQuickReaderReadsOurOwnFormAndAsTheTreeDoes(String name) {
        EventEnvelope envelope = EventJson.parse(Json.parseObject(sample(name)));

        assertThat(QuickEventReader.read(EventJson.write(envelope))).contains(envelope);
    }

    @Test
    void theQuickReaderLeavesWhatIsUnusualToTheTree() {
        ObjectNode whole = Json.parseObject(sample("TicketCalled.v1"));
        for (String key : java.util.List.of("id", "site", "sequence", "type", "version", "occurredAt", "data"))
            assertThat(QuickEventReader.read(Json.write(whole.deepCopy().without(key))))
                    .isEmpty();
        ObjectNode late = whole.deepCopy();
        late.set("type", late.remove("type"));
        assertThat(QuickEventReader.read(Json.write(late))).isEmpty();
        assertThat(QuickEventReader.read(Json.write(whole.deepCopy().put("version", 99))))
                .isEmpty();
        assertThat(QuickEventReader.read(Json.write(whole) + " 1")).isEmpty();
        assertThat(EventJson.parse(Json.write(late))).isEqualTo(EventJson.parse(whole));
    }

    @Test
    void answersOfARatingAreWrittenWhereThereAreAnyAndReadAgain() {
        ObjectNode tree = Json.parseObject(sample("RatingGiven.v1"));
        tree.withObject("data")
                .putArray("answers")
                .addObject()
                .put("question", "ON_TIME")
                .put("reply", "PARTLY");

        EventEnvelope envelope = EventJson.parse(tree);

        assertThat(((RatingGiven) envelope.event()).answers()).hasToString("[ON_TIME.PARTLY]");
        assertThat(EventJson.toTree(envelope).get("data")).isEqualTo(tree.get("data"));
        assertThat(QuickEventReader.read(EventJson.write(envelope))).contains(envelope);
    }

    @Test
    void everyPermittedEventHasALineInEventTypes() {
        assertThat(EventTypes.all().stream().map(EventTypes.Entry::type).toArray())
                .containsExactlyInAnyOrder(
                        Arrays.stream(Event.class.getPermittedSubclasses()).toArray());
    }

    @Test
    void unknownFieldsOfANewerPeerAreIgnored() {
        ObjectNode tree = Json.parseObject(sample("TicketCalled.v1"));
        tree.put("later", true);
        ((ObjectNode) tree.get("data")).put("mood", "calm");

        assertThat(EventJson.parse(tree).event().type()).isEqualTo("TicketCalled");
    }

    @Test
    void anUnknownTypeIsNamedInTheRefusal() {
        ObjectNode tree = Json.parseObject(sample("TicketCalled.v1")).put("type", "TicketEaten");

        assertThatThrownBy(() -> EventJson.parse(tree))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("TicketEaten");
    }

    @Test
    void aNewerVersionThanOursIsRefused() {
        ObjectNode tree = Json.parseObject(sample("TicketCalled.v1")).put("version", 99);

        assertThatThrownBy(() -> EventJson.parse(tree))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("99");
    }

    @Test
    void everyFieldIsNeeded() {
        ObjectNode whole = Json.parseObject(sample("TicketCalled.v1"));
        for (String field : new String[] {
            "id", "site", "source", "stream", "epoch", "sequence", "type", "version", "occurredAt", "data"
        }) {
            ObjectNode without = whole.deepCopy();
            without.remove(field);
            assertThatThrownBy(() -> EventJson.parse(without)).as(field).isInstanceOf(WireException.class);
        }
    }

    @Test
    void everyCutOfASampleIsRefusedCleanly() {
        String text = sample("RatingGiven.v1").strip();
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> EventJson.parse(cut)).isInstanceOf(WireException.class);
        }
    }

    private static String sample(String name) {
        String path = "/vn/motcua/core/event/samples/" + name + ".json";
        try (InputStream in = EventSamplesTest.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}

package vn.motcua.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.StreamName;

class FramesTest {
    @Test
    void aLinkFrameNamesItsKindInT() {
        LinkFrame ack = new LinkFrame.Ack(StreamName.ESSENTIAL, 1, 17, 500);

        assertThat(ack.write())
                .isEqualTo("{\"t\":\"ack\",\"stream\":\"ESSENTIAL\",\"epoch\":1,\"upTo\":17,\"credit\":500}");
        assertThat(LinkFrame.parse(ack.write())).isEqualTo(ack);
    }

    @Test
    void framesOfAnUnknownKindAreRefused() {
        assertThatThrownBy(() -> LinkFrame.parse("{\"t\":\"dance\"}")).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> LinkFrame.parse("[]")).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> LinkFrame.parse("")).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> LinkFrame.parse("{\"t\":\"ack\"} {}")).isInstanceOf(WireException.class);
    }

    @Test
    void oversizedFramesAreRefusedBeforeTheyAreParsed() {
        String large = " ".repeat(LinkFrame.MAX_FRAME_BYTES + 1);

        assertThatThrownBy(() -> LinkFrame.parse(large))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("allowed");
    }

    @Test
    void aRemovedFeedKeyIsWrittenAsNull() {
        FeedFrame.Delta delta = new FeedFrame.Delta(1, 2, List.of(new FeedFrame.Change("board:main", "next", null)));

        assertThat(delta.write()).contains("\"value\":null");
        assertThat(FeedFrame.parse(delta.write())).isInstanceOf(FeedFrame.Delta.class);
    }

    @Test
    void aSnapshotComesBackAsItWasSent() {
        FeedFrame.Snapshot snapshot = new FeedFrame.Snapshot(9, "i", Map.of("site", Map.of("k", new TextNode("v"))));

        assertThat(FeedFrame.parse(snapshot.write())).isEqualTo(snapshot);
        assertThat(FeedFrame.parse(new FeedFrame.Beat(9, 0, Instant.EPOCH).tree()))
                .isEqualTo(new FeedFrame.Beat(9, 0, Instant.EPOCH));
    }

    @Test
    void eventsAreCutOutAsTheyWereSent() {
        String one = "{\"id\":\"1\", \"name\":\"Đặng \\\"Tí\\\" ]},\"}";
        String two = "{ \"id\" : {\"deep\":[1,{\"x\":[]}]} }";
        String frame =
                " {\"t\":\"events\",\"later\":{\"a\":[1]},\"stream\":\"BULK\",\"epoch\":2,\"from\":7,\"events\":[ "
                        + one + " ,\n" + two + "]} ";

        EventsFrame cut = EventsFrame.parse(frame).orElseThrow();

        assertThat(cut).isEqualTo(new EventsFrame(StreamName.BULK, 2, 7, List.of(one, two)));
    }

    @Test
    void eventsOfAnyLengthAreCutWhereTheyEnd() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) events.add("{\"i\":" + i + ",\"text\":\"" + "ồ".repeat(i % 97) + "\"}");
        String frame = "{\"t\":\"events\",\"stream\":\"ESSENTIAL\",\"epoch\":1,\"from\":1,\"events\":["
                + String.join(",", events) + "]}";

        assertThat(EventsFrame.parse(frame).orElseThrow().events()).isEqualTo(events);
    }

    @Test
    void unusualFramesOfEventsAreReadLikeAnyOther() {
        String odd = "{\"stream\":\"BULK\",\"epoch\":2,\"from\":7,\"events\":[5,\"x\",{}],\"t\":\"events\"}";

        assertThat(EventsFrame.parse(odd).orElseThrow().events()).containsExactly("5", "\"x\"", "{}");
        assertThat(EventsFrame.parse("{\"t\":\"ping\",\"n\":1,\"time\":\"2026-11-22T01:02:03Z\"}"))
                .isEmpty();
        for (String broken : List.of("{\"t\":\"events\"", "{\"t\":\"events\",\"stream\":\"X\"}", "[]", ""))
            assertThatThrownBy(() -> EventsFrame.parse(broken)).isInstanceOf(WireException.class);
    }
}

package vn.motcua.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.EventEnvelope;

/** Whoever writes a client by docs/protocol.md alone must be understood: the examples there are held to the code. */
class ProtocolExamplesTest {
    private static final Path PROTOCOL = Path.of("..", "docs", "protocol.md");

    private static String text() throws IOException {
        return Files.readString(PROTOCOL, StandardCharsets.UTF_8);
    }

    private static List<ObjectNode> conversation() throws IOException {
        Matcher block = Pattern.compile("byte for byte.*?```json\n(.*?)```", Pattern.DOTALL)
                .matcher(text());
        assertThat(block.find()).isTrue();
        return block.group(1).lines().map(Json::parseObject).toList();
    }

    private static LinkFrame frame(ObjectNode line) {
        return LinkFrame.parse(Json.write(line.path("frame")));
    }

    @Test
    void everyExampleIsAFrameThatWritesBackAsItStands() throws Exception {
        for (ObjectNode line : conversation()) {
            LinkFrame frame = frame(line);
            assertThat(Json.parseObject(frame.write())).isEqualTo(line.path("frame"));
        }
    }

    @Test
    void theSignaturesOfTheExamplesAreRight() throws Exception {
        List<ObjectNode> lines = conversation();
        LinkFrame.Challenge challenge = (LinkFrame.Challenge) frame(lines.get(0));
        LinkFrame.Hello hello = (LinkFrame.Hello) frame(lines.get(1));
        LinkFrame.Welcome welcome = (LinkFrame.Welcome) frame(lines.get(2));
        Matcher key = Pattern.compile("public key,\\s+`([A-Za-z0-9_-]{43})`").matcher(text());
        assertThat(key.find()).isTrue();

        String agentSaid = LinkSignatures.agentText(
                challenge.nonce(), hello.nonce(), hello.agent(), hello.bootId(), challenge.hubKey());
        String hubSaid = LinkSignatures.hubText(
                challenge.nonce(), hello.nonce(), hello.agent(), challenge.hubKey(), challenge.incarnation());

        assertThat(LinkSignatures.isSignedBy(LinkSignatures.decodePublic(key.group(1)), agentSaid, hello.signature()))
                .isTrue();
        assertThat(LinkSignatures.isSignedBy(
                        LinkSignatures.decodePublic(challenge.hubKey()), hubSaid, welcome.signature()))
                .isTrue();
    }

    @Test
    void theEventOfTheExampleIsOneTheHubReads() throws Exception {
        JsonNode event = conversation().get(3).path("frame").path("events").get(0);

        EventEnvelope envelope = EventJson.parse(Json.write(event));

        assertThat(envelope.event().type()).isEqualTo("KioskWentOffline");
    }
}

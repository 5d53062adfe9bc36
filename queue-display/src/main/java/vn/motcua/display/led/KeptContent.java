package vn.motcua.display.led;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/** What a sign was last told to show, as it is kept over restarts. It blinks no more then, and nobody knows whether it is still so. */
record KeptContent(long sequence, SignContent content) {
    static Optional<KeptContent> parse(String text) {
        try {
            ObjectNode node = Json.parseObject(text);
            String shown = node.path("text").asText();
            return Optional.of(
                    new KeptContent(node.path("sequence").asLong(), new SignContent(shown, false, !shown.isBlank())));
        } catch (WireException unreadable) {
            return Optional.empty();
        }
    }

    String text() {
        return Json.write(Json.object().put("sequence", sequence).put("text", content.text()));
    }
}

package vn.motcua.camera.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.Cuts;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;

class HttpCaptureTest {
    private static final String POST = "POST /x HTTP/1.1\r\nContent-Length: 3\r\nContent-Type: a/b\r\n\r\none";

    @Test
    void everyCutGivesTheSameBodies() {
        assertBodies(POST + POST, "POST:one", "POST:one");
        assertBodies(POST + "\r\n\r\nGET /y HTTP/1.1\r\nHost: x\r\n\r\n" + POST, "POST:one", "GET:", "POST:one");
        assertBodies(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n4;a=b\r\ntwoo\r\n0\r\n\r\n" + POST,
                "200:onetwoo",
                "POST:one");
        assertBodies("HTTP/1.0 200 OK\nContent-Type: a/b\n\nto the end\n", "200:to the end\n");
        assertBodies("no head at all\nPOST ", "0:no head at all\nPOST ");
        assertBodies("POSTED by hand", "0:POSTED by hand");
        assertBodies("HTTP/1.1 204 No Content\r\n\r\n" + POST, "204:", "POST:one");
        assertBodies("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n" + POST, "401:", "POST:one");
    }

    @Test
    void whatIsCutOrWrongIsSaid() {
        assertBodies("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\none", "200:one", "fault CUT");
        assertBodies("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\none", "fault CHUNK", "200:zz\r\none");
        assertBodies("POST /x HTTP/1.1\r\nX: y", "fault CUT");
    }

    private static void assertBodies(String capture, String... said) {
        byte[] bytes = capture.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(List.of(bytes))).as(capture).containsExactly(said);
        for (List<byte[]> cut : Cuts.everyCut(bytes))
            assertThat(read(cut)).as(capture).containsExactly(said);
    }

    private static List<String> read(List<byte[]> pieces) {
        HttpCapture capture = new HttpCapture(Whole::new);
        return Cuts.read(pieces, capture::feed, capture::end).stream()
                .map(heard -> heard.<String>match(
                        seen -> seen.key(),
                        alive -> "",
                        refused -> "",
                        fault -> fault.code().equals("BODY") ? fault.what() : "fault " + fault.code()))
                .toList();
    }

    /** Tells the whole body at its end. */
    private static final class Whole implements Decoder {
        private final HttpHead head;
        private final StringBuilder body = new StringBuilder();

        Whole(HttpHead head) {
            this.head = head;
        }

        @Override
        public List<Heard> feed(byte[] chunk) {
            body.append(new String(chunk, StandardCharsets.ISO_8859_1));
            return new ArrayList<>();
        }

        @Override
        public List<Heard> end() {
            String who = head.method().isEmpty() ? Integer.toString(head.status()) : head.method();
            return List.of(new Heard.Fault("BODY", who + ":" + body));
        }
    }
}

package vn.motcua.camera.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;

/**
 * Reads what a device sent as it stood on the wire: one HTTP message or several, with a length, in chunks, or up to the end; or a bare
 * body without any head. Each body goes to a decoder of its own. Not thread safe.
 */
public final class HttpCapture implements Decoder {
    private static final Pattern RESPONSE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final Pattern REQUEST = Pattern.compile("([A-Z]{3,12}) (\\S{1,4096}) HTTP/1\\.[01]");
    private static final int LINE_MAX = 8 * 1024;
    private static final int HEAD_MAX = 32 * 1024;
    private static final int CHUNK_DIGITS_MAX = 8;
    private static final byte LF = '\n';

    private enum State {
        START,
        HEAD,
        BARE,
        SIZED,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER
    }

    private final Function<HttpHead, Decoder> bodies;
    private final ByteQueue bytes = new ByteQueue();
    private List<Heard> out = new ArrayList<>();
    private State state = State.START;
    private boolean isFirst = true;
    private String startLine = "";
    private long left;
    private @Nullable Decoder body;

    /** @param bodies a decoder for the body behind this head, {@link HttpHead#NONE} where there is none */
    public HttpCapture(Function<HttpHead, Decoder> bodies) {
        this.bodies = bodies;
    }

    @Override
    public List<Heard> feed(byte[] chunk) {
        for (int at = 0; at < chunk.length; at += LINE_MAX) {
            bytes.add(chunk, at, Math.min(LINE_MAX, chunk.length - at));
            run(false);
        }
        return taken();
    }

    @Override
    public List<Heard> end() {
        run(true);
        boolean isCut =
                state == State.HEAD || state == State.CHUNK || state == State.CHUNK_SIZE || state == State.SIZED;
        endBody();
        if (isCut) fault("CUT", "the capture ends inside of an HTTP message");
        state = State.START;
        return taken();
    }

    private List<Heard> taken() {
        List<Heard> taken = out;
        out = new ArrayList<>();
        return taken;
    }

    private void run(boolean isEnd) {
        boolean goesOn = true;
        while (goesOn)
            goesOn = switch (state) {
                case START -> start(isEnd);
                case HEAD -> head();
                case BARE -> bare();
                case SIZED -> some(State.START);
                case CHUNK_SIZE -> chunkSize();
                case CHUNK -> some(State.CHUNK_END);
                case CHUNK_END -> chunkEnd();
                case TRAILER -> trailer();
            };
    }

    /** The first line tells whether a message begins here; between two messages empty lines are passed over. */
    private boolean start(boolean isEnd) {
        while (!isFirst && bytes.size() > 0 && bytes.at(0) <= ' ') bytes.drop(1);
        if (bytes.size() == 0) return false;
        int end = bytes.indexOf(LF, 0);
        if (end < 0 && bytes.size() <= LINE_MAX && !isEnd) {
            byte first = bytes.at(0);
            // Neither a method nor "HTTP/": no need to wait for the end of the line.
            if (first >= 'A' && first <= 'Z') return false;
        }
        String line = end < 0 ? "" : text(end);
        isFirst = false;
        if (end >= 0
                && (RESPONSE.matcher(line).matches() || REQUEST.matcher(line).matches())) {
            startLine = line;
            bytes.drop(end + 1);
            state = State.HEAD;
        } else {
            body = bodies.apply(HttpHead.NONE);
            state = State.BARE;
        }
        return true;
    }

    private String text(int end) {
        byte[] line = new byte[Math.min(end, LINE_MAX)];
        for (int i = 0; i < line.length; i++) line[i] = bytes.at(i);
        return new String(line, StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private boolean head() {
        int from = 0;
        while (true) {
            int end = bytes.indexOf(LF, from);
            if (end < 0) {
                if (bytes.size() <= HEAD_MAX) return false;
                fault("HEAD", "the head of an HTTP message has more than " + HEAD_MAX + " bytes");
                body = bodies.apply(HttpHead.NONE);
                state = State.BARE;
                return true;
            }
            boolean isEmpty = end == from || (end == from + 1 && bytes.at(from) == '\r');
            from = end + 1;
            if (isEmpty) break;
        }
        open(Headers.read(bytes.take(from)));
        return true;
    }

    private void open(Headers headers) {
        HttpHead head = head(headers);
        body = bodies.apply(head);
        Optional<Long> length = headers.contentLength();
        boolean isChunked = headers.get("transfer-encoding")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("chunked");
        boolean isEmpty = head.status() / 100 == 1 || head.status() == 204 || head.status() == 304;
        if (isChunked) {
            state = State.CHUNK_SIZE;
        } else if (length.isPresent()
                || isEmpty
                || head.status() == 0 && headers.get("content-type").isEmpty()) {
            left = isEmpty ? 0 : length.orElse(0L);
            state = State.SIZED;
        } else {
            state = State.BARE;
        }
    }

    private HttpHead head(Headers headers) {
        Matcher response = RESPONSE.matcher(startLine);
        if (response.matches()) return new HttpHead(Integer.parseInt(response.group(1)), "", "", headers);
        Matcher request = REQUEST.matcher(startLine);
        return request.matches()
                ? new HttpHead(0, request.group(1), request.group(2), headers)
                : new HttpHead(0, "", "", headers);
    }

    private boolean bare() {
        if (bytes.size() > 0) feedBody(bytes.take(bytes.size()));
        return false;
    }

    private boolean some(State next) {
        int size = (int) Math.min(left, bytes.size());
        if (size > 0) feedBody(bytes.take(size));
        left -= size;
        if (left > 0) return false;
        state = next;
        if (next == State.START) endBody();
        return true;
    }

    private boolean chunkSize() {
        int end = bytes.indexOf(LF, 0);
        if (end < 0) {
            if (bytes.size() > LINE_MAX) brokenChunk();
            return false;
        }
        String line = text(end);
        int semicolon = line.indexOf(';');
        String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        try {
            if (digits.length() > CHUNK_DIGITS_MAX) throw new NumberFormatException(digits);
            left = Long.parseUnsignedLong(digits, 16);
        } catch (NumberFormatException e) {
            brokenChunk();
            return true;
        }
        bytes.drop(end + 1);
        state = left == 0 ? State.TRAILER : State.CHUNK;
        return true;
    }

    /** What follows cannot be told apart any more; it is read as it stands. */
    private void brokenChunk() {
        fault("CHUNK", "the size of a chunk is no hexadecimal number");
        state = State.BARE;
    }

    private boolean chunkEnd() {
        if (bytes.size() == 0) return false;
        if (bytes.at(0) == '\r') {
            if (bytes.size() == 1) return false;
            bytes.drop(1);
        }
        if (bytes.at(0) == LF) bytes.drop(1);
        state = State.CHUNK_SIZE;
        return true;
    }

    private boolean trailer() {
        int end = bytes.indexOf(LF, 0);
        if (end < 0) return false;
        boolean isEmpty = text(end).isEmpty();
        bytes.drop(end + 1);
        if (!isEmpty) return true;
        endBody();
        state = State.START;
        return true;
    }

    private void feedBody(byte[] some) {
        if (body != null) out.addAll(body.feed(some));
    }

    private void endBody() {
        if (body != null) out.addAll(body.end());
        body = null;
    }

    private void fault(String code, String what) {
        out.add(new Heard.Fault(code, what));
    }
}

package vn.motcua.camera.source;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts bytes into XML documents that follow each other without anything between them that tells their length: a document ends with
 * its root. One that is never closed ends where the next declaration begins. Holds no more than one document, and of one that is too
 * large nothing. Not thread safe.
 */
public final class XmlSplitter {
    private static final int TAIL = 9;
    private static final int XML_DECLARATION = "<?xml".length();

    private enum State {
        TEXT,
        OPENED,
        TAG,
        QUOTED,
        COMMENT,
        CDATA,
        INSTRUCTION,
        DECLARATION
    }

    /**
     * A document.
     *
     * @param bytes empty for one that was too large
     */
    public record Document(byte[] bytes, boolean isTooLarge) {}

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final byte[] tail = new byte[TAIL];
    private List<Document> out = new ArrayList<>();
    private State state = State.TEXT;
    private int depth;
    private int brackets;
    private byte quote;
    private boolean isEndTag;
    private boolean isTooLarge;
    private boolean isBlank = true;
    private long length;

    /** Documents that ended with these bytes. */
    public List<Document> feed(byte[] chunk) {
        for (byte one : chunk) next(one);
        return taken();
    }

    /** What was begun and is not blank, as it stands. */
    public List<Document> end() {
        if (!isBlank) emit(0);
        reset();
        return taken();
    }

    /** Whole documents of one body, the last as it stands. */
    public static List<Document> split(byte[] body) {
        XmlSplitter splitter = new XmlSplitter();
        List<Document> all = new ArrayList<>(splitter.feed(body));
        all.addAll(splitter.end());
        return all;
    }

    private List<Document> taken() {
        List<Document> taken = out;
        out = new ArrayList<>();
        return taken;
    }

    private void next(byte b) {
        if (isBlank && isNothing(b)) return;
        isBlank = false;
        tail[(int) (length++ % TAIL)] = b;
        if (held.size() < SafeXml.BYTES_MAX) held.write(b);
        else isTooLarge = true;
        switch (state) {
            case TEXT -> {
                if (b == '<') state = State.OPENED;
            }
            case OPENED -> opened(b);
            case TAG -> inTag(b);
            case QUOTED -> {
                if (b == quote) state = State.TAG;
            }
            case COMMENT -> {
                if (b == '>' && endsWith("-->")) state = State.TEXT;
            }
            case CDATA -> {
                if (b == '>' && endsWith("]]>")) state = State.TEXT;
            }
            case INSTRUCTION -> instruction(b);
            case DECLARATION -> declaration(b);
        }
    }

    /** Blanks, and the bytes of a mark that some write before each document. */
    private static boolean isNothing(byte b) {
        return switch (b) {
            case ' ', '\n', '\r', '\t', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> true;
            default -> false;
        };
    }

    private void opened(byte b) {
        isEndTag = b == '/';
        switch (b) {
            case '?' -> state = State.INSTRUCTION;
            case '!' -> {
                state = State.DECLARATION;
                brackets = 0;
            }
            case '>' -> state = State.TEXT;
            default -> state = State.TAG;
        }
    }

    private void inTag(byte b) {
        if (b == '"' || b == '\'') {
            quote = b;
            state = State.QUOTED;
        } else if (b == '>') {
            state = State.TEXT;
            boolean isEmpty = !isEndTag && endsWith("/>");
            if (isEndTag) depth--;
            else if (!isEmpty) depth++;
            if (depth <= 0) emit(0);
        }
    }

    private void instruction(byte b) {
        if (b == '>' && endsWith("?>")) state = State.TEXT;
        // A declaration stands at a beginning: what was open before it was cut.
        if (b == 'l' && endsWith("<?xml") && (depth > 0 || length > XML_DECLARATION)) {
            emit(XML_DECLARATION);
            for (byte begun : new byte[] {'<', '?', 'x', 'm', 'l'}) next(begun);
        }
    }

    private void declaration(byte b) {
        if (endsWith("<!--")) state = State.COMMENT;
        else if (endsWith("<![CDATA[")) state = State.CDATA;
        else if (b == '[') brackets++;
        else if (b == ']') brackets--;
        else if (b == '>' && brackets <= 0) state = State.TEXT;
    }

    private boolean endsWith(String text) {
        if (length < text.length()) return false;
        for (int i = 0; i < text.length(); i++)
            if (tail[(int) ((length - text.length() + i) % TAIL)] != text.charAt(i)) return false;
        return true;
    }

    /** @param less bytes at the end that belong to the next */
    private void emit(int less) {
        byte[] bytes = held.toByteArray();
        int size = Math.max(0, bytes.length - less);
        out.add(
                isTooLarge
                        ? new Document(new byte[0], true)
                        : new Document(java.util.Arrays.copyOf(bytes, size), false));
        reset();
    }

    private void reset() {
        held.reset();
        state = State.TEXT;
        depth = 0;
        length = 0;
        isTooLarge = false;
        isBlank = true;
    }
}

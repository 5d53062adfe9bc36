package vn.motcua.rating.pad.serial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.rating.pad.ButtonPad.Answer;
import vn.motcua.rating.pad.PadButtons;

/**
 * The bytes of one make of pad, as data. Codes and answers are texts where the framing is by lines, hexadecimal bytes otherwise.
 *
 * @param start first bytes of a frame
 * @param frameBytes whole length of a frame
 * @param end last bytes of a frame, after its check
 * @param words what each code says, by hexadecimal bytes in capitals; null for a code to be passed over
 * @param poll what to send to be answered, or null for a pad that speaks unasked
 * @param pollEvery how often
 * @param silentAfter a pad that should have spoken within this time is not well; null if it speaks only when pressed
 */
public record PadProtocol(
        String name,
        Framing framing,
        byte[] start,
        int frameBytes,
        Check check,
        byte[] end,
        Map<String, @Nullable PadWord> words,
        byte @Nullable [] poll,
        Duration pollEvery,
        @Nullable Duration silentAfter,
        Map<Answer, byte[]> answers) {
    private static final Allowed PROTOCOL = Allowed.of("pad.protocol");
    private static final Allowed CODE = Allowed.of("pad.code");
    private static final Allowed HEX = Allowed.of("pad.hex");
    private static final int FRAME_BYTES_MAX = 32;
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Where one code ends and the next begins. */
    public enum Framing {
        /** Each byte is a code. */
        BYTE,
        /** A code is a line, ended by CR, LF or both. */
        LINE,
        /** Start bytes, payload (the code), check, end bytes. */
        FRAME
    }

    /** The check before the end bytes, over everything before it. */
    public enum Check {
        NONE(0),
        /** Low byte of the sum. */
        SUM(1),
        XOR(1),
        /** Of Modbus, low byte first. */
        CRC16(2);

        private final int bytes;

        Check(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    /**
     * Reads {@code protocol} of a device entry: the name of a shipped one, or the path of a file.
     *
     * @return the shipped {@code motcua-lines} if what is named cannot be read, which is noted
     */
    static PadProtocol of(ConfigNode entry) {
        String name = entry.textOr("protocol", "motcua-lines", PROTOCOL);
        Optional<ConfigNode> file = file(name);
        if (file.isEmpty()) {
            entry.problem("protocol", name, PROTOCOL);
            return shipped("motcua-lines");
        }
        PadProtocol read = read(name, file.get());
        file.get().rejectUnknown();
        file.get().problems().forEach(problem -> entry.problem("protocol", problem.toString(), PROTOCOL));
        return read;
    }

    static PadProtocol shipped(String name) {
        return read(name, resource(name).orElseThrow(() -> new IllegalArgumentException("no protocol " + name)));
    }

    private static Optional<ConfigNode> file(String name) {
        if (!name.endsWith(".yaml")) return resource(name);
        try {
            return Optional.of(ConfigNode.load(Path.of(name)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<ConfigNode> resource(String name) {
        if (!name.matches("[a-z0-9-]{1,40}")) return Optional.empty();
        String path = "protocols/" + name + ".yaml";
        try (InputStream in = PadProtocol.class.getResourceAsStream(path)) {
            if (in == null) return Optional.empty();
            return Optional.of(ConfigNode.parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PadProtocol read(String name, ConfigNode node) {
        Framing framing = node.choice("framing", Framing.class, Framing.BYTE);
        boolean isFrame = framing == Framing.FRAME;
        byte[] start = isFrame ? hex(node, "start") : new byte[0];
        byte[] end = isFrame ? hex(node, "end") : new byte[0];
        Check check = isFrame ? node.choice("check", Check.class, Check.NONE) : Check.NONE;
        int least = start.length + check.bytes() + end.length + 1;
        int frameBytes = isFrame ? node.integer("length", least, FRAME_BYTES_MAX, least) : 1;
        if (isFrame && start.length == 0) node.problem("start", "", HEX);
        ConfigNode poll = node.object("poll");
        byte[] ask = poll.keys().isEmpty() ? null : bytes(framing, poll.text("send", CODE), poll, "send");
        return new PadProtocol(
                name,
                framing,
                start,
                frameBytes,
                check,
                end,
                words(framing, node.object("codes"), frameBytes - least + 1),
                ask,
                poll.duration("every", Duration.ofMillis(100), Duration.ofMinutes(1), SECOND),
                node.has("silentAfter")
                        ? node.duration("silentAfter", Duration.ofMillis(500), Duration.ofMinutes(10), SECOND)
                        : null,
                answers(framing, node.object("answers")));
    }

    private static Map<String, @Nullable PadWord> words(Framing framing, ConfigNode codes, int codeBytes) {
        Map<String, @Nullable PadWord> words = new HashMap<>();
        for (String code : codes.keys()) {
            byte[] bytes = bytes(framing, code, codes, code);
            boolean fits = framing == Framing.LINE ? bytes.length <= PadFrames.LINE_MAX : bytes.length == codeBytes;
            if (!fits || bytes.length == 0) codes.problem(code, code, CODE);
            String says = codes.text(code, CODE);
            Optional<PadWord> word = word(says);
            if (word.isEmpty() && !says.equals("ignore")) codes.problem(code, says, CODE);
            words.put(key(bytes), word.orElse(null));
        }
        if (words.isEmpty()) codes.problem("", "", CODE);
        return words;
    }

    private static Optional<PadWord> word(String says) {
        if (says.equals("beat")) return Optional.of(new PadWord.Beat());
        String[] parts = says.split(" ");
        OptionalInt number = PadButtons.number(parts[0]);
        if (number.isEmpty()) return Optional.empty();
        int button = number.getAsInt();
        if (parts.length == 1) return Optional.of(new PadWord.Stroke(button));
        return switch (parts[1]) {
            case "down" -> Optional.of(new PadWord.Level(button, true));
            case "up" -> Optional.of(new PadWord.Level(button, false));
            default -> Optional.empty();
        };
    }

    private static Map<Answer, byte[]> answers(Framing framing, ConfigNode node) {
        Map<Answer, byte[]> answers = new EnumMap<>(Answer.class);
        for (Answer answer : Answer.values()) {
            String key = answer == Answer.NOT_NOW ? "notNow" : answer.name().toLowerCase(Locale.ROOT);
            node.optionalText(key, CODE).ifPresent(text -> answers.put(answer, bytes(framing, text, node, key)));
        }
        return answers;
    }

    private static byte[] hex(ConfigNode node, String key) {
        return node.parsedOr(key, HEX, PadProtocol::hex, new byte[0]);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static byte[] bytes(Framing framing, String text, ConfigNode node, String key) {
        if (framing == Framing.LINE) return text.getBytes(StandardCharsets.US_ASCII);
        try {
            return hex(text);
        } catch (IllegalArgumentException e) {
            node.problem(key, text, HEX);
            return new byte[0];
        }
    }

    static String key(byte[] code) {
        return HexFormat.of().withUpperCase().formatHex(code);
    }

    /** What goes out, ended as the framing wants it. */
    byte[] outgoing(byte[] word) {
        if (framing != Framing.LINE) return word;
        byte[] line = java.util.Arrays.copyOf(word, word.length + 1);
        line[word.length] = '\n';
        return line;
    }
}

package vn.motcua.camera.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.Cuts;
import vn.motcua.camera.NpmJudge;

/**
 * Our part reader beside the npm package busboy, over seeded bodies: boundaries of every allowed sign, data full of what nearly is one,
 * lengths right, missing, too long or too short, any cuts. What busboy cannot judge is left out: bare LF at the ends of a boundary's line
 * (it takes CRLF only), blanks behind a boundary, and data with a true boundary in it that only the length tells apart.
 */
class BusboyTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122);
    private static final int BODIES = Boolean.getBoolean("motcua.full") ? 30_000 : 1_500;
    private static final String SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=?";
    private static final String NEWLINE = "\r\n";

    private record Body(String boundary, List<byte[]> pieces, List<String> sums) {}

    @Test
    void busboyFindsTheSameParts() throws Exception {
        Path folder = NpmJudge.fetch("busboy", List.of("busboy@1.6.0"), "node_modules/busboy/lib/index.js");
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < BODIES; i++) bodies.add(body(new Random(SEED + i)));

        List<String> judged = judged(folder, bodies);

        assertThat(judged).hasSameSizeAs(bodies);
        for (int i = 0; i < bodies.size(); i++) {
            Body body = bodies.get(i);
            assertThat(judged.get(i)).as("busboy, seed %d", SEED + i).isEqualTo(String.join(" ", body.sums));
            assertThat(ours(body)).as("our reader, seed %d", SEED + i).isEqualTo(body.sums);
        }
    }

    private static List<String> ours(Body body) {
        PartReader reader = new PartReader(body.boundary);
        List<String> sums = new ArrayList<>();
        for (Part part : Cuts.read(body.pieces, reader::feed, reader::end))
            part.match(whole -> sums.add(sum(whole.body())), skipped -> sums.add("skipped"), broken -> false);
        return sums;
    }

    private static List<String> judged(Path folder, List<Body> bodies) throws Exception {
        Path script = folder.resolve("busboy-judge.js");
        try (InputStream source = BusboyTest.class.getResourceAsStream("busboy-judge.js")) {
            Files.write(script, source.readAllBytes());
        }
        Path file = folder.resolve("bodies.bin");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(bodies.size());
            for (Body body : bodies) {
                write(out, bytes(body.boundary));
                out.writeInt(body.pieces.size());
                for (byte[] piece : body.pieces) write(out, piece);
            }
        }
        Path said = folder.resolve("said.txt");
        Process node = new ProcessBuilder("node", script.toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean isDone = node.waitFor(5, TimeUnit.MINUTES);
        node.destroyForcibly();
        assertThat(isDone).as("node ended by itself").isTrue();
        return Files.readAllLines(said);
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Body body(Random random) {
        String boundary = boundary(random);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<String> sums = new ArrayList<>();
        if (random.nextInt(4) == 0) all.writeBytes(bytes("a text for old mail programs" + NEWLINE));
        int parts = 1 + random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            byte[] data = data(random, boundary);
            sums.add(sum(data));
            all.writeBytes(bytes("--" + boundary + NEWLINE + head(random, i, data, i == parts - 1) + NEWLINE));
            all.writeBytes(data);
            all.writeBytes(bytes(NEWLINE));
        }
        all.writeBytes(bytes("--" + boundary + "--" + NEWLINE));
        if (random.nextInt(4) == 0) all.writeBytes(bytes("and one behind" + NEWLINE));
        byte[] bytes = all.toByteArray();
        List<byte[]> pieces =
                random.nextInt(10) == 0 ? Cuts.chunks(bytes, 1 + random.nextInt(3)) : Cuts.random(bytes, random);
        return new Body(boundary, pieces, sums);
    }

    /** As RFC 2046 allows it; often with dashes in front, as browsers and cameras have them. */
    private static String boundary(Random random) {
        StringBuilder boundary = new StringBuilder(random.nextInt(3) == 0 ? "-".repeat(1 + random.nextInt(6)) : "");
        int size = 1 + random.nextInt(40);
        for (int i = 0; i < size; i++) boundary.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        return boundary.toString();
    }

    private static String head(Random random, int number, byte[] data, boolean isLast) {
        StringBuilder head = new StringBuilder();
        boolean isText = data.length > 1 && data[0] == '<';
        String length = switch (data.length == 0 ? 0 : random.nextInt(4)) {
            case 0 -> Integer.toString(data.length);
            case 1 -> Integer.toString(data.length + (isLast ? 2_000_000 : 3 + random.nextInt(30)));
            case 2 -> isText ? Integer.toString(random.nextInt(data.length - 1)) : "";
            default -> "";
        };
        List<String> lines = new ArrayList<>();
        lines.add("Content-Disposition: form-data; name=\"p" + number + "\"; filename=\"p" + number + ".bin\"");
        if (!length.isEmpty()) lines.add((random.nextBoolean() ? "Content-Length: " : "content-length:") + length);
        if (random.nextBoolean()) lines.add("Content-Type: image/jpeg");
        java.util.Collections.shuffle(lines, random);
        for (String line : lines) head.append(line).append(NEWLINE);
        return head.toString();
    }

    /** A document, or bytes with line ends and what nearly is a boundary between them. */
    private static byte[] data(Random random, String boundary) {
        int kind = random.nextInt(20);
        if (kind == 0) return new byte[0];
        boolean isText = kind < 8;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        if (isText) data.writeBytes(bytes("<a "));
        int steps = random.nextInt(12);
        for (int i = 0; i < steps; i++) data.writeBytes(isText ? letters(random) : piece(random, boundary));
        if (isText) data.write('>');
        if (kind == 19) {
            byte[] picture = new byte[random.nextInt(60_000)];
            random.nextBytes(picture);
            data.writeBytes(picture);
        }
        byte[] made = data.toByteArray();
        // What is random may hold by chance what busboy and we must take for a boundary.
        return made.length == 0 || (NEWLINE + text(made)).contains("\r\n--" + boundary) ? bytes("<instead>") : made;
    }

    private static byte[] letters(Random random) {
        return bytes("b".repeat(random.nextInt(40)) + (random.nextBoolean() ? NEWLINE : "\n"));
    }

    private static byte[] piece(Random random, String boundary) {
        return switch (random.nextInt(9)) {
            case 0 -> bytes(NEWLINE);
            case 1 -> bytes("\n");
            case 2 -> bytes("\r");
            case 3 -> bytes("\ry--" + boundary + NEWLINE);
            case 4 -> bytes("\n--" + boundary + (random.nextBoolean() ? "x" : "\u0080\u00ff") + NEWLINE);
            case 5 -> bytes("\r\n--" + boundary.substring(0, boundary.length() - 1) + NEWLINE);
            case 6 -> bytes("\r\n-" + boundary + "--" + NEWLINE);
            case 7 -> bytes("\r\n" + boundary + NEWLINE);
            default -> {
                byte[] noise = new byte[random.nextInt(80)];
                random.nextBytes(noise);
                yield noise;
            }
        };
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

package vn.motcua.camera.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.Cuts;

class PartReaderTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final int RANDOM_CUTS = 10_000;

    @Test
    void aPartWithALengthIsThereWithItsLastByte() {
        PartReader reader = new PartReader("b");

        List<Part> parts = reader.feed(bytes("--b\r\nContent-Length: 5\r\n\r\nhello"));

        assertThat(said(parts)).containsExactly("whole hello");
    }

    @Test
    void everyCutOfEverySampleSaysTheSame() {
        for (Sample sample : samples()) {
            List<String> whole = read(sample, List.of(bytes(sample.text)));
            assertThat(whole).as(sample.text).isEqualTo(sample.said);
            for (List<byte[]> cut : Cuts.everyCut(bytes(sample.text)))
                assertThat(read(sample, cut)).as(sample.text).isEqualTo(whole);
        }
    }

    @Test
    void tenThousandRandomCutsSayTheSame() {
        Random random = new Random(SEED);
        List<Sample> samples = samples();
        for (int i = 0; i < RANDOM_CUTS; i++) {
            Sample sample = samples.get(i % samples.size());
            List<byte[]> pieces = Cuts.random(bytes(sample.text), random);
            assertThat(read(sample, pieces)).as("seed %d, cut %d", SEED, i).isEqualTo(sample.said);
        }
    }

    @Test
    void noiseOfEveryKindLosesNoPartBehindIt() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            String text = "--b\r\nContent-Length: 3\r\n\r\none\r\n--b\r\n\r\n"
                    + new String(noise, StandardCharsets.ISO_8859_1)
                    + "\r\n--b\r\nContent-Length: 3\r\n\r\ntwo\r\n--b\r\n\r\nthree\r\n--b--\r\n";
            List<byte[]> pieces = Cuts.random(bytes(text), random);
            PartReader reader = new PartReader("b");
            List<String> said = said(Cuts.read(pieces, reader::feed, reader::end));
            assertThat(said)
                    .as("seed %d, round %d", SEED, i)
                    .startsWith("whole one")
                    .endsWith("whole two", "whole three");
        }
    }

    @Test
    void whatIsTooLargeIsLetGoAndWhatFollowsIsRead() {
        PartReader sized = new PartReader("b", 1000);
        PartReader open = new PartReader("b", 1000);
        List<Part> ofSized = new ArrayList<>(sized.feed(bytes("--b\r\nContent-Length: 999999999999\r\n\r\n")));
        List<Part> ofOpen = new ArrayList<>(open.feed(bytes("--b\r\n\r\n")));
        for (int i = 0; i < 5_000; i++) {
            ofSized.addAll(sized.feed(new byte[1000]));
            ofOpen.addAll(open.feed(new byte[1000]));
        }
        byte[] next = bytes("\r\n--b\r\nContent-Length: 2\r\n\r\nok");
        ofSized.addAll(sized.feed(next));
        ofOpen.addAll(open.feed(next));

        assertThat(said(ofSized)).containsExactly("skipped", "whole ok");
        assertThat(said(ofOpen)).containsExactly("skipped", "whole ok");
    }

    @Test
    void anEndlessHeadOrPreambleHoldsLittle() {
        for (String begin : List.of("", "--b\r\n", "--b\r\nX: ", "--b\r\n\r\n")) {
            PartReader reader = new PartReader("b", 10_000);
            reader.feed(bytes(begin));
            long before = held();
            for (int i = 0; i < 2_000; i++) reader.feed(bytes("x".repeat(9_999) + (i % 3 == 0 ? "\n" : "")));
            assertThat(held() - before).as(begin).isLessThan(8_000_000);
            assertThat(said(reader.feed(bytes("\n--b\r\nContent-Length: 2\r\n\r\nok"))))
                    .as(begin)
                    .endsWith("whole ok");
        }
    }

    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private record Sample(String boundary, String text, List<String> said) {}

    private static List<Sample> samples() {
        String two = "--b\r\nContent-Length: 3\r\n\r\none\r\n--b\r\nContent-Type: text/plain\r\n\r\ntwo\r\n--b--\r\n";
        return List.of(
                new Sample("b", two, List.of("whole one", "whole two")),
                new Sample("b", two.replace("\r\n", "\n"), List.of("whole one", "whole two")),
                new Sample("", two, List.of("whole one", "whole two")),
                new Sample("--b", two, List.of("whole one", "whole two")),
                new Sample("--b", two.replace("--b", "----b"), List.of("whole one", "whole two")),
                new Sample(
                        "b",
                        "a text for old mail programs\r\n" + two + "and one behind\r\n",
                        List.of("whole one", "whole two")),
                new Sample("b", "--b\r\n\r\nlast without an end", List.of("whole last without an end")),
                new Sample("b", "--b\r\n\r\n\r\n--b\r\n\r\nx\r\n--b--", List.of("broken HEAD", "whole x")),
                new Sample("b", "--b\r\nA: b\r\n--b\r\n\r\nx\r\n--b--", List.of("broken HEAD", "whole x")),
                // A boundary that only begins like one, a line that goes on, and one inside of a part whose length is
                // right.
                new Sample(
                        "b",
                        "--b\r\n\r\n--bc\r\n-\r\n--\r\n--b x\r\n--b\r\n",
                        List.of("whole --bc\r\n-\r\n--\r\n--b x")),
                new Sample(
                        "b",
                        "--b\r\nContent-Length: 13\r\n\r\nab\r\n--b\r\n\r\ncd\r\n--b\r\nContent-Length: 1\r\n\r\nx\r\n--b--",
                        List.of("whole ab\r\n--b\r\n\r\ncd", "whole x")),
                // Bytes of a picture behind what begins like a boundary are no blanks; and once the boundary has been
                // seen with
                // the dashes of its header, a line without them is content.
                new Sample("b", "--b\r\n\r\nx\n--b\u0080\u00ff\ny\r\n--b--", List.of("whole x\n--b\u0080\u00ff\ny")),
                new Sample("--b", "----b\r\n\r\nx\n--b\ny\r\n----b--", List.of("whole x\n--b\ny")),
                // A length that ends within the line of the next boundary: the same, whether the rest of that line is
                // there or not.
                new Sample(
                        "bound",
                        "--bound\r\nContent-Length: 8\r\n\r\none\r\n--bound\r\n\r\ntwo\r\n--bound--\r\n",
                        List.of("broken LENGTH", "whole one", "whole two")),
                // Lengths that are not right, for the part only.
                new Sample(
                        "b",
                        "--b\r\nContent-Length: 99\r\n\r\none\r\n--b\r\nContent-Length: 3\r\n\r\ntwo\r\n--b\r\n\r\n"
                                + "z".repeat(60) + "\r\n--b--\r\n" + "-".repeat(40),
                        List.of("broken LENGTH", "whole one", "whole two", "whole " + "z".repeat(60))),
                new Sample(
                        "b",
                        "--b\r\nContent-Length: 2\r\n\r\none\r\n--b\r\nContent-Length: 3\r\n\r\ntwo\r\n--b--",
                        List.of("whole on", "broken LENGTH", "whole two")),
                new Sample(
                        "b",
                        "--b\r\nContent-Length: -7\r\n\r\none\r\n--b\r\nContent-Length: 3 apples\r\n\r\ntwo\r\n--b--",
                        List.of("whole one", "whole two")),
                // Too short for a text that plainly goes on: read to the boundary, so that nothing of it is lost.
                new Sample(
                        "b",
                        "--b\r\nContent-Length: 6\r\n\r\n <a>one</a>\r\n--b\r\nContent-Length: 0\r\n\r\n{\"b\": 2}\r\n"
                                + "--b\r\nContent-Length: 0\r\n\r\n--b\r\n\r\ntwo\r\n--b--",
                        List.of(
                                "broken LENGTH",
                                "whole  <a>one</a>",
                                "broken LENGTH",
                                "whole {\"b\": 2}",
                                "whole ",
                                "whole two")),
                new Sample(
                        "b",
                        "--b\r\nContent-Length: 8\r\n\r\n<a>b</a>\r\n--b\r\nContent-Length: 4\r\n\r\n<a>b\r\n--b--",
                        List.of("whole <a>b</a>", "whole <a>b")),
                // With its line end counted in, and without any before the boundary.
                new Sample(
                        "b",
                        "--b\r\nContent-Length: 5\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--",
                        List.of("whole one\r\n", "whole two")),
                new Sample(
                        "b",
                        "--b\r\nContent-Length: 3\r\n\r\none--b\r\n\r\ntwo\r\n--b--",
                        List.of("whole one", "whole two")),
                new Sample("b", "--b\r\nContent-Length: 9\r\n\r\none", List.of("broken CUT")),
                new Sample(
                        "b",
                        "--b\r\nContent-Length: 3\r\n\r\none\r\nstray\r\n--b\r\n\r\ntwo\r\n--b--",
                        List.of("whole one", "broken LENGTH", "whole two")),
                new Sample("b", "", List.of()));
    }

    private static List<String> read(Sample sample, List<byte[]> pieces) {
        PartReader reader = new PartReader(sample.boundary);
        return said(Cuts.read(pieces, reader::feed, reader::end));
    }

    private static List<String> said(List<Part> parts) {
        return parts.stream()
                .map(part -> part.<String>match(
                        whole -> "whole " + new String(whole.body(), StandardCharsets.ISO_8859_1),
                        skipped -> "skipped",
                        broken -> "broken " + broken.code()))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

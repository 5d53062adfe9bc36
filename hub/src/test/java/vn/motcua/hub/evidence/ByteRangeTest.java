package vn.motcua.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteRangeTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261123L);
    private static final int MIB = Seal.PIECE_BYTES;

    private static String answered(String header, long size) {
        return ByteRange.of(header)
                .map(asked -> asked.within(size)
                        .map(range -> range.first() + "-" + range.last())
                        .orElse("none"))
                .orElse("ignored");
    }

    @Test
    void rangeIsAnsweredAsTheStandardSays() {
        assertThat(answered("bytes=0-", 100)).isEqualTo("0-99");
        assertThat(answered("bytes=0-0", 100)).isEqualTo("0-0");
        assertThat(answered("bytes=99-500", 100)).isEqualTo("99-99");
        assertThat(answered("bytes=-30", 100)).isEqualTo("70-99");
        assertThat(answered("bytes=-300", 100)).isEqualTo("0-99");
        assertThat(answered("bytes=100-", 100)).isEqualTo("none");
        assertThat(answered("bytes=-0", 100)).isEqualTo("none");
    }

    @Test
    void whatIsNotOneRangeOfBytesIsIgnored() {
        for (String header :
                List.of("", "bytes", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,3-4", "lines=0-1", "bytes=0x1-2"))
            assertThat(answered(header, 100)).as(header).isEqualTo("ignored");
        assertThat(answered("bytes=0-99999999999999999999", 100)).isEqualTo("ignored");
    }

    @Test
    void noMoreThanOneSealedPieceIsAnswered() {
        assertThat(answered("bytes=0-", 5L * MIB)).isEqualTo("0-" + (MIB - 1));
        assertThat(answered("bytes=" + (MIB - 1) + "-" + MIB, 5L * MIB)).isEqualTo((MIB - 1) + "-" + (MIB - 1));
        assertThat(ByteRange.WHOLE.within(5L * MIB)).isEqualTo(Optional.of(new ByteRange(0, 5L * MIB - 1)));
    }

    @Test
    void anyRangeIsTheSameBytesAsInTheWholeAndReadsNoOtherPiece(@TempDir Path home) throws Exception {
        try (EvidenceRig rig = new EvidenceRig(home)) {
            byte[] clip = EvidenceRig.bytes(7, 2 * MIB + 17);
            String id = EvidenceRig.put(rig.store(), "i1", clip).id();
            Random random = new Random(SEED);
            for (int round = 0; round < (Boolean.getBoolean("motcua.full") ? 500 : 4); round++) {
                int first = random.nextInt(clip.length);
                int last = first + random.nextInt(clip.length);
                byte[] expected = Arrays.copyOfRange(
                        clip, first, (int) Math.min(Math.min(clip.length, last + 1L), (first / MIB + 1L) * MIB));
                assertThat(part(rig, id, new ByteRange(first, last)))
                        .as("seed %d round %d", SEED, round)
                        .isEqualTo(expected);
            }
            damagePiece(Shelf.file(home, id), 1);
            assertThat(part(rig, id, new ByteRange(2L * MIB, Long.MAX_VALUE)))
                    .isEqualTo(Arrays.copyOfRange(clip, 2 * MIB, clip.length));
            assertThat(part(rig, id, new ByteRange(3, 9))).isEqualTo(Arrays.copyOfRange(clip, 3, 10));
        }
    }

    private static void damagePiece(Path file, int piece) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[piece * (MIB + Seal.EXTRA_BYTES) + 100] ^= 1;
        Files.write(file, bytes, StandardOpenOption.WRITE);
    }

    private static byte[] part(EvidenceRig rig, String id, ByteRange asked) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rig.store().part(id, asked).orElseThrow().bytes().writeTo(out);
        return out.toByteArray();
    }
}

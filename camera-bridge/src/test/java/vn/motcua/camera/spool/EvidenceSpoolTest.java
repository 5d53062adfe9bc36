package vn.motcua.camera.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.camera.spool.EvidenceSpool.Bounds;

class EvidenceSpoolTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final Bounds BOUNDS = new Bounds(8L << 20, Duration.ofDays(3), 0);

    @TempDir
    private Path folder;

    private EvidenceSpool open() throws IOException {
        return EvidenceSpool.open(folder, BOUNDS, NOW);
    }

    private static byte[] noise(long seed, int bytes) {
        byte[] noise = new byte[bytes];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    private static Spooled keep(EvidenceSpool spool, String want, byte[] bytes, Instant now) throws IOException {
        try (SpoolWriter writer = spool.writer()) {
            for (int at = 0; at < bytes.length; at += 300_000)
                writer.write(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 300_000)));
            return spool.keep(writer, want, "image/jpeg", NOW, null, now);
        }
    }

    private static byte[] read(EvidenceSpool spool, Spooled one) throws IOException {
        byte[] all = new byte[(int) one.bytes()];
        for (int at = 0; at < all.length; at += EvidenceSpool.PIECE) {
            byte[] piece = spool.piece(one, at / EvidenceSpool.PIECE);
            System.arraycopy(piece, 0, all, at, piece.length);
        }
        return all;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatWasKeptIsReadBackByTheNextStartByteByByte() throws Exception {
        byte[] clip = noise(1, 3 * EvidenceSpool.PIECE - 17);
        Spooled kept = keep(open(), "want-1", clip, NOW);

        EvidenceSpool again = open();

        assertThat(again.waiting()).containsExactly(kept);
        assertThat(kept.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(clip)));
        assertThat(read(again, kept)).isEqualTo(clip);
    }

    @Test
    void nothingOfAPictureLiesOnTheDiskAsItIs() throws Exception {
        byte[] words = "a person at counter three ".repeat(100_000).getBytes(StandardCharsets.US_ASCII);

        keep(open(), "want-1", words, NOW);

        for (String name : names())
            assertThat(Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1))
                    .doesNotContain("counter three");
    }

    @Test
    void oneContentWantedTwiceLiesOnceAndStaysUntilNobodyNeedsIt() throws Exception {
        EvidenceSpool spool = open();
        byte[] still = noise(2, 1_000);
        Spooled first = keep(spool, "want-1", still, NOW);
        Spooled second = keep(spool, "want-2", still, NOW);
        assertThat(names()).containsOnlyOnce(first.sha256() + ".enc");

        spool.forget("want-1");
        assertThat(read(spool, second)).isEqualTo(still);

        spool.forget("want-2");
        assertThat(names()).containsExactly("spool.key");
    }

    @Test
    void aKillAtAnyStepLeavesAllOrNothing() throws Exception {
        EvidenceSpool spool = open();
        byte[] clip = noise(3, 2 * EvidenceSpool.PIECE);
        SpoolWriter killed = spool.writer();
        killed.write(clip);
        Spooled whole = keep(spool, "want-1", noise(4, 500), NOW);
        Spooled named = keep(spool, "want-2", noise(5, 500), NOW);
        Spooled cut = keep(spool, "want-3", noise(6, 500), NOW);
        Files.delete(folder.resolve("want-2.json"));
        Files.write(folder.resolve("want-3.json.new"), new byte[3]);
        Files.write(folder.resolve(cut.sha256() + ".enc"), new byte[17]);

        EvidenceSpool again = open();

        assertThat(again.waiting()).containsExactly(whole);
        assertThat(named.sha256()).isNotEqualTo(whole.sha256());
        assertThat(names()).containsExactlyInAnyOrder("spool.key", "want-1.json", whole.sha256() + ".enc");
    }

    @Test
    void theKeyIsThrownAwayWithTheLastPicture() throws Exception {
        EvidenceSpool spool = open();
        keep(spool, "want-1", noise(7, 500), NOW);
        String before = Files.readString(folder.resolve("spool.key"));

        spool.forget("want-1");

        assertThat(Files.readString(folder.resolve("spool.key"))).isNotEqualTo(before);
        Spooled next = keep(spool, "want-2", noise(8, 500), NOW);
        assertThat(read(open(), next)).isEqualTo(noise(8, 500));
    }

    @Test
    void theOldestGivesWayAndIsCounted() throws Exception {
        EvidenceSpool spool = open();
        for (int want = 0; want < 5; want++) keep(spool, "want-" + want, noise(want, 2 << 20), NOW.plusSeconds(want));

        assertThat(spool.waiting()).extracting(Spooled::wantId).containsExactly("want-1", "want-2", "want-3", "want-4");
        assertThat(spool.dropped()).isEqualTo(1);
        assertThat(spool.bytes()).isEqualTo(8L << 20);
    }

    @Test
    void whatWaitedTooLongGoesAndIsCounted() throws Exception {
        EvidenceSpool spool = open();
        keep(spool, "want-1", noise(1, 500), NOW);

        spool.expire(NOW.plus(Duration.ofDays(3)));
        assertThat(spool.waiting()).hasSize(1);

        spool.expire(NOW.plus(Duration.ofDays(3)).plusSeconds(1));
        assertThat(spool.waiting()).isEmpty();
        assertThat(spool.dropped()).isEqualTo(1);
    }

    @Test
    void oneThatIsLargerThanAllIsRefusedAndNothingOfItStays() throws Exception {
        EvidenceSpool spool = open();

        assertThatThrownBy(() -> keep(spool, "want-1", noise(1, 9 << 20), NOW)).isInstanceOf(SpoolFullException.class);

        assertThat(names()).containsExactly("spool.key");
    }

    @Test
    void aDiskThatOthersNeedMoreTakesNothing() throws Exception {
        EvidenceSpool spool = EvidenceSpool.open(folder, new Bounds(8L << 20, Duration.ofDays(3), Long.MAX_VALUE), NOW);

        assertThatThrownBy(spool::writer).isInstanceOf(SpoolFullException.class);
    }

    @Test
    void whatWasChangedOnTheDiskIsNotSent() throws Exception {
        EvidenceSpool spool = open();
        Spooled one = keep(spool, "want-1", noise(9, 5_000), NOW);
        byte[] sealed = Files.readAllBytes(folder.resolve(one.sha256() + ".enc"));
        sealed[2_500] ^= 1;
        Files.write(folder.resolve(one.sha256() + ".enc"), sealed);

        assertThatThrownBy(() -> spool.piece(one, 0)).isInstanceOf(IOException.class);
    }

    @Test
    void anIdThatIsAPathIsNone() {
        assertThat(Spooled.isId("../identity")).isFalse();
        assertThat(Spooled.isId("3f2a-77")).isTrue();
    }
}

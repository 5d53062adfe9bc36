package vn.motcua.core.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedBytesTest {
    private static final byte[] PLACE = "rating-1".getBytes(UTF_8);
    private static final byte[] PLAIN = "Cảm ơn cô ở quầy 3".getBytes(UTF_8);

    @TempDir
    Path home;

    @Test
    void opensWhatWasSealedForTheSamePlace() throws IOException {
        SecretKey key = KeyFile.fresh();

        byte[] sealed = SealedBytes.close(key, PLACE, PLAIN);

        assertThat(SealedBytes.open(key, PLACE, sealed)).isEqualTo(PLAIN);
        assertThat(sealed).hasSize(PLAIN.length + SealedBytes.EXTRA_BYTES);
        assertThat(SealedBytes.close(key, PLACE, PLAIN)).isNotEqualTo(sealed);
    }

    @Test
    void opensWhatAnotherProgramSealed() throws IOException {
        // Test case 16 of the GCM specification (McGrew, Viega), its nonce in front.
        SecretKey key =
                KeyFile.of(HexFormat.of().parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
        byte[] place = HexFormat.of().parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] sealed = HexFormat.of()
                .parseHex("cafebabefacedbaddecaf888"
                        + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b");

        assertThat(HexFormat.of().formatHex(SealedBytes.open(key, place, sealed)))
                .isEqualTo("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    }

    @Test
    void opensNothingThatWasChangedCutOrMoved() {
        SecretKey key = KeyFile.fresh();
        byte[] sealed = SealedBytes.close(key, PLACE, PLAIN);

        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatIOException().isThrownBy(() -> SealedBytes.open(key, PLACE, changed));
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatIOException().isThrownBy(() -> SealedBytes.open(key, PLACE, cut));
        }
        assertThatIOException().isThrownBy(() -> SealedBytes.open(key, "rating-2".getBytes(UTF_8), sealed));
        assertThatIOException().isThrownBy(() -> SealedBytes.open(KeyFile.fresh(), PLACE, sealed));
    }

    @Test
    void aKeyThatWasBeingDestroyedIsNone() throws IOException {
        Path file = home.resolve("2026-11-24");
        SecretKey key = KeyFile.fresh();
        Files.writeString(file, Base64.getEncoder().encodeToString(key.getEncoded()));
        assertThat(KeyFile.read(file, Base64.getDecoder())).contains(key);

        // As a power cut between the zeros and the end of the file's name leaves it.
        Files.write(file, new byte[44]);

        assertThatIOException().isThrownBy(() -> KeyFile.read(file, Base64.getDecoder()));
        Files.writeString(file, "");
        assertThatIOException().isThrownBy(() -> KeyFile.read(file, Base64.getDecoder()));
        KeyFile.destroy(file);
        KeyFile.destroy(file);
        assertThat(KeyFile.read(file, Base64.getDecoder())).isEmpty();
        assertThat(file).doesNotExist();
    }
}

package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.kiosk.Finding.Mark;

class PictureDoctorTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @TempDir
    private Path home;

    private List<Finding> found() {
        List<Finding> findings = new ArrayList<>();
        new PictureDoctor(home, findings::add).examine(NOW);
        return findings;
    }

    private void waits(String want, Duration since) throws Exception {
        Path spool = Files.createDirectories(home.resolve("modules/camera/spool"));
        Files.write(spool.resolve(want + ".enc"), new byte[2 << 20]);
        Path label = Files.writeString(spool.resolve(want + ".json"), "{}");
        Files.setLastModifiedTime(label, FileTime.from(NOW.minus(since)));
    }

    @Test
    void anAgentWithoutCamerasIsNotTalkedAbout() {
        assertThat(found()).isEmpty();
    }

    @Test
    void picturesThatWaitLongAreAWarning() throws Exception {
        waits("w-1", Duration.ofMinutes(5));
        assertThat(found()).containsExactly(new Finding(Mark.GOOD, "pictures", List.of("1", "2", "5")));

        waits("w-2", Duration.ofMinutes(90));
        assertThat(found()).containsExactly(new Finding(Mark.WARN, "pictures", List.of("2", "4", "90")));
    }
}

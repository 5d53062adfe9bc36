package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    @TempDir
    Path home;

    @Test
    void aHomeNobodyUsesIsFreeAndStaysUntouched() throws Exception {
        assertThat(HomeLock.look(home)).isEqualTo(new HomeLock.Use(false, 0));
        assertThat(home).isEmptyDirectory();
        assertThat(HomeLock.look(home.resolve("absent")).isTaken()).isFalse();
    }

    @Test
    void aRunningAgentSaysWhereItsPagesAre() throws Exception {
        HomeLock lock = HomeLock.take(home).orElseThrow();
        assertThat(HomeLock.look(home)).isEqualTo(new HomeLock.Use(true, 0));

        lock.serves(41_234);
        assertThat(HomeLock.look(home)).isEqualTo(new HomeLock.Use(true, 41_234));

        lock.release();
        assertThat(HomeLock.look(home)).isEqualTo(new HomeLock.Use(false, 0));
    }

    @Test
    void thePortOfAnAgentThatDiedIsNobodysPort() throws Exception {
        Files.writeString(home.resolve("agent.port"), "41234\n");
        Files.writeString(home.resolve("agent.lock"), "");
        assertThat(HomeLock.look(home)).isEqualTo(new HomeLock.Use(false, 0));

        HomeLock next = HomeLock.take(home).orElseThrow();

        assertThat(HomeLock.look(home)).isEqualTo(new HomeLock.Use(true, 0));
        next.release();
    }

    @Test
    void aPortFileThatIsNotWholeIsNoPort() throws Exception {
        HomeLock lock = HomeLock.take(home).orElseThrow();
        Files.writeString(home.resolve("agent.port"), "");

        assertThat(HomeLock.look(home)).isEqualTo(new HomeLock.Use(true, 0));
        lock.release();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whereNobodyMayLookAnAgentMayRun() throws Exception {
        // A link to itself can be opened by nobody, not even by root.
        Files.createSymbolicLink(home.resolve("agent.lock"), Path.of("agent.lock"));

        assertThat(HomeLock.look(home).isTaken()).isTrue();
    }
}

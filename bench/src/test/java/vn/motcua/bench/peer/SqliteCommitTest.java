package vn.motcua.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bench.load.Latencies;

class SqliteCommitTest {
    @TempDir
    private Path folder;

    @Test
    void timesEachCommitAndNotTheWarmUp() throws Exception {
        Latencies commits = SqliteCommit.timed(folder, 3);

        assertThat(commits.count()).isEqualTo(300);
        assertThat(commits.millis(50)).isPositive();
    }
}

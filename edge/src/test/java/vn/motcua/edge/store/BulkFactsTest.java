package vn.motcua.edge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.CameraLiveness;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.event.StreamName;

/** What may be dropped when there is too much of it, so that it never holds up a ticket. */
final class BulkFactsTest {
    private static final Instant T = Instant.parse("2026-11-23T02:00:00Z");

    @Test
    void aStormOfCamerasNeverHoldsUpATicket() {
        CameraSighting seen = new CameraSighting(
                "id", "gate", "1", "1", null, "motion", "START", "", null, T, T, false, 0, Map.of(), false);

        assertThat(Outbox.streamOf(seen)).isEqualTo(StreamName.BULK);
        assertThat(Outbox.streamOf(new CameraLiveness("gate", "", "DEAD", T, "SILENT")))
                .isEqualTo(StreamName.BULK);
    }
}

package vn.motcua.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.motcua.core.wire.Json;

class PriorityTest {
    record Holder(Priority priority) {}

    @Test
    void aCodeIsWrittenAsBefore() {
        assertThat(Json.write(new Holder(Priority.PRIORITY))).isEqualTo("{\"priority\":\"PRIORITY\"}");
        assertThat(Json.read("{\"priority\":\"NORMAL\"}", Holder.class).priority())
                .isEqualTo(Priority.NORMAL);
        assertThat(Json.read("{\"priority\":\"WAR_INVALID\"}", Holder.class).priority())
                .isEqualTo(new Priority("WAR_INVALID"));
    }

    @Test
    void whatIsNoCodeIsRefused() {
        for (String text : new String[] {"", "normal", "1ST", "A B", "Ư", "X".repeat(33)})
            assertThatThrownBy(() -> new Priority(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("allowed are");
    }
}

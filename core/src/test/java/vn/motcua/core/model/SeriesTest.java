package vn.motcua.core.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void noSeriesHasTheNameOfVisitsWithoutANumber() {
        assertThatThrownBy(() -> new Series(new SeriesId("no-ticket"), "K", 1, 99, 2, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-ticket");
    }
}

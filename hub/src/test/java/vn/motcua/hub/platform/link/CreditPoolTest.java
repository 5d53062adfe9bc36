package vn.motcua.hub.platform.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditPoolTest {
    private final LinkLimits limits = LinkLimits.standard();
    private final CreditPool pool = new CreditPool(limits);

    @Test
    void aLoneBacklogGetsAllAndTheFirstShareIsSmall() {
        assertThat(pool.firstShare(limits.essential())).isEqualTo(limits.first());
        pool.moved(0, 400);

        assertThat(pool.share(limits.essential())).isEqualTo(limits.essential());
    }

    @Test
    void aHundredBacklogsShareAndNoneIsLeftWithout() {
        for (int i = 0; i < 100; i++) pool.moved(0, 100);
        assertThat(pool.share(limits.essential())).isEqualTo(120);
        for (int i = 0; i < 900; i++) pool.moved(0, 100);
        assertThat(pool.share(limits.essential())).isEqualTo(100);

        for (int i = 0; i < 1_000; i++) pool.moved(100, 0);
        assertThat(pool.share(limits.essential())).isEqualTo(limits.essential());
    }

    @Test
    void beyondTheBoundOfAllLinksThereIsATrickle() {
        pool.moved(0, limits.outstanding() + 1);

        assertThat(pool.share(limits.essential())).isEqualTo(50);
    }
}

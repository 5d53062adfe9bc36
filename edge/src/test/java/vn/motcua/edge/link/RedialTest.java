package vn.motcua.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.trust.HubTrust;

class RedialTest {
    private static final LinkEnd LOST = LinkEnd.lost("gone");
    private static final LinkEnd REFUSED = LinkEnd.refused("PROTOCOL", "refused: PROTOCOL", 5_000);
    private static final LinkEnd BUSY = LinkEnd.refused("BUSY", "refused: BUSY", 5_000);

    private final Redial redial = new Redial(LinkSettings.of(
            new Identity(new AgentId("pc-1"), new SiteId("s-1"), "http://127.0.0.1:1", "", "", true),
            "http://127.0.0.1:1",
            HubTrust.ofJava(),
            "boot",
            List.of()));

    @Test
    void aHubThatIsAwayIsDialledAtLeastEveryOneAndAHalfSeconds() {
        for (int i = 0; i < 50; i++) assertThat(redial.pause(LOST, 0)).isBetween(1L, 1_500L);
    }

    @Test
    void aHubThatRefusesIsAskedEverLessOftenUpToOnceAMinute() {
        assertThat(redial.pause(REFUSED, 0)).isBetween(5_000L, 6_500L);
        assertThat(redial.pause(REFUSED, 0)).isBetween(10_000L, 11_500L);
        assertThat(redial.pause(REFUSED, 0)).isBetween(20_000L, 21_500L);
        for (int i = 0; i < 100; i++) assertThat(redial.pause(REFUSED, 0)).isBetween(40_000L, 61_500L);
    }

    @Test
    void aLinkThrownOutAtOnceIsNoSuccess() {
        for (int i = 0; i < 5; i++) redial.pause(REFUSED, 200);

        assertThat(redial.pause(REFUSED, Redial.PROVEN_MS - 1)).isGreaterThan(50_000);
        assertThat(redial.pause(REFUSED, Redial.PROVEN_MS)).isLessThan(6_500);
    }

    @Test
    void aBusyHubSaysItselfHowLongToWait() {
        for (int i = 0; i < 20; i++) assertThat(redial.pause(BUSY, 0)).isBetween(5_000L, 6_500L);
    }
}

package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.SiteId;
import vn.motcua.edge.identity.Identity;

/** The kiosk, its scanner and its slips in {@code agent.yaml}. */
class AgentConfigTest {
    private static final String SCANNER =
            "devices:\n  - {name: scanner-1, driver: serial-scanner, link: 'tcp://127.0.0.1:9', at: %s}\n";

    @TempDir
    Path folder;

    private AgentConfig read(String yaml) {
        Identity identity =
                new Identity(new AgentId("pc-1"), new SiteId("demo"), "http://127.0.0.1:1", "key", "unused", true);
        return AgentConfig.read(
                ConfigNode.parse("agent.yaml", yaml),
                folder,
                folder,
                identity,
                getClass().getClassLoader());
    }

    @Test
    void aKioskMayHaveAScannerAndServicesThatSlipsLeadTo() {
        AgentConfig config =
                read("kiosk: {name: kiosk-1, slipServices: [nhan-ket-qua]}\n" + SCANNER.formatted("kiosk"));

        assertThat(config.kiosk().orElseThrow().slipServices()).containsExactly(new ServiceId("nhan-ket-qua"));
        assertThat(config.devices()).hasSize(1);
    }

    @Test
    void aScannerOfTheKioskNeedsAKiosk() {
        assertThat(read(SCANNER.formatted("counter")).devices()).hasSize(1);
        assertThatThrownBy(() -> read(SCANNER.formatted("kiosk")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("scanner-1.at");
    }

    @Test
    void aServiceIsAName() {
        assertThatThrownBy(() -> read("kiosk: {slipServices: [nhan-ket-qua, Nhận kết quả]}\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("slipServices[1]");
    }
}

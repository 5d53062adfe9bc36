package vn.motcua.edge.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.clock.TimeSource;
import vn.motcua.edge.driver.Devices;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.link.HubLink;
import vn.motcua.edge.link.LinkSettings;
import vn.motcua.edge.module.AgentModule;
import vn.motcua.edge.module.ModuleContext;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.StoreRig;
import vn.motcua.edge.trust.HubTrust;
import vn.motcua.edge.web.AgentWeb;
import vn.motcua.edge.web.LocalFeed;

class ModuleHostTest {
    /** A module that does as it is told. */
    private static final class Probe implements AgentModule {
        private final String name;
        private final boolean throwsAtStart;
        private ModuleContext context;
        private boolean stopped;

        Probe(String name, boolean throwsAtStart) {
            this.name = name;
            this.throwsAtStart = throwsAtStart;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void configure(ConfigNode section) {
            section.text("key", Allowed.of("slug"));
        }

        @Override
        public Future<Void> start(ModuleContext given) {
            if (throwsAtStart) throw new IllegalStateException("no sound card");
            context = given;
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> stop() {
            stopped = true;
            return Future.succeededFuture();
        }
    }

    @Test
    void aModuleThatFailsIsAFaultAndTheOthersLive(@TempDir Path home) throws Exception {
        Vertx vertx = Vertx.vertx();
        Probe broken = new Probe("broken", true);
        Probe sound = new Probe("sound", false);
        Probe absent = new Probe("absent", false);
        ConfigNode root = ConfigNode.parse("agent.yaml", "broken: {key: a}\nsound: {key: b}\n");
        ModuleHost host = ModuleHost.configure(root, List.of(broken, sound, absent));
        root.check();
        AgentStore store = StoreRig.open(vertx, home);
        AgentClock clock = new AgentClock(TimeSource.SYSTEM, "boot");
        String key = LinkSignatures.encode(LinkSignatures.newKeyPair().getPublic());
        Identity identity = new Identity(new AgentId("pc"), new SiteId("demo"), "http://127.0.0.1:1", key, "x", true);
        HubLink link = new HubLink(
                vertx,
                LinkSettings.of(identity, identity.hubUrl(), HubTrust.ofJava(), "boot", host.names()),
                store,
                clock,
                TimeSource.SYSTEM);
        AgentWeb web = new AgentWeb(vertx, link, new LocalFeed("boot"), clock::now);

        StoreRig.await(host.start(new AgentParts(vertx, identity.agent(), store, clock, link, web, Devices.NONE)));

        assertThat(host.names()).containsExactly("broken", "sound");
        assertThat(host.statuses()).extracting(ModuleHost.Status::state).containsExactly("FAULT", "RUNNING");
        assertThat(host.statuses().get(0).fault()).contains("no sound card");
        assertThat(absent.context).isNull();
        StoreRig.await(sound.context.save("last", "42"));
        Optional<String> saved = StoreRig.await(sound.context.load("last"));
        assertThat(saved).contains("42");
        StoreRig.await(host.stop());
        assertThat(sound.stopped).isTrue();
        assertThat(broken.stopped).isFalse();
        StoreRig.await(store.close());
        StoreRig.await(vertx.close());
    }

    @Test
    void problemsOfEverySectionAreToldTogether() {
        ConfigNode root = ConfigNode.parse("agent.yaml", "a: {}\nb: {kye: 1}\nnobody: {}\n");
        ModuleHost host = ModuleHost.configure(root, List.of(new Probe("a", false), new Probe("b", false)));

        assertThat(host.names()).containsExactly("a", "b");
        assertThatThrownBy(root::check)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a.key")
                .hasMessageContaining("b.key")
                .hasMessageContaining("b.kye")
                .hasMessageContaining("nobody");
    }
}

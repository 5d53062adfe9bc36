package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;

class MemoryByteLinkTest extends ByteLinkContract {
    @Override
    Peer peer() {
        MemoryByteLink device = runtime.memory().listen("d");
        return new Peer() {
            @Override
            public LinkAddress address() {
                return new LinkAddress.Memory("d");
            }

            @Override
            public byte[] received() {
                return device.received();
            }

            @Override
            public void send(byte[] bytes) {
                device.send(bytes);
            }

            @Override
            public void unplug() {
                device.unplug();
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void aDeviceThatTakesNothingStallsTheWriteAndTheLinkGoesDown() throws Exception {
        MemoryByteLink slow = runtime.memory().listen("slow");
        ByteLink toSlow = runtime.create(new LinkAddress.Memory("slow"));
        Hearing heard = new Hearing();
        toSlow.start(heard);
        heard.awaitUp();
        slow.freeze(true);

        WriteResult result = get(toSlow.write(new byte[2_000], Duration.ofMillis(200)));

        assertThat(result.fault()).isEqualTo(DeviceCode.E_WRITE_STALLED);
        assertThat(result.provesNothingLeft()).isTrue();
        heard.awaitDown();
        assertThat(heard.downs.get(0).code()).isEqualTo(DeviceCode.E_WRITE_STALLED);
    }

    @Test
    void nobodyThereAndSomebodyElseThereAreToldApart() throws Exception {
        Hearing nobody = new Hearing();
        runtime.create(LinkAddress.parse("memory:nobody")).start(nobody);
        Hearing second = new Hearing();
        runtime.create(peer.address()).start(second);
        nobody.awaitDown();
        second.awaitDown();

        assertThat(nobody.downs.get(0).code()).isEqualTo(DeviceCode.E_NOHARDWARE);
        assertThat(second.downs.get(0).code()).isEqualTo(DeviceCode.E_CLAIMED);
    }

    @Test
    void aListenerThatThrowsKillsNothing() throws Exception {
        MemoryByteLink device = runtime.memory().listen("rude");
        ByteLink toRude = runtime.create(new LinkAddress.Memory("rude"));
        Hearing heard = new Hearing() {
            @Override
            public void received(byte[] piece) {
                super.received(piece);
                throw new IllegalStateException("a bug in a driver");
            }
        };
        toRude.start(heard);
        heard.awaitUp();

        for (int i = 0; i < 1_000; i++) device.send(new byte[] {(byte) i});

        org.awaitility.Awaitility.await().atMost(SOON).until(() -> heard.heard().length == 1_000);
        assertThat(runtime.listenerFaults()).isEqualTo(1_000);
        assertThat(get(toRude.write(new byte[] {1}, STALL)).isComplete()).isTrue();
        assertThat(heard.downs).isEmpty();
    }
}

package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.edge.device.DeviceCode;

class FileByteLinkTest extends ByteLinkContract {
    @TempDir
    Path folder;

    @Override
    boolean isTwoWay() {
        return false;
    }

    @Override
    Peer peer() {
        Path file = folder.resolve("printer.bin");
        return new Peer() {
            @Override
            public LinkAddress address() {
                return new LinkAddress.File(file);
            }

            @Override
            public byte[] received() throws IOException {
                return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            }

            @Override
            public void send(byte[] bytes) {}

            @Override
            public void unplug() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void aMissingFolderIsNamed() throws Exception {
        Hearing heard = new Hearing();

        runtime.create(new LinkAddress.File(folder.resolve("no/such"))).start(heard);

        heard.awaitDown();
        assertThat(heard.downs.get(0).code()).isEqualTo(DeviceCode.E_NOHARDWARE);
        assertThat(heard.downs.get(0).detail()).contains("no/such");
    }
}

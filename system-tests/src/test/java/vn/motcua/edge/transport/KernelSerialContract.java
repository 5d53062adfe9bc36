package vn.motcua.edge.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import vn.motcua.system.rig.guest.AcmCable;
import vn.motcua.system.rig.guest.Contract;

/**
 * What every transport must do, asked of a serial port the kernel's cdc_acm makes. Runs in the rig's guest only; its name keeps it out
 * of an ordinary test run, where there is nothing to plug in.
 */
class KernelSerialContract extends ByteLinkContract {
    @Override
    Peer peer() throws IOException {
        AcmCable cable = Contract.device(AcmCable.class);
        cable.plug();
        return new CablePeer(cable, cable.awaitNode());
    }

    /** Drains the device's end as a device would. */
    private static final class CablePeer implements Peer {
        private final AcmCable cable;
        private final Path node;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader = new Thread(this::drain, "cable-peer");
        private volatile boolean isOver;

        CablePeer(AcmCable cable, Path node) {
            this.cable = cable;
            this.node = node;
            reader.setDaemon(true);
            reader.start();
        }

        private void drain() {
            try {
                while (!isOver) {
                    byte[] piece = cable.heard(4_096);
                    synchronized (bytes) {
                        bytes.writeBytes(piece);
                    }
                    if (piece.length == 0) TimeUnit.MILLISECONDS.sleep(2);
                }
            } catch (IOException e) {
                // Pulled.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public LinkAddress address() {
            return LinkAddress.Serial.of(node.toString(), 115_200);
        }

        @Override
        public byte[] received() {
            synchronized (bytes) {
                return bytes.toByteArray();
            }
        }

        @Override
        public void send(byte[] said) throws IOException {
            cable.say(said);
        }

        @Override
        public void unplug() throws Exception {
            isOver = true;
            reader.join(Duration.ofSeconds(5).toMillis());
            cable.unplug();
        }

        @Override
        public void close() throws Exception {
            unplug();
            cable.awaitNoNode();
        }
    }
}

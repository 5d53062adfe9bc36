package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

/** Ties the device's end of a cable to a simulated device that listens on this machine's loopback; holds back no more than a cable. */
public final class Splice implements AutoCloseable {
    private static final int PIECE_BYTES = 1_024;

    private final TwoWayCable cable;
    private final Socket device;
    private final Thread toDevice = new Thread(this::toDevice, "splice-to-device");
    private final Thread fromDevice = new Thread(this::fromDevice, "splice-from-device");
    private volatile boolean isOver;

    private Splice(TwoWayCable cable, Socket device) {
        this.cable = cable;
        this.device = device;
    }

    public static Splice between(TwoWayCable cable, int port) throws IOException {
        Socket device = new Socket(InetAddress.getLoopbackAddress(), port);
        device.setTcpNoDelay(true);
        device.setSendBufferSize(PIECE_BYTES);
        Splice splice = new Splice(cable, device);
        for (Thread each : new Thread[] {splice.toDevice, splice.fromDevice}) {
            each.setDaemon(true);
            each.start();
        }
        return splice;
    }

    private void toDevice() {
        try {
            while (!isOver) {
                byte[] piece = cable.heard(PIECE_BYTES);
                if (piece.length > 0) device.getOutputStream().write(piece);
                else Waiting.pause(Duration.ofMillis(2));
            }
        } catch (IOException e) {
            // One of the two ends is gone: so is the other.
        }
    }

    private void fromDevice() {
        try {
            byte[] piece = new byte[PIECE_BYTES];
            for (int count; !isOver && (count = device.getInputStream().read(piece)) >= 0; )
                cable.say(Arrays.copyOf(piece, count));
        } catch (IOException e) {
            // As above.
        }
    }

    @Override
    public void close() throws Exception {
        isOver = true;
        device.close();
        toDevice.join(Duration.ofSeconds(5).toMillis());
        fromDevice.join(Duration.ofSeconds(5).toMillis());
    }
}

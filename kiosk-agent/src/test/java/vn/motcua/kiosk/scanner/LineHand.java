package vn.motcua.kiosk.scanner;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.sim.SimulatedLine;

/** A scanner's end of a real line. */
final class LineHand implements ScannerContract.Hand {
    private final SimulatedLine line;
    private final String address;

    LineHand(SimulatedLine line) throws Exception {
        this.line = line;
        this.address = line.start();
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void scan(String text) {
        send(text + "\r");
    }

    @Override
    public void stumble() {
        send("099\u00ff\r");
    }

    /** Waits until somebody listens. */
    private void send(String text) {
        byte[] bytes = text.getBytes(text.contains("\u00ff") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        await().atMost(ScannerContract.SOON).until(() -> line.send(bytes) == bytes.length);
    }

    @Override
    public DeviceCode stumbled() {
        return DeviceCode.S_BAD_UTF8;
    }

    @Override
    public void unplug() {
        line.unplug();
    }

    @Override
    public void plug() throws Exception {
        line.plug();
    }

    @Override
    public void close() {
        line.close();
    }
}

package vn.motcua.kiosk.simscanner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatedLine;
import vn.motcua.edge.web.WebTexts;

/** A simulated scanner on the bench, through every unplugging: what it reads next, and how it can fail. */
final class ScannerOnBench implements SimulatedDevice {
    private static final int BAUD = 9_600;
    private static final String SCAN = "scan";
    private static final String UNPLUGGED = "unplugged";
    private static final String FROZEN = "frozen";
    private static final String NO_END = "noEnd";
    private static final String AIM = "aim";
    private static final List<String> SWITCHES = List.of(UNPLUGGED, FROZEN, NO_END, AIM);
    private static final List<String> TROUBLES = List.of("twice", "glued", "half", "badUtf8");
    private static final byte[] QR_MODEL_2 = {']', 'Q', '1'};
    /** What no UTF-8 text holds. */
    private static final byte[] BROKEN = {(byte) 0xC3, (byte) 0x28};

    private final String name;
    private final WebTexts texts = new WebTexts("vn.motcua.kiosk.bench");
    private final SimulatedLine line;
    private String last = "H12.15-250701-0042";
    private boolean frozen;
    private boolean noEnd;
    private boolean aim;
    private long sent;
    private long unheard;
    private Runnable onChange = () -> {};

    ScannerOnBench(String name, boolean tcp) {
        this.name = name;
        this.line = tcp
                ? SimulatedLine.tcp(name, "127.0.0.1", 0, heard -> {})
                : SimulatedLine.serial(name, BAUD, heard -> {});
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SCANNER;
    }

    @Override
    public String start() throws IOException {
        return line.start();
    }

    @Override
    public synchronized List<BenchControl> controls() {
        List<BenchControl> all = new ArrayList<>();
        all.add(new BenchControl.TextBox(SCAN, texts.text("scanner.scan"), Samples.all(texts)));
        all.add(new BenchControl.Reading("sent", texts.text("scanner.sent"), String.valueOf(sent)));
        all.add(new BenchControl.Reading("unheard", texts.text("scanner.unheard"), String.valueOf(unheard)));
        for (String trouble : TROUBLES)
            all.add(new BenchControl.Button(trouble, texts.text("scanner." + trouble), "", false));
        for (String id : SWITCHES) all.add(new BenchControl.Switch(id, texts.text("scanner." + id), isOn(id)));
        return all;
    }

    private boolean isOn(String id) {
        return switch (id) {
            case UNPLUGGED -> !line.isPlugged();
            case FROZEN -> frozen;
            case NO_END -> noEnd;
            default -> aim;
        };
    }

    @Override
    public void act(String control, String value) throws IOException {
        if (control.equals(SCAN)) scan(value);
        else if (SWITCHES.contains(control)) turn(control, BenchControl.Switch.isOn(value));
        else trouble(control);
        onChange.run();
    }

    private synchronized void turn(String id, boolean on) throws IOException {
        switch (id) {
            case UNPLUGGED -> cable(!on);
            case FROZEN -> {
                frozen = on;
                line.frozen(on);
            }
            case NO_END -> noEnd = on;
            default -> aim = on;
        }
    }

    private void cable(boolean plugged) throws IOException {
        if (plugged) line.plug();
        else line.unplug();
    }

    private synchronized void scan(String text) {
        if (text.isEmpty()) throw new IllegalArgumentException("text: allowed is one that is not empty");
        last = text;
        send(whole(text));
    }

    private synchronized void trouble(String id) {
        byte[] scan = whole(last);
        switch (id) {
            case "twice" -> {
                send(scan);
                send(scan);
            }
            case "glued" -> send(joined(scan, whole("H12.15-250701-0043")));
            case "half" -> send(last.substring(0, last.length() / 2).getBytes(StandardCharsets.UTF_8));
            case "badUtf8" -> send(joined(last.getBytes(StandardCharsets.UTF_8), BROKEN, end()));
            default -> throw new IllegalArgumentException("control " + id + "; allowed: " + TROUBLES);
        }
    }

    private byte[] whole(String text) {
        return joined(aim ? QR_MODEL_2 : new byte[0], text.getBytes(StandardCharsets.UTF_8), end());
    }

    private byte[] end() {
        return noEnd ? new byte[0] : new byte[] {'\r'};
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    private void send(byte[] bytes) {
        if (line.send(bytes) == bytes.length) sent++;
        else unheard++;
    }

    @Override
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    @Override
    public void close() {
        line.close();
    }
}

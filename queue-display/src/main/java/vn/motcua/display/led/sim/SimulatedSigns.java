package vn.motcua.display.led.sim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.motcua.core.model.Text;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatedLine;
import vn.motcua.edge.web.WebTexts;

/** A line with signs on the bench. Any thread. */
public final class SimulatedSigns implements SimulatedDevice {
    private static final String OFF = "off";
    private static final String SIGN = "sign";
    private static final String GARBLING = "garbling";
    private static final List<String> FAULTS = List.of("echo", "noise", GARBLING, "mute", "frozen", "unplugged");
    private static final byte[] NOISE = {0, (byte) 0xff};
    private static final int FULL = 100;

    private final String name;
    private final SimulatedLine line;
    private final Map<Integer, LitSign> signs = new TreeMap<>();
    private final SignEar ear;
    private final WebTexts texts = new WebTexts("vn.motcua.display.led.sim.bench");
    private final Set<String> faults = new TreeSet<>();
    private Runnable onChange = () -> {};

    /**
     * What is on the line.
     *
     * @param cells characters of each sign
     */
    record Plan(String name, SignEar.Dialect dialect, List<Integer> addresses, int cells) {}

    /** @param wire makes the line, given who hears it */
    SimulatedSigns(Plan plan, Function<Consumer<byte[]>, SimulatedLine> wire) {
        this.name = plan.name();
        for (int address : plan.addresses()) signs.put(address, new LitSign(address, plan.cells()));
        this.ear = SignEar.of(plan.dialect(), signs);
        this.line = wire.apply(this::heard);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.COUNTER_SIGN;
    }

    @Override
    public String start() throws IOException {
        return line.start();
    }

    private void heard(byte[] bytes) {
        byte[] answer;
        boolean hasEcho;
        boolean isNoisy;
        String before = picture();
        synchronized (this) {
            answer = faults.contains("mute") ? new byte[0] : ear.hear(bytes);
            hasEcho = faults.contains("echo");
            isNoisy = faults.contains("noise") && answer.length > 0;
        }
        if (hasEcho) line.send(bytes);
        if (isNoisy) line.send(NOISE);
        line.send(answer);
        if (!picture().equals(before)) onChange.run();
    }

    private synchronized String picture() {
        StringBuilder all = new StringBuilder();
        for (LitSign one : signs.values()) all.append(one.text()).append(one.isBlinking());
        return all.toString();
    }

    /** What the sign at an address shows; blank without power. */
    public synchronized String shown(int address) {
        LitSign sign = signs.get(address);
        if (sign == null) throw new IllegalArgumentException("sign " + address + "; there are " + signs.keySet());
        return sign.isOn() ? sign.text() : " ".repeat(sign.cells());
    }

    public synchronized boolean isBlinking(int address) {
        LitSign sign = signs.get(address);
        return sign != null && sign.isBlinking();
    }

    @Override
    public synchronized List<BenchControl> controls() {
        List<BenchControl> all = new ArrayList<>();
        for (LitSign one : signs.values())
            all.add(new BenchControl.Display(
                    SIGN + one.address,
                    numbered("sign.sign", one.address),
                    List.of(one.text()),
                    one.isBlinking(),
                    one.isOn() ? FULL : 0));
        for (LitSign one : signs.values())
            all.add(new BenchControl.Switch(OFF + one.address, numbered("sign.off", one.address), !one.isOn()));
        for (String fault : FAULTS)
            all.add(new BenchControl.Switch(fault, texts.text("sign." + fault), faults.contains(fault)));
        return all;
    }

    private Text numbered(String key, int address) {
        Text text = texts.text(key);
        return new Text(text.vi() + " " + address, text.en() + " " + address);
    }

    @Override
    public void act(String control, String value) throws IOException {
        boolean on = BenchControl.Switch.isOn(value);
        if (FAULTS.contains(control)) fault(control, on);
        else power(control, !on);
        onChange.run();
    }

    private synchronized void fault(String fault, boolean on) throws IOException {
        if (on) faults.add(fault);
        else faults.remove(fault);
        if (fault.equals("frozen")) line.frozen(on);
        if (fault.equals(GARBLING)) signs.values().forEach(sign -> sign.garbling(on));
        if (!fault.equals("unplugged")) return;
        if (on) line.unplug();
        else line.plug();
    }

    private synchronized void power(String control, boolean on) {
        for (LitSign one : signs.values()) {
            if (!control.equals(OFF + one.address)) continue;
            one.power(on);
            return;
        }
        throw new IllegalArgumentException("control " + control + "; allowed: " + FAULTS + " and off with an address");
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

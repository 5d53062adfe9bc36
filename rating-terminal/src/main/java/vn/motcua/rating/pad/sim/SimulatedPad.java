package vn.motcua.rating.pad.sim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatedLine;
import vn.motcua.edge.web.WebTexts;

/** A pad of buttons on the bench. One daemon thread moves its contacts; the rest from any thread. */
public final class SimulatedPad implements SimulatedDevice {
    static final String STUCK = "stuck";
    static final String BOUNCE = "bounce";
    static final String NOISE = "noise";
    static final String FROZEN = "frozen";
    static final String UNPLUGGED = "unplugged";
    private static final List<String> FAULTS = List.of(STUCK, BOUNCE, NOISE, FROZEN, UNPLUGGED);
    private static final String KEY = "key";
    private static final String TOGETHER = "together";
    private static final long HELD_MILLIS = 250;
    private static final long REPEAT_MILLIS = 100;
    private static final int BOUNCES = 4;
    private static final int UNREAD_BYTES = 64;
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedPad.class);

    private final Plan plan;
    private final SimulatedLine line;
    private final WebTexts texts = new WebTexts("vn.motcua.rating.pad.sim.bench");
    private final Set<String> faults = new TreeSet<>();
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
    private final ScheduledExecutorService hand;
    private @Nullable ScheduledFuture<?> stuck;
    private String lamp = "";
    private long presses;
    private Runnable onChange = () -> {};

    /**
     * What it is.
     *
     * @param keys how many, from 1
     */
    record Plan(String name, DeviceKind kind, PadDialect dialect, int keys) {}

    /** @param wire makes the line, given who hears it */
    SimulatedPad(Plan plan, Function<Consumer<byte[]>, SimulatedLine> wire) {
        this.plan = plan;
        this.line = wire.apply(this::heard);
        this.hand = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "simulated hand at " + plan.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public DeviceKind kind() {
        return plan.kind();
    }

    @Override
    public String start() throws IOException {
        return line.start();
    }

    @Override
    public synchronized List<BenchControl> controls() {
        List<BenchControl> all = new ArrayList<>();
        for (int key = 1; key <= plan.keys(); key++)
            all.add(new BenchControl.Button(KEY + key, texts.text(word(key)), ""));
        all.add(new BenchControl.Reading("presses", texts.text("pad.presses"), String.valueOf(presses)));
        all.add(new BenchControl.Reading("lamp", texts.text("pad.lamp"), lamp));
        if (plan.keys() > 1) all.add(new BenchControl.Button(TOGETHER, texts.text("pad.together"), "", false));
        for (String fault : FAULTS)
            all.add(new BenchControl.Switch(fault, texts.text("pad." + fault), faults.contains(fault)));
        return all;
    }

    private String word(int key) {
        if (plan.kind() == DeviceKind.PANIC_BUTTON) return "pad.panic";
        return plan.keys() == 5 ? "pad.face" + key : "pad.key" + key;
    }

    @Override
    public void act(String control, String value) throws IOException {
        if (FAULTS.contains(control)) fault(control, isOn(value));
        else if (control.equals(TOGETHER) && plan.keys() > 1) together();
        else press(key(control));
        onChange.run();
    }

    private int key(String control) {
        String number = control.startsWith(KEY) ? control.substring(KEY.length()) : "";
        if (!number.matches("[1-9]") || Integer.parseInt(number) > plan.keys())
            throw new IllegalArgumentException(
                    "control " + control + "; allowed: key1 to key" + plan.keys() + ", " + FAULTS);
        return Integer.parseInt(number);
    }

    private static boolean isOn(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("value " + value + "; allowed: true, false");
        };
    }

    private synchronized void fault(String fault, boolean on) throws IOException {
        if (on == faults.contains(fault)) return;
        if (on) faults.add(fault);
        else faults.remove(fault);
        switch (fault) {
            case STUCK -> stick(on);
            case FROZEN -> line.frozen(on);
            case UNPLUGGED -> cable(!on);
            case NOISE -> {
                if (on) line.send(noise());
            }
            default -> {} // bounce is asked at each press
        }
    }

    private void cable(boolean in) throws IOException {
        if (in) line.plug();
        else line.unplug();
    }

    /** Nonsense of a wrong line speed. */
    private static byte[] noise() {
        byte[] noise = new byte[80];
        for (int i = 0; i < noise.length; i++) noise[i] = (byte) (i % 5 == 4 ? '\n' : 0x80 + i);
        return noise;
    }

    private void stick(boolean on) {
        if (stuck != null) stuck.cancel(false);
        stuck = null;
        if (on && plan.dialect().tellsOfReleases()) line.send(plan.dialect().change(1, true));
        else if (on)
            stuck = hand.scheduleAtFixedRate(
                    () -> line.send(plan.dialect().change(1, true)), 0, REPEAT_MILLIS, TimeUnit.MILLISECONDS);
        else line.send(plan.dialect().change(1, false));
    }

    /** A person presses a key and lets go of it. */
    void press(int key) {
        synchronized (this) {
            presses++;
        }
        move(key, true);
        later(() -> move(key, false));
    }

    private void together() {
        both(true);
        later(() -> both(false));
    }

    private void both(boolean closed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int key = 1; key <= 2; key++) bytes.writeBytes(plan.dialect().change(key, closed));
        line.send(bytes.toByteArray());
    }

    private void later(Runnable step) {
        try {
            var pending = hand.schedule(step, HELD_MILLIS, TimeUnit.MILLISECONDS);
            assert pending != null;
        } catch (RejectedExecutionException e) {
            LOG.debug("simulated {} is closed", plan.name());
        }
    }

    private void move(int key, boolean closed) {
        boolean bounces;
        synchronized (this) {
            bounces = faults.contains(BOUNCE);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(plan.dialect().change(key, closed));
        for (int i = 0; bounces && i < BOUNCES; i++) {
            bytes.writeBytes(plan.dialect().change(key, !closed));
            bytes.writeBytes(plan.dialect().change(key, closed));
        }
        line.send(bytes.toByteArray());
    }

    private void heard(byte[] bytes) {
        boolean asked = false;
        synchronized (this) {
            for (byte one : bytes) {
                if (one == '\n') {
                    asked |= said(unread.toString(java.nio.charset.StandardCharsets.US_ASCII)
                            .strip());
                    unread.reset();
                } else if (unread.size() < UNREAD_BYTES) {
                    unread.write(one);
                }
            }
        }
        if (asked) line.send(plan.dialect().beat());
        else onChange.run();
    }

    private boolean said(String word) {
        if (word.equals("?")) return true;
        lamp = word.toUpperCase(Locale.ROOT);
        return false;
    }

    /** What was lit last: T, N, A or nothing. */
    synchronized String lamp() {
        return lamp;
    }

    @Override
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    @Override
    public void close() {
        hand.shutdownNow();
        line.close();
    }
}

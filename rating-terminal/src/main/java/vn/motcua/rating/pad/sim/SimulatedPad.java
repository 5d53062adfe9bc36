package vn.motcua.rating.pad.sim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.web.WebTexts;
import vn.motcua.rating.pad.sim.PadVoice.Move;

/**
 * A pad of buttons on the bench: a hand that presses, and contacts that tell of it. One daemon thread moves the hand, and only while
 * it moves; the rest from any thread.
 */
public final class SimulatedPad implements SimulatedDevice {
    static final String STUCK = "stuck";
    static final String BOUNCE = "bounce";
    static final String NOISE = "noise";
    static final String TORN = "torn";
    static final String FROZEN = "frozen";
    static final String UNPLUGGED = "unplugged";
    private static final List<String> OF_THE_HAND = List.of(STUCK, BOUNCE);
    private static final String KEY = "key";
    private static final String TOGETHER = "together";
    private static final long HELD_MILLIS = 250;
    private static final long REPEAT_MILLIS = 100;
    /** A board that comes back before anybody missed it was not away. */
    private static final long AWAY_MILLIS = 1_500;

    private static final long HAND_RESTS_SECONDS = 5;
    private static final int BOUNCES = 4;
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedPad.class);

    private final Plan plan;
    private final Contacts contacts;
    private final List<String> allFaults;
    private final WebTexts texts = new WebTexts("vn.motcua.rating.pad.sim.bench");
    private final Set<String> faults = new TreeSet<>();
    private final ScheduledThreadPoolExecutor hand;
    private @Nullable ScheduledFuture<?> stuck;
    private String lamp = "";
    private long presses;
    private Runnable onChange = () -> {};

    /**
     * What it is.
     *
     * @param keys how many, from 1
     */
    record Plan(String name, DeviceKind kind, int keys) {}

    SimulatedPad(Plan plan, Contacts contacts) {
        this.plan = plan;
        this.contacts = contacts;
        this.allFaults = new ArrayList<>(OF_THE_HAND);
        allFaults.addAll(contacts.faults());
        this.hand = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "simulated hand at " + plan.name());
            thread.setDaemon(true);
            return thread;
        });
        hand.setKeepAliveTime(HAND_RESTS_SECONDS, TimeUnit.SECONDS);
        hand.allowCoreThreadTimeOut(true);
        hand.setRemoveOnCancelPolicy(true);
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
        return contacts.start(this::lit);
    }

    @Override
    public synchronized List<BenchControl> controls() {
        List<BenchControl> all = new ArrayList<>();
        for (int key = 1; key <= plan.keys(); key++)
            all.add(new BenchControl.Button(KEY + key, texts.text(word(key)), ""));
        all.add(new BenchControl.Reading("presses", texts.text("pad.presses"), String.valueOf(presses)));
        if (contacts.hasLamp()) all.add(new BenchControl.Reading("lamp", texts.text("pad.lamp"), lamp));
        if (plan.keys() > 1) all.add(new BenchControl.Button(TOGETHER, texts.text("pad.together"), "", false));
        for (String fault : allFaults)
            all.add(new BenchControl.Switch(fault, texts.text(wordOf(fault)), faults.contains(fault)));
        return all;
    }

    private String wordOf(String fault) {
        if (fault.equals(STUCK) && plan.keys() == 1) return "pad.stuckOnly";
        return OF_THE_HAND.contains(fault) ? "pad." + fault : contacts.wordOf(fault);
    }

    private String word(int key) {
        if (plan.kind() == DeviceKind.PANIC_BUTTON) return "pad.panic";
        return plan.keys() == 5 ? "pad.face" + key : "pad.key" + key;
    }

    @Override
    public void act(String control, String value) throws IOException {
        if (allFaults.contains(control)) fault(control, BenchControl.Switch.isOn(value));
        else if (control.equals(TOGETHER) && plan.keys() > 1) together();
        else press(key(control));
        onChange.run();
    }

    private int key(String control) {
        String number = control.startsWith(KEY) ? control.substring(KEY.length()) : "";
        if (!number.matches("[1-9]") || Integer.parseInt(number) > plan.keys())
            throw new IllegalArgumentException(
                    "control " + control + "; allowed: key1 to key" + plan.keys() + ", " + allFaults);
        return Integer.parseInt(number);
    }

    private synchronized void fault(String fault, boolean on) throws IOException {
        if (on == faults.contains(fault)) return;
        if (on) faults.add(fault);
        else faults.remove(fault);
        switch (fault) {
            case STUCK -> stick(on);
            case BoardContacts.HELD -> hold(on);
            case FROZEN -> contacts.frozen(on);
            case UNPLUGGED -> contacts.plug(!on);
            case NOISE -> {
                if (on) contacts.noise();
            }
            default -> {} // asked at each press
        }
    }

    private synchronized boolean has(String fault) {
        return faults.contains(fault);
    }

    private void stick(boolean on) {
        if (stuck != null) stuck.cancel(false);
        stuck = null;
        if (!on || contacts.tellsOfReleases()) contacts.tell(List.of(new Move(1, on)));
        else
            stuck = hand.scheduleAtFixedRate(
                    () -> contacts.tell(List.of(new Move(1, true))), 0, REPEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The board starts again, and the first button is down before anybody looks. */
    private void hold(boolean on) throws IOException {
        if (on) contacts.plug(false);
        contacts.tell(List.of(new Move(1, on)));
        if (on) later(AWAY_MILLIS, this::backAgain);
    }

    private synchronized void backAgain() {
        if (faults.contains(UNPLUGGED)) return;
        try {
            contacts.plug(true);
        } catch (IOException e) {
            LOG.error("simulated {} does not come back", plan.name(), e);
        }
    }

    /** A person presses a key and lets go of it. */
    void press(int key) {
        synchronized (this) {
            presses++;
        }
        if (has(TORN)) contacts.tear(key);
        move(key, true);
        later(HELD_MILLIS, () -> move(key, false));
    }

    private void together() {
        contacts.tell(List.of(new Move(1, true), new Move(2, true)));
        later(HELD_MILLIS, () -> contacts.tell(List.of(new Move(1, false), new Move(2, false))));
    }

    private void later(long millis, Runnable step) {
        try {
            var pending = hand.schedule(step, millis, TimeUnit.MILLISECONDS);
            assert pending != null;
        } catch (RejectedExecutionException e) {
            LOG.debug("simulated {} is closed", plan.name());
        }
    }

    private void move(int key, boolean closed) {
        List<Move> moves = new ArrayList<>(List.of(new Move(key, closed)));
        for (int i = 0; has(BOUNCE) && i < BOUNCES; i++) {
            moves.add(new Move(key, !closed));
            moves.add(new Move(key, closed));
        }
        contacts.tell(moves);
    }

    private void lit(String shown) {
        synchronized (this) {
            lamp = shown;
        }
        onChange.run();
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
        contacts.close();
    }
}

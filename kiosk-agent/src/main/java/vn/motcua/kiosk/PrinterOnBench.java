package vn.motcua.kiosk;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.web.WebTexts;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** A simulated printer on the bench, through every unplugging: its tray, its switches. */
final class PrinterOnBench implements SimulatedDevice {
    static final List<String> FAULTS =
            List.of("paperOut", "nearEnd", "coverOpen", "cutterJam", "frozen", "mute", "slow", "unplugged");
    private static final String TRAY = "tray";
    private static final String UNCUT = "uncut";
    private static final String TAKE = "take";
    private static final String POWER = "power";
    /** A picture takes some 40 KiB, and an agent has 48 MiB for everything. */
    private static final int KEPT = 20;
    /** A 9,600-baud line's worth. */
    private static final int SLOW_BYTES_PER_SECOND = 960;

    /** One act at a time. The printer is never called under this object's own lock: its thread needs that to hand over a ticket. */
    private final Object acting = new Object();

    private final String name;
    private final String host;
    private final WebTexts texts = new WebTexts("vn.motcua.kiosk.bench");
    private final Set<String> faults = new TreeSet<>();
    private final ArrayDeque<BufferedImage> tickets = new ArrayDeque<>();
    private int port;
    private long cuts;
    private @Nullable SimulatedPrinter printer;
    private Runnable onChange = () -> {};

    /** @param port 0 for any free one */
    PrinterOnBench(String name, String host, int port) {
        this.name = name;
        this.host = host;
        this.port = port;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.TICKET_PRINTER;
    }

    @Override
    public String start() throws IOException {
        synchronized (acting) {
            return plug().address();
        }
    }

    private SimulatedPrinter plug() throws IOException {
        SimulatedPrinter fresh = SimulatedPrinter.listen(host, port);
        port = fresh.port(); // the same again after each unplugging
        fresh.keepTickets(1); // the tray is here
        fresh.onCut(this::cut);
        Set<String> broken;
        synchronized (this) {
            printer = fresh;
            broken = Set.copyOf(faults);
        }
        broken.forEach(fault -> apply(fresh, fault, true));
        return fresh;
    }

    private synchronized @Nullable SimulatedPrinter there() {
        return printer;
    }

    private void cut(BufferedImage ticket) {
        synchronized (this) {
            cuts++;
            tickets.addLast(ticket);
            if (tickets.size() > KEPT) tickets.removeFirst();
        }
        onChange.run();
    }

    @Override
    public synchronized List<BenchControl> controls() {
        List<BenchControl> all = new ArrayList<>();
        all.add(new BenchControl.Picture(TRAY, texts.text("printer.tray"), tickets.size(), cuts));
        all.add(new BenchControl.Reading("cuts", texts.text("printer.cuts"), String.valueOf(cuts)));
        for (String fault : FAULTS)
            all.add(new BenchControl.Switch(fault, texts.text("printer." + fault), faults.contains(fault)));
        all.add(new BenchControl.Button(POWER, texts.text("printer.power"), "", false));
        all.add(new BenchControl.Button(TAKE, texts.text("printer.take"), "", false));
        return all;
    }

    @Override
    public void act(String control, String value) throws IOException {
        synchronized (acting) {
            switch (control) {
                case TAKE -> take();
                case POWER -> power();
                default -> fault(control, value);
            }
        }
        onChange.run();
    }

    private void fault(String fault, String value) throws IOException {
        if (!FAULTS.contains(fault)) throw new IllegalArgumentException("control " + fault + "; allowed: " + FAULTS);
        boolean on = BenchControl.Switch.isOn(value);
        synchronized (this) {
            if (on) faults.add(fault);
            else faults.remove(fault);
        }
        SimulatedPrinter there = there();
        if (fault.equals("unplugged")) cable(!on);
        else if (there != null) apply(there, fault, on);
    }

    private void cable(boolean plugged) throws IOException {
        SimulatedPrinter there = there();
        if (plugged && there == null) {
            plug();
        } else if (!plugged && there != null) {
            synchronized (this) {
                printer = null;
            }
            there.disconnect(true);
            there.close();
        }
    }

    private static void apply(SimulatedPrinter printer, String fault, boolean on) {
        switch (fault) {
            case "coverOpen" -> printer.coverOpen(on);
            case "paperOut" -> printer.paperOut(on);
            case "nearEnd" -> printer.nearEnd(on);
            case "cutterJam" -> printer.cutterJam(on);
            case "frozen" -> printer.frozen(on);
            case "mute" -> printer.mute(on);
            case "slow" -> printer.slowDrain(on ? SLOW_BYTES_PER_SECOND : 0);
            default -> {} // the cable is not the printer's
        }
    }

    private void take() {
        synchronized (this) {
            tickets.clear();
        }
        SimulatedPrinter there = there();
        if (there != null) there.takePaper();
    }

    private void power() {
        SimulatedPrinter there = there();
        if (there != null) there.powerCycle();
    }

    @Override
    public Optional<BufferedImage> picture(String control, int index) {
        if (control.equals(UNCUT)) return Optional.ofNullable(there()).map(SimulatedPrinter::uncutPaper);
        return ticket(control, index);
    }

    private synchronized Optional<BufferedImage> ticket(String control, int index) {
        if (!control.equals(TRAY) || index < 0 || index >= tickets.size()) return Optional.empty();
        return tickets.stream().skip(index).findFirst();
    }

    @Override
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    @Override
    public void close() {
        SimulatedPrinter there = there();
        if (there != null) there.close();
    }
}

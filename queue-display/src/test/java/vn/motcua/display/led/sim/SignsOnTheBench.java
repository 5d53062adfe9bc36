package vn.motcua.display.led.sim;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.motcua.edge.sim.SimulatedLine;
import vn.motcua.edge.transport.MemoryByteLink;

/** Makes simulated signs for tests of other packages: addresses 1 and 2, six cells. */
public final class SignsOnTheBench {
    private static final int CELLS = 6;

    private SignsOnTheBench() {}

    public static SimulatedSigns serial(String dialect) {
        return new SimulatedSigns(plan(dialect), heard -> SimulatedLine.serial("sign", 9_600, heard));
    }

    public static SimulatedSigns tcp(String dialect) {
        return new SimulatedSigns(plan(dialect), heard -> SimulatedLine.tcp("sign", "127.0.0.1", 0, heard));
    }

    private static SimulatedSigns.Plan plan(String dialect) {
        return new SimulatedSigns.Plan("sign", SignEar.Dialect.valueOf(dialect), List.of(1, 2), CELLS);
    }

    /** Signs at a line in memory, which is looked at every few milliseconds. */
    public static final class InMemory implements AutoCloseable {
        private final Supplier<MemoryByteLink> plug;
        private final Map<Integer, LitSign> signs = new TreeMap<>();
        private final SignEar ear;
        private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();
        private MemoryByteLink line;
        private int read;
        private boolean isMute;
        private boolean hasEcho;
        private boolean isNoisy;

        /** @param plug makes the agent's side find a fresh line */
        public InMemory(String dialect, Supplier<MemoryByteLink> plug) {
            this.plug = plug;
            for (int address : List.of(1, 2)) signs.put(address, new LitSign(address, CELLS));
            this.ear = SignEar.of(SignEar.Dialect.valueOf(dialect), signs);
            this.line = plug.get();
            var looking = hand.scheduleWithFixedDelay(this::look, 2, 2, TimeUnit.MILLISECONDS);
            assert !looking.isDone();
        }

        private synchronized void look() {
            byte[] all = line.received();
            if (all.length == read) return;
            byte[] fresh = java.util.Arrays.copyOfRange(all, read, all.length);
            read = all.length;
            byte[] answer = isMute ? new byte[0] : ear.hear(fresh);
            if (hasEcho) line.send(fresh);
            if (isNoisy && answer.length > 0) line.send(new byte[] {0, (byte) 0xff});
            if (answer.length > 0) line.send(answer);
        }

        public synchronized String shown(int address) {
            LitSign sign = signs.get(address);
            return sign.isOn() ? sign.text() : " ".repeat(CELLS);
        }

        public synchronized boolean isBlinking(int address) {
            return signs.get(address).isBlinking();
        }

        public synchronized void use(String control, boolean on) {
            switch (control) {
                case "echo" -> hasEcho = on;
                case "noise" -> isNoisy = on;
                case "mute" -> isMute = on;
                case "garbling" -> signs.values().forEach(sign -> sign.garbling(on));
                case "off1" -> signs.get(1).power(!on);
                case "off2" -> signs.get(2).power(!on);
                case "unplugged" -> plug(!on);
                default -> throw new IllegalArgumentException(control);
            }
        }

        private void plug(boolean in) {
            if (!in) line.unplug();
            else line = plug.get();
            if (in) read = 0;
        }

        @Override
        public void close() {
            hand.shutdownNow();
        }
    }
}

package vn.motcua.kiosk.printer;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.ticket.TicketTemplate;

/**
 * The settings of one printer.
 *
 * @param name the logical name, as in the configuration and in print jobs
 * @param profile on a line that brings nothing back, without what needs an answer
 * @param queueMax how many jobs may wait; one more is refused with E_BUSY
 * @param hasStoredLogo whether the site's logo was put into the printer's lasting memory
 * @param rollMetres length of a full paper roll, to count it down; 0 counts nothing
 * @param template how its tickets look
 * @param times every waiting time of the driver
 */
public record PrinterSettings(
        String name,
        LinkAddress address,
        PrinterProfile profile,
        int queueMax,
        boolean hasStoredLogo,
        int rollMetres,
        TicketTemplate template,
        Times times) {
    public static final int ROLL_METRES_MAX = 500;

    private static final int QUEUE_MAX_DEFAULT = 20;
    /** With start and stop bit. */
    private static final int BITS_PER_BYTE = 10;

    /** Of what lies between us and the wire; the largest seen. */
    private static final int BUFFER_MAX = 10_240;

    private static final double MARGIN = 1.2;
    private static final int SLOW_BAUD = 19_200;

    public PrinterSettings {
        if (!address.isTwoWay() && profile.isStatusSpoken()) profile = profile.unheard();
        if (name.isBlank()) throw new IllegalArgumentException("a printer needs a name");
        if (queueMax < 1 || queueMax > 1_000)
            throw new IllegalArgumentException("printer " + name + ": queueMax " + queueMax + "; allowed: 1 to 1000");
    }

    public static PrinterSettings of(String name, LinkAddress address, PrinterProfile profile) {
        return new PrinterSettings(
                name, address, profile, QUEUE_MAX_DEFAULT, false, 0, TicketTemplate.standard(), Times.standard());
    }

    public PrinterSettings with(Times other) {
        return new PrinterSettings(name, address, profile, queueMax, hasStoredLogo, rollMetres, template, other);
    }

    /** @param metres of a full paper roll; 0 counts nothing */
    public PrinterSettings withRoll(int metres) {
        return new PrinterSettings(name, address, profile, queueMax, hasStoredLogo, metres, template, times);
    }

    /** @param isStored whether the site's logo was put into the printer's lasting memory; asked for where the printer can be */
    public PrinterSettings withStoredLogo(boolean isStored) {
        return new PrinterSettings(name, address, profile, queueMax, isStored, rollMetres, template, times);
    }

    public PrinterSettings with(TicketTemplate look) {
        return new PrinterSettings(name, address, profile, queueMax, hasStoredLogo, rollMetres, look, times);
    }

    /** How long a ticket may take from its first byte to its outcome: a slow line and a slow head need their time. */
    public Duration printTime(int bytes, int heightDots) {
        double onPaper = profile.head().millimetres(heightDots) / profile.head().millimetresPerSecond();
        double onTheLine =
                address instanceof LinkAddress.Serial serial ? (double) bytes * BITS_PER_BYTE / serial.baud() : 0;
        return times.print().plusMillis(Math.round((onPaper + onTheLine) * MARGIN * 1_000));
    }

    /** How long a line takes for so many bytes; one that is not serial is taken for a slow one, for there may be one behind it. */
    Duration lineTime(int bytes) {
        int baud = address instanceof LinkAddress.Serial serial ? serial.baud() : SLOW_BAUD;
        return Duration.ofNanos(1_000_000_000L * BITS_PER_BYTE * bytes / baud);
    }

    /**
     * How long a write of this ticket may make no progress. Some lines (USB adapters, pseudo-terminals) take what fits their buffer and
     * nothing more until it is drained, which on a slow line takes longer than a device that is wedged deserves.
     */
    public Duration stall(int bytes) {
        if (!(address instanceof LinkAddress.Serial serial)) return times.stall();
        double draining = (double) Math.min(bytes, BUFFER_MAX) * BITS_PER_BYTE / serial.baud();
        return times.stall().plusMillis(Math.round(draining * MARGIN * 1_000));
    }

    /**
     * How long the driver waits for what.
     *
     * @param poll between two status questions
     * @param reply for the answer to one; after three times this without a word the line is given up and opened again
     * @param stall without any progress of a write
     * @param print from the first ticket byte to the outcome, beside the time line and head need for this ticket
     * @param patience a job waits this long for a printer that is ready, then it fails with what stood in the way
     * @param backoffFirst first pause before opening again
     * @param backoffMax longest pause
     */
    public record Times(
            Duration poll,
            Duration reply,
            Duration stall,
            Duration print,
            Duration patience,
            Duration backoffFirst,
            Duration backoffMax) {
        public Times {
            Map<String, Duration> all = new TreeMap<>(Map.of(
                    "poll", poll,
                    "reply", reply,
                    "stall", stall,
                    "print", print,
                    "patience", patience,
                    "backoffFirst", backoffFirst,
                    "backoffMax", backoffMax));
            all.forEach((what, value) -> {
                if (value.toMillis() < 1 || value.compareTo(Duration.ofHours(1)) > 0)
                    throw new IllegalArgumentException(what + " is " + value + "; allowed: 1 ms to 1 h");
            });
        }

        /** Poll 1.5 s, so that the end of the paper is known in 2 s; reply 1 s, stall 5 s, print 15 s, patience 60 s, back-off 0.5 to 10 s. */
        public static Times standard() {
            return new Times(
                    Duration.ofMillis(1_500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(60),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(10));
        }
    }
}

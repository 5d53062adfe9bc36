package vn.motcua.kiosk.printer;

import java.util.List;
import java.util.Set;
import vn.motcua.edge.print.FenceKind;

/**
 * What a printer model can do, as data. Bundled ones: {@link PrinterProfiles#names()}; a site may base its own on one of them.
 *
 * @param name as written in the configuration
 * @param models whom it fits, for people
 * @param head what it can put dots on
 * @param status what it says about itself
 * @param text what it can print without being sent dots
 * @param cutter how it gives the paper away
 * @param extras what else hangs on it or is in its memory
 * @param mode how its tickets are sent
 */
public record PrinterProfile(
        String name,
        String models,
        Head head,
        Status status,
        TextAbility text,
        Cutter cutter,
        Extras extras,
        PrintMode mode) {

    /**
     * The printing head.
     *
     * @param widthDots printable dots in a line, a multiple of 8
     * @param dpi dots per inch, both ways
     * @param marginDots blank dots to leave at each edge of the line, for heads that lose the outermost ones; a multiple of 8
     * @param millimetresPerSecond how fast paper comes out, as the maker says
     */
    public record Head(int widthDots, int dpi, int marginDots, int millimetresPerSecond) {
        private static final double MILLIMETRES_PER_INCH = 25.4;

        public Head {
            if (widthDots < 256 || widthDots > 1_024 || widthDots % 8 != 0)
                throw new IllegalArgumentException(
                        "widthDots " + widthDots + "; allowed: 256 to 1024, a multiple of 8");
            if (marginDots < 0 || marginDots % 8 != 0 || widthDots - 2 * marginDots < 256)
                throw new IllegalArgumentException(
                        "marginDots " + marginDots + "; allowed: 0, 8, 16 …, 256 must be left");
        }

        /** What is left between the margins. */
        public int insideDots() {
            return widthDots - 2 * marginDots;
        }

        /** How much paper so many rows of dots are. */
        public double millimetres(int rows) {
            return rows * MILLIMETRES_PER_INCH / dpi;
        }
    }

    /**
     * What comes back.
     *
     * @param isSpoken whether it answers status questions; without, its state stays UNKNOWN and jobs are sent blind
     * @param fences the ways it may prove printing, the best first; each connection asks which of them it really answers
     * @param hasNearEnd whether its near-end sensor is to be believed (many models have none and report nonsense)
     */
    public record Status(boolean isSpoken, List<FenceKind> fences, boolean hasNearEnd) {
        public Status {
            fences = List.copyOf(fences);
        }
    }

    /**
     * How the paper is given away.
     *
     * @param kinds the cuts it can do, the usual one first; none: the paper is fed to the tear bar
     * @param presenter what holds the ticket out to the citizen, on kiosk printers
     */
    public record Cutter(List<Cut> kinds, Presenter presenter) {
        public Cutter {
            kinds = List.copyOf(kinds);
        }
    }

    /** {@code GS V}. */
    public enum Cut {
        /** One point is left, so that the ticket does not fall. */
        PARTIAL,
        FULL
    }

    /** The part of a kiosk printer that pushes a cut ticket out of the slot. */
    public enum Presenter {
        NONE,
        /** {@code GS e n}: Custom VKP80 family and the kiosk modules that follow it. */
        GS_E
    }

    /**
     * What else it has.
     *
     * @param logo how a picture is kept in its memory and printed from there
     * @param drawerPins pins of its drawer connector that can be pulsed: 2, 5
     * @param buzzer how it is made to beep
     * @param onTicket what is done with every ticket
     */
    public record Extras(LogoMemory logo, Set<Integer> drawerPins, Buzzer buzzer, List<TicketAction> onTicket) {
        public Extras {
            drawerPins = Set.copyOf(drawerPins);
            onTicket = List.copyOf(onTicket);
        }

        public boolean can(TicketAction action) {
            return action == TicketAction.BEEP ? buzzer != Buzzer.NONE : drawerPins.contains(action.pin());
        }
    }

    /** Memory for pictures that survives switching off. */
    public enum LogoMemory {
        NONE,
        /** {@code GS ( L} and {@code GS 8 L}, pictures by two-letter key; the printer can be asked which keys it holds. */
        GS_L,
        /** {@code FS q} and {@code FS p}, pictures by number; older, and what clones have. The printer cannot be asked. */
        FS_P
    }

    /** The beeper inside, if any. */
    public enum Buzzer {
        NONE,
        /** {@code ESC B n t}: clones. */
        ESC_B,
        /** {@code ESC ( A} function 48: Epson models with a beeper inside. */
        ESC_PAREN_A
    }

    public static List<String> names() {
        return PrinterProfiles.names();
    }

    /** @throws IllegalArgumentException naming the bundled ones if it is none of them */
    public static PrinterProfile named(String name) {
        return PrinterProfiles.named(name);
    }

    public int widthDots() {
        return head.widthDots();
    }

    public boolean isStatusSpoken() {
        return status.isSpoken();
    }

    public List<FenceKind> fences() {
        return status.fences();
    }

    public boolean hasNearEnd() {
        return status.hasNearEnd();
    }

    public boolean hasCutter() {
        return !cutter.kinds().isEmpty();
    }

    /** The same printer, sent its tickets another way. */
    public PrinterProfile with(PrintMode other) {
        return new PrinterProfile(name, models, head, status, text, cutter, extras, other);
    }

    /** The same printer, cutting another way and doing this with every ticket. */
    public PrinterProfile with(Cut usual, List<TicketAction> onTicket) {
        List<Cut> kinds = new java.util.ArrayList<>(cutter.kinds());
        if (kinds.remove(usual)) kinds.add(0, usual);
        return new PrinterProfile(
                name,
                models,
                head,
                status,
                text,
                new Cutter(kinds, cutter.presenter()),
                new Extras(extras.logo(), extras.drawerPins(), extras.buzzer(), onTicket),
                mode);
    }

    /** The same printer behind a line that brings nothing back: it is asked nothing and proves nothing. */
    public PrinterProfile unheard() {
        Status deaf = new Status(false, List.of(), false);
        return new PrinterProfile(name, models, head, deaf, text, cutter, extras, mode);
    }

    /** The same printer, proving printing another way. */
    public PrinterProfile with(List<FenceKind> fences) {
        Status other = new Status(status.isSpoken(), fences, status.hasNearEnd());
        return new PrinterProfile(name, models, head, other, text, cutter, extras, mode);
    }
}

package vn.motcua.hub.ticket;

/** What the ticket rules look at. Writer thread. */
public record QueueState(TicketBook tickets, BandBook bands, Numbering numbering, Recovering recovery, Waits waits) {
    boolean recovering() {
        return recovery.isOn();
    }

    /** Whether a restored hub still waits for its agents. */
    @FunctionalInterface
    public interface Recovering {
        boolean isOn();
    }
}

package vn.motcua.launcher;

import java.io.PrintWriter;

/**
 * Says what became of a print that is stopped by Ctrl-C or a shutdown, since nobody else will: half a ticket may be in the printer.
 * From its making until it is closed.
 */
final class LastWord implements AutoCloseable {
    private final PrintWriter err;
    private final Thread hook = new Thread(this::say, "last-word");
    private volatile boolean isSending;

    LastWord(PrintWriter err) {
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From now on something may be on paper. */
    void sending() {
        isSending = true;
    }

    void say() {
        err.println(
                isSending
                        ? TicketOptions.text("print.unknown", TicketOptions.text("print.unknown.STOPPED"))
                        : TicketOptions.text("print.not.before"));
        err.flush();
    }

    /** The outcome is told by others. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is being stopped at this moment: both will be said.
        }
    }
}

package vn.motcua.kiosk.printer;

/** A ticket ready for its printer but for what depends on what the printer holds. */
public interface EncodedTicket {

    /**
     * The bytes from the first to the cut. Called once per attempt to print, on the event loop, right before sending; what they teach
     * the printer is put into its memory here, for an attempt that goes wrong ends the session and its memory with it.
     */
    byte[] bytes(PrinterMemory memory);

    /** Length for the journal when the printer's memory is empty; the most it can be. */
    int lengthMax();

    /** How much paper it takes in rows of dots, for counting; 0 if not known. */
    default int heightDots() {
        return 0;
    }

    /** Of bytes that depend on nothing, on paper of a length nobody knows. */
    static EncodedTicket of(byte[] bytes) {
        return of(bytes, 0);
    }

    /** Of bytes that depend on nothing. They begin with {@code ESC @}, so that the printer knows nothing of ours afterwards. */
    static EncodedTicket of(byte[] bytes, int heightDots) {
        return new EncodedTicket() {
            @Override
            public byte[] bytes(PrinterMemory memory) {
                memory.forget();
                return bytes;
            }

            @Override
            public int lengthMax() {
                return bytes.length;
            }

            @Override
            public int heightDots() {
                return heightDots;
            }
        };
    }
}

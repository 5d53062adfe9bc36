package vn.motcua.kiosk.simprinter;

import java.io.IOException;

/** The printer's end of whatever cable it hangs on. One reading thread; writing and breaking from any. */
interface Wire {
    /** Waits until a client is there. */
    void accept() throws IOException;

    /** @return what came, empty after a short while without; null when the client has gone */
    byte @org.jspecify.annotations.Nullable [] read(int max) throws IOException;

    void write(byte[] bytes) throws IOException;

    /** Ends the connection in order. */
    void hangUp() throws IOException;

    /** Breaks it off. */
    void breakOff() throws IOException;

    void close() throws IOException;
}

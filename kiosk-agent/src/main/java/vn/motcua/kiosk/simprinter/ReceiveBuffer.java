package vn.motcua.kiosk.simprinter;

/** The bounded memory between a printer's interface and its head. When it is full the interface stops reading. Any thread. */
final class ReceiveBuffer {
    private final byte[] ring;
    private int from;
    private int count;
    private boolean isClosed;

    ReceiveBuffer(int size) {
        this.ring = new byte[size];
    }

    /** Waits for room. @return false if the printer was switched off meanwhile */
    synchronized boolean put(byte b) throws InterruptedException {
        while (count == ring.length && !isClosed) wait();
        if (isClosed) return false;
        ring[(from + count++) % ring.length] = b;
        if (count == 1) notifyAll(); // waking for every byte costs more than the byte
        return true;
    }

    synchronized void awaitSome(long waitMillis) throws InterruptedException {
        if (count == 0 && !isClosed) wait(waitMillis);
    }

    /** @return the next byte, or −1 if there is none */
    synchronized int take() {
        if (count == 0) return -1;
        int b = ring[from] & 0xFF;
        from = (from + 1) % ring.length;
        if (count-- == ring.length) notifyAll();
        return b;
    }

    synchronized boolean isEmpty() {
        return count == 0;
    }

    synchronized void clear() {
        count = 0;
        notifyAll();
    }

    synchronized void close() {
        isClosed = true;
        notifyAll();
    }
}

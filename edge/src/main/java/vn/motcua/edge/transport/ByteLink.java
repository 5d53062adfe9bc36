package vn.motcua.edge.transport;

import io.vertx.core.Future;
import java.time.Duration;
import vn.motcua.edge.device.LinkState;

/**
 * One session with one device: opened once, lost or closed once, never reopened (make another). All methods may be called from any
 * thread and return at once; the waiting is done by threads of the link's own.
 */
public interface ByteLink {

    LinkAddress address();

    /** {@code ABSENT} before {@link #start} and after the end, {@code STUCK} while a native call overstays. */
    LinkState state();

    /** Opens in the background and reports to the listener. May be called once. */
    void start(LinkListener listener);

    /**
     * Hands bytes to the line, in call order. The future always succeeds; the result says how much was taken.
     *
     * @param stallAfter how long the line may make no progress at all before the write is given up and the link goes down with
     *     {@code E_WRITE_STALLED}. Success means the transport took the bytes, never that the device did anything with them.
     */
    Future<WriteResult> write(byte[] bytes, Duration stallAfter);

    /** Lets go of the line politely. Succeeds once the native handle is released; may take half a minute on a wedged USB device. */
    Future<Void> close();

    /** Like {@link #close} but drops what the operating system still holds for the device, where the transport can (TCP: RST). */
    Future<Void> abort();
}

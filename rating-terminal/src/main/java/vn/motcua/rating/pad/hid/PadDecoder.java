package vn.motcua.rating.pad.hid;

import java.util.List;

/** Turns a HID pad's bytes, which arrive in any pieces, into changes of its buttons. One thread. */
public interface PadDecoder {
    /** A button went down or came up, or the first report since the opening told how it stands. */
    record Change(int button, boolean closed) {}

    /** @param bytes of a stream, cut anywhere */
    List<Change> decode(byte[] bytes);

    /** @param record as a node of the kernel gives it: whole, or broken off by the device, and then of no meaning for the next one */
    default List<Change> record(byte[] record) {
        return decode(record);
    }

    /** How much came that cannot be this pad's since the last that can. */
    default int nonsense() {
        return 0;
    }

    /** The device was opened anew. */
    void reset();
}

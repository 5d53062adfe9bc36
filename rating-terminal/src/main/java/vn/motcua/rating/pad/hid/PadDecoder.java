package vn.motcua.rating.pad.hid;

import java.util.List;

/** Turns a HID pad's bytes, which arrive in any pieces, into changes of its buttons. One thread. */
public interface PadDecoder {
    /** A button went down or came up, or the first report since the opening told how it stands. */
    record Change(int button, boolean closed) {}

    List<Change> decode(byte[] bytes);

    /** The device was opened anew. */
    void reset();
}

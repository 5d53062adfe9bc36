package vn.motcua.edge.input;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes of an event node to events and back: two native longs of time, then type and code of 16 bits and a value of 32, in the byte
 * order of this machine. Bytes may come in any pieces. One thread. Source: Linux, {@code struct input_event}.
 */
public final class InputStreamCodec {
    private static final int TYPE_CODE_VALUE = 8;

    private final int timeBytes;
    private byte[] rest = {};

    /** @param longBytes size of the kernel's {@code long}: 8, or 4 on 32-bit systems */
    public InputStreamCodec(int longBytes) {
        if (longBytes != 8 && longBytes != 4)
            throw new IllegalArgumentException("a long of " + longBytes + " bytes: allowed are 4 and 8");
        this.timeBytes = 2 * longBytes;
    }

    public int eventBytes() {
        return timeBytes + TYPE_CODE_VALUE;
    }

    public List<InputEvent> decode(byte[] piece) {
        byte[] all = Arrays.copyOf(rest, rest.length + piece.length);
        System.arraycopy(piece, 0, all, rest.length, piece.length);
        ByteBuffer buffer = ByteBuffer.wrap(all).order(ByteOrder.nativeOrder());
        List<InputEvent> events = new ArrayList<>(all.length / eventBytes());
        while (buffer.remaining() >= eventBytes()) {
            buffer.position(buffer.position() + timeBytes);
            events.add(new InputEvent(buffer.getShort() & 0xFFFF, buffer.getShort() & 0xFFFF, buffer.getInt()));
        }
        rest = Arrays.copyOfRange(all, buffer.position(), all.length);
        return events;
    }

    /** As the kernel would write them, at time 0. */
    public byte[] encode(List<InputEvent> events) {
        ByteBuffer buffer = ByteBuffer.allocate(events.size() * eventBytes()).order(ByteOrder.nativeOrder());
        for (InputEvent event : events) {
            buffer.position(buffer.position() + timeBytes);
            buffer.putShort((short) event.type()).putShort((short) event.code()).putInt(event.value());
        }
        return buffer.array();
    }
}

package vn.motcua.hub.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The one form of zip a pack may have: stored, not compressed, no dates, no comments, nothing between entries. Every byte of such a
 * file follows from its entries, so a changed byte is found wherever it stands, and nothing can be blown up on reading. Source:
 * PKWARE APPNOTE 6.3, §4.3. One thread at a time.
 */
final class PlainZip {
    static final int LOCAL = 0x04034b50;
    static final int CENTRAL = 0x02014b50;
    static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final short VERSION = 20;
    private static final short NAMES_ARE_UTF8 = 0x0800;
    /** 1980-01-01, the first day a zip can tell. */
    private static final short DATE = 0x0021;

    private final List<Entry> entries = new ArrayList<>();
    private long offset;

    /**
     * @param offset of its header in the file
     */
    record Entry(String name, long size, int crc, long offset) {}

    /** The header before an entry's bytes, which follow at once. */
    byte[] begin(String name, long size, int crc) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        long end = offset + LOCAL_BYTES + bytes.length + size;
        if (end > Integer.MAX_VALUE) throw new IOException("a pack of more than 2 GiB; export fewer pieces");
        ByteBuffer header = littleEndian(LOCAL_BYTES + bytes.length).putInt(LOCAL);
        common(header, crc, size, bytes.length).put(bytes);
        entries.add(new Entry(name, size, crc, offset));
        offset = end;
        return header.array();
    }

    /** What stands behind the last entry. */
    byte[] finish() throws IOException {
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        for (Entry entry : entries) central(tail, entry);
        int bytes = tail.size();
        ByteBuffer end = littleEndian(END_BYTES).putInt(END).putInt(0);
        end.putShort((short) entries.size()).putShort((short) entries.size());
        end.putInt(bytes).putInt((int) offset).putShort((short) 0);
        tail.write(end.array());
        return tail.toByteArray();
    }

    private static void central(OutputStream tail, Entry entry) throws IOException {
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        ByteBuffer header =
                littleEndian(CENTRAL_BYTES + name.length).putInt(CENTRAL).putShort(VERSION);
        common(header, entry.crc(), entry.size(), name.length);
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
        tail.write(header.putInt((int) entry.offset()).put(name).array());
    }

    private static ByteBuffer common(ByteBuffer header, int crc, long size, int nameBytes) {
        header.putShort(VERSION).putShort(NAMES_ARE_UTF8).putShort((short) 0);
        header.putShort((short) 0).putShort(DATE).putInt(crc);
        header.putInt((int) size).putInt((int) size);
        return header.putShort((short) nameBytes).putShort((short) 0);
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

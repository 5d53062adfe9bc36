package vn.motcua.hub.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import vn.motcua.hub.platform.ledger.StoreProblem;

/**
 * Reads a {@link PlainZip} front to back and trusts no number in it: nothing is written, memory stays bounded. Any other zip is told of
 * as such, and read as far as it goes, so that what was changed in it can be named. One use. Blocking.
 */
final class PackReader {
    private static final int NAME_BYTES_MAX = 64;
    private static final int FILES_MAX = 1_000;
    private static final int TEXT_BYTES_MAX = 4 * 1024 * 1024;
    /** Pictures, clips and short texts hardly get smaller by packing. */
    private static final int BLOWN_UP_TIMES = 4;

    private static final Pattern TEXTS = Pattern.compile(
            "manifest\\.sha256|manifest\\.sig|key\\.json|incident\\.json" + "|custody\\.jsonl|index\\.html");

    private final Map<String, String> hashes = new LinkedHashMap<>();
    private final Map<String, byte[]> texts = new LinkedHashMap<>();
    private final List<StoreProblem> problems;
    private final PlainZip expected = new PlainZip();
    private String last = "the start";
    private long left;

    PackReader(List<StoreProblem> problems) {
        this.problems = problems;
    }

    /** SHA-256 by name, in the order of the file. */
    Map<String, String> hashes() {
        return hashes;
    }

    /** The text as it stands, or empty; what is no UTF-8 matches no hash and no signature. */
    String text(String name) {
        return new String(texts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    /** @return whether the file's form is right to the last byte; if not, what can be read of it is there all the same */
    boolean read(Path file) throws IOException {
        if (readStrictly(file)) return true;
        // Whoever unpacked a pack, changed a file and packed it again is told which one.
        hashes.clear();
        texts.clear();
        readAnyZip(file);
        return false;
    }

    private boolean readStrictly(Path file) throws IOException {
        left = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            while (true) {
                byte[] header = in.readNBytes(PlainZip.LOCAL_BYTES);
                left -= header.length;
                if (header.length < PlainZip.LOCAL_BYTES || number(header, 0) != PlainZip.LOCAL)
                    return tail(header, in);
                if (!entry(header, in)) return false;
            }
        }
    }

    private boolean entry(byte[] header, InputStream in) throws IOException {
        int nameBytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getShort(26) & 0xffff;
        if (nameBytes > NAME_BYTES_MAX) return bad("behind " + last, "a name of " + nameBytes + " bytes");
        byte[] raw = in.readNBytes(nameBytes);
        left -= raw.length;
        String name = new String(raw, StandardCharsets.UTF_8);
        // A name is one of ours or it is refused: no way out of the folder it may be unpacked to.
        if (!isText(name) && !EvidencePack.MEDIA.matcher(name).matches())
            return bad(printable(name), "not a file of a pack");
        if (hashes.containsKey(name)) return bad(name, "there twice");
        if (hashes.size() == FILES_MAX) return bad(name, "more than " + FILES_MAX + " files");
        last = name;
        long size = number(header, 22) & 0xffffffffL;
        int crc = number(header, 14);
        if (size > left) return bad(name, "says " + size + " bytes; the file ends before");
        if (isText(name) && size > TEXT_BYTES_MAX) return bad(name, "too large: " + size + " bytes");
        byte[] due = expected.begin(name, size, crc);
        boolean isForm = Arrays.equals(due, 0, PlainZip.LOCAL_BYTES, header, 0, PlainZip.LOCAL_BYTES);
        int found = content(name, size, in);
        if (!isForm) return bad(name, "its header is not as a pack's: packed by another program, or changed");
        if (found != crc) problem(name, "its check sum is not that of its header");
        return true;
    }

    /** @return its CRC-32 */
    private int content(String name, long size, InputStream in) throws IOException {
        Read read = read(size, isText(name), in);
        hold(name, read);
        return read.crc();
    }

    private static boolean isText(String name) {
        return TEXTS.matcher(name).matches();
    }

    private void hold(String name, Read read) {
        hashes.put(name, read.sha256());
        if (isText(name)) texts.put(name, read.kept());
    }

    private record Read(int crc, String sha256, byte[] kept) {}

    /** At most that many bytes, and no more than are left. */
    private Read read(long size, boolean isText, InputStream in) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        MessageDigest digest = Digests.sha256();
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 16];
        for (long due = size; due > 0; ) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, due));
            if (n < 0) break;
            digest.update(buffer, 0, n);
            crc.update(buffer, 0, n);
            if (isText) kept.write(buffer, 0, n);
            due -= n;
            left -= n;
        }
        return new Read((int) crc.getValue(), HexFormat.of().formatHex(digest.digest()), kept.toByteArray());
    }

    /** Of whatever form, packed or not; what it says of its own lengths is not believed. Ends where nothing can be read. */
    private void readAnyZip(Path file) throws IOException {
        left = BLOWN_UP_TIMES * Files.size(file) + TEXT_BYTES_MAX;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            ZipEntry entry = zip.getNextEntry();
            for (int files = 0; entry != null && files < FILES_MAX; files++) {
                if (!entry.isDirectory() && !anyEntry(entry.getName(), zip)) return;
                entry = zip.getNextEntry();
            }
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            // That its form is broken is said already.
            return;
        }
    }

    private boolean anyEntry(String name, ZipInputStream zip) throws IOException {
        boolean isOurs = isText(name) || EvidencePack.MEDIA.matcher(name).matches();
        long most = isText(name) ? Math.min(left, TEXT_BYTES_MAX + 1L) : left;
        Read read = read(most, isText(name), zip);
        if (left <= 0 || read.kept().length > TEXT_BYTES_MAX) return bad(printable(name), "too large");
        if (!isOurs) problem(printable(name), "not a file of a pack");
        else if (hashes.containsKey(name)) problem(name, "there twice");
        else hold(name, read);
        return true;
    }

    private boolean tail(byte[] begun, InputStream in) throws IOException {
        byte[] due = expected.finish();
        byte[] rest = in.readNBytes(due.length + 1);
        byte[] all = Arrays.copyOf(begun, begun.length + rest.length);
        System.arraycopy(rest, 0, all, begun.length, rest.length);
        if (Arrays.equals(all, due)) return true;
        boolean isDirectory = begun.length >= 4 && number(begun, 0) == PlainZip.CENTRAL;
        return bad(
                isDirectory ? "directory of the zip" : "behind " + last, "not as a pack's: changed, cut or added to");
    }

    private static int number(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    private static String printable(String name) {
        return name.codePoints()
                .map(point -> point < ' ' || point > '~' ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private boolean bad(String item, String detail) {
        problem(item, detail);
        return false;
    }

    private void problem(String item, String detail) {
        StoreProblem problem = new StoreProblem("PACK", item, detail);
        if (!problems.contains(problem)) problems.add(problem);
    }
}

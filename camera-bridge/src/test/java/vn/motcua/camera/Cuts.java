package vn.motcua.camera;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** The same bytes in every way they may come apart. */
public final class Cuts {
    private Cuts() {}

    /** In two pieces, at every place; and in single bytes. */
    public static List<List<byte[]>> everyCut(byte[] bytes) {
        List<List<byte[]>> ways = new ArrayList<>();
        for (int at = 0; at <= bytes.length; at++)
            ways.add(List.of(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length)));
        ways.add(chunks(bytes, 1));
        return ways;
    }

    /** Pieces of one size. */
    public static List<byte[]> chunks(byte[] bytes, int size) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += size)
            pieces.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
        return pieces;
    }

    /** Pieces of random sizes, small ones more often. */
    public static List<byte[]> random(byte[] bytes, Random random) {
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int size = 1 + (int) Math.floor(Math.pow(random.nextDouble(), 3) * 400);
            pieces.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
            at += size;
        }
        return pieces;
    }

    /** What comes out of a reader of these pieces, its end included. */
    public static <T> List<T> read(
            List<byte[]> pieces, Function<byte[], List<T>> feed, java.util.function.Supplier<List<T>> end) {
        List<T> all = new ArrayList<>();
        for (byte[] piece : pieces) all.addAll(feed.apply(piece));
        all.addAll(end.get());
        return all;
    }
}

package vn.motcua.bench.measure;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** When each of many boards first heard of each call. */
final class Boards {
    private static final Pattern CALL = Pattern.compile("\"call:([0-9a-f-]{36})\"");
    private final int count;
    private final Map<String, Seen> byVisit = new ConcurrentHashMap<>();

    Boards(int count) {
        this.count = count;
    }

    private static final class Seen {
        final AtomicLongArray at;
        final CountDownLatch left;

        Seen(int boards) {
            at = new AtomicLongArray(boards);
            left = new CountDownLatch(boards);
        }

        void first(int board, long now) {
            if (at.compareAndSet(board, 0, now)) left.countDown();
        }
    }

    /** @param nanos of each board after the call was sent */
    record Arrivals(long[] nanos) {
        LongStream nanosAfterCall() {
            return Arrays.stream(nanos);
        }

        long lastNanosAfterCall() {
            return Arrays.stream(nanos).max().orElse(0);
        }
    }

    /** What the n-th board does with each frame. */
    Consumer<String> board(int n) {
        return text -> {
            long now = System.nanoTime();
            if (!text.startsWith("{\"t\":\"delta\"") || !text.contains("\"CALLED\"")) return;
            Matcher calls = CALL.matcher(text);
            while (calls.find())
                byVisit.computeIfAbsent(calls.group(1), visit -> new Seen(count))
                        .first(n, now);
        };
    }

    /** Blocks until every board has heard of the visit's call, sent at {@code start}. */
    Arrivals await(String visit, long start) throws IOException, InterruptedException {
        Seen seen = byVisit.computeIfAbsent(visit, fresh -> new Seen(count));
        if (!seen.left.await(10, TimeUnit.SECONDS))
            throw new IOException(seen.left.getCount() + " of " + count + " boards never heard of the call");
        byVisit.remove(visit);
        return new Arrivals(LongStream.range(0, count)
                .map(board -> seen.at.get((int) board) - start)
                .toArray());
    }
}

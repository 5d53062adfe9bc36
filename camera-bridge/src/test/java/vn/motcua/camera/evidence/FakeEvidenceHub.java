package vn.motcua.camera.evidence;

import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import vn.motcua.camera.spool.EvidenceSpool;
import vn.motcua.camera.spool.Spooled;

/** A hub in memory whose cable can be cut before or after it did what it was asked; event loop and the test's thread. */
final class FakeEvidenceHub implements EvidenceHub {
    final Map<String, Want> wants = new LinkedHashMap<>();
    final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    final Map<String, Spooled> labels = new ConcurrentHashMap<>();
    final Map<String, Failure> failed = new ConcurrentHashMap<>();
    private final Map<String, ByteArrayOutputStream> coming = new ConcurrentHashMap<>();
    private final Random random;
    /** Of each call, in percent. */
    volatile int cutPercent;

    volatile boolean refuses;

    FakeEvidenceHub(long seed) {
        random = new Random(seed);
    }

    synchronized void want(Want want) {
        wants.put(want.wantId(), want);
    }

    private <T> Future<T> over(java.util.concurrent.Callable<T> work) {
        try {
            if (refuses) return Future.failedFuture(new Refused("GONE", false));
            if (random.nextInt(200) < cutPercent) throw new IOException("cut before");
            T result;
            synchronized (this) {
                result = work.call();
            }
            if (random.nextInt(200) < cutPercent) throw new IOException("cut after");
            return Future.succeededFuture(result);
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }

    @Override
    public Future<List<Want>> wanted() {
        return over(() -> List.copyOf(wants.values()));
    }

    @Override
    public Future<Slot> offer(Spooled one) {
        return over(() -> {
            labels.put(one.wantId(), one);
            int have = coming.computeIfAbsent(one.wantId(), first -> new ByteArrayOutputStream())
                    .size();
            return new Slot(
                    one.wantId(),
                    EvidenceSpool.PIECE,
                    have / EvidenceSpool.PIECE,
                    stored.containsKey(one.wantId()),
                    "token-" + one.wantId());
        });
    }

    @Override
    public Future<Void> put(Slot slot, int piece, byte[] bytes) {
        return over(() -> {
            String evidenceId = slot.evidenceId();
            ByteArrayOutputStream coming = this.coming.get(evidenceId);
            if (coming.size() == piece * EvidenceSpool.PIECE) coming.writeBytes(bytes);
            byte[] all = coming.toByteArray();
            if (all.length < labels.get(evidenceId).bytes()) return null;
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all));
            if (!hash.equals(labels.get(evidenceId).sha256())) throw new Refused("BAD_EVIDENCE", false);
            stored.put(evidenceId, all);
            wants.remove(evidenceId);
            return null;
        });
    }

    @Override
    public Future<Void> failed(String wantId, Failure why) {
        return over(() -> {
            failed.put(wantId, why);
            wants.remove(wantId);
            return null;
        });
    }
}

package vn.motcua.hub.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process that destroys what is due and stops for good at a given step, so that it can be killed exactly there. */
final class DyingRetention {
    /** Printed when it stands where it is to die. */
    static final String THERE = "there";

    private DyingRetention() {}

    /** Arguments: the hub's folder, days since the start, {@code step} or {@code key}, how many of them go well. */
    public static void main(String[] args) {
        Path home = Path.of(args[0]);
        int well = Integer.parseInt(args[3]);
        try (EvidenceRig rig = new EvidenceRig(home)) {
            rig.now = EvidenceRig.START.plus(Duration.ofDays(Long.parseLong(args[1])));
            rig.kill = DyingRetention::standStill;
            boolean betweenKeyAndFile = args[2].equals("key");
            if (!betweenKeyAndFile) rig.killIn = well;
            Shelf shelf = betweenKeyAndFile ? new StoppingShelf(home, well) : new Shelf(home);
            rig.store(shelf, 1L << 30).destroyDue();
            // Nothing was left to stop at: it dies with its work done.
            standStill();
        } catch (Exception | Error e) {
            tell("failed: " + e);
            System.exit(1);
        }
    }

    private static void standStill() {
        tell(THERE);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }

    @SuppressWarnings("SystemOut") // The one word its parent waits for.
    private static void tell(String word) {
        System.out.println(word);
        System.out.flush();
    }

    /** Stops when a key is gone and its file is not. */
    private static final class StoppingShelf extends Shelf {
        private int left;

        StoppingShelf(Path home, int left) throws IOException {
            super(home);
            this.left = left;
        }

        @Override
        void destroyKey(String id) throws IOException {
            super.destroyKey(id);
            if (left-- == 0) standStill();
        }
    }
}

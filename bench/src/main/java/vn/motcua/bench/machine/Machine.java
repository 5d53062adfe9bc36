package vn.motcua.bench.machine;

/**
 * What the figures of a run belong to.
 *
 * @param cpu model name
 * @param cores the Java runtime may use
 * @param memoryMib physical
 * @param os name and version of the distribution
 * @param kernel name and version
 * @param java version and vendor
 * @param disk file system type and store of the data folder
 * @param loadBefore runnable threads of other programs in the minute before, or below 0 where the system does not tell
 * @param fdatasyncP50Ms median of writing 4 KiB and forcing it to the disk
 * @param fdatasyncP99Ms 99th percentile of the same
 */
public record Machine(
        String cpu,
        int cores,
        long memoryMib,
        String os,
        String kernel,
        String java,
        String disk,
        double loadBefore,
        double fdatasyncP50Ms,
        double fdatasyncP99Ms) {
    /** The budgets are stated for disks at least this fast. */
    public static final double FDATASYNC_P99_MS_ASSUMED = 2;

    /** Other programs took more than a quarter of the processors: the figures are theirs as much as ours. */
    public boolean isBusy() {
        return loadBefore > cores / 4.0;
    }
}

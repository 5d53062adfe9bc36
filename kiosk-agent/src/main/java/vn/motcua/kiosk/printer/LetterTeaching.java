package vn.motcua.kiosk.printer;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.transport.WriteResult;

/**
 * Teaches the printer of one session its letters while there is nothing else to do: after a moment of quiet, a few letters at a time,
 * and never more than those few ahead on the line, so that a ticket ordered meanwhile waits for at most {@link #PIECE} of line time.
 * No job and no proof: what it sent is only remembered, and forgotten by the rules of {@link PrinterMemory}. Event loop only.
 */
final class LetterTeaching {
    static final Duration QUIET = Duration.ofMillis(300);
    static final Duration PIECE = Duration.ofMillis(60);

    /** What is still wanted of a piece that was broken off must be less than the NULs of each greeting. */
    static final int LETTERS_MAX = 16;

    /** Columns and bytes of a letter 12 dots wide, and the command it may need of its own. */
    private static final int LETTER_BYTES = 42;

    private final Vertx vertx;
    private final Context context;
    private final PrinterSettings settings;
    private final PrinterMemory memory;
    private final BooleanSupplier isIdle;
    private final Function<byte[], Future<WriteResult>> line;
    private final int most;
    private @Nullable LetterLesson lesson;
    private long timer = -1;
    private boolean isWriting;
    private long quietUntilNanos = System.nanoTime();

    /**
     * @param isIdle whether the printer says that it is ready and nothing is being sent to it
     * @param line takes bytes in order; may answer on any thread
     */
    LetterTeaching(
            Vertx vertx,
            Context context,
            PrinterSettings settings,
            PrinterMemory memory,
            BooleanSupplier isIdle,
            Function<byte[], Future<WriteResult>> line) {
        this.vertx = vertx;
        this.context = context;
        this.settings = settings;
        this.memory = memory;
        this.isIdle = isIdle;
        this.line = line;
        long pieceBytes = PIECE.toMillis() * 1_000 / settings.lineTime(1_000).toMillis();
        this.most = (int) Math.max(1, Math.min(LETTERS_MAX, pieceBytes / LETTER_BYTES));
    }

    /** @param lesson null if there is nothing to teach */
    void give(@Nullable LetterLesson lesson) {
        this.lesson = lesson;
        wake();
    }

    /** Something has changed: there may be something to teach now. */
    void wake() {
        if (timer < 0 && !isWriting && isDue()) later(QUIET);
    }

    /** A ticket is coming. */
    void hush() {
        vertx.cancelTimer(timer);
        timer = -1;
        quietUntilNanos = System.nanoTime() + QUIET.toNanos();
    }

    void end() {
        lesson = null;
        hush();
    }

    private boolean isDue() {
        LetterLesson all = lesson;
        return all != null && isIdle.getAsBoolean() && !all.isKnown(memory);
    }

    private void later(Duration pause) {
        long quietMillis = (quietUntilNanos - System.nanoTime()) / 1_000_000;
        timer = vertx.setTimer(Math.max(quietMillis, pause.toMillis()) + 1, t -> step());
    }

    private void step() {
        timer = -1;
        LetterLesson all = lesson;
        if (all == null || isWriting || !isDue()) return; // woken when that changes
        byte[] piece = all.next(memory, most);
        isWriting = true;
        line.apply(piece).onComplete(done -> context.runOnContext(v -> written(done.result(), piece.length)));
    }

    private void written(WriteResult done, int bytes) {
        isWriting = false;
        // A write that fails ends the link, and the link tells that itself.
        if (!done.isComplete() || timer >= 0 || !isDue()) return;
        // What the system took is not on the wire yet; a little more, so that nothing gathers there.
        later(settings.lineTime(bytes).multipliedBy(5).dividedBy(4));
    }
}

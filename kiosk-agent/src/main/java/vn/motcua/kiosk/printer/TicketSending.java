package vn.motcua.kiosk.printer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;
import vn.motcua.edge.transport.ByteLink;
import vn.motcua.edge.transport.WriteResult;

/**
 * One ticket on its way: from the first byte to the proof, the loss of the line or the deadline, whichever comes first. Event loop
 * only, except that the link answers a write on its own thread and is brought back here.
 */
final class TicketSending {
    private final Vertx vertx;
    private final ByteLink link;
    private final Duration stall;
    private final Duration patience;
    private final @Nullable Fence fence;
    private final Runnable askForStatus;
    private final Supplier<PrinterCondition> condition;
    private final Promise<SendResult> result = Promise.promise();
    private boolean isHandedOver;
    private boolean isLost;
    private boolean isWaitingForLife;

    TicketSending(
            Vertx vertx,
            ByteLink link,
            Duration stall,
            Duration patience,
            @Nullable Fence fence,
            Runnable askForStatus,
            Supplier<PrinterCondition> condition) {
        this.vertx = vertx;
        this.link = link;
        this.stall = stall;
        this.patience = patience;
        this.fence = fence;
        this.askForStatus = askForStatus;
        this.condition = condition;
    }

    Future<SendResult> run(byte[] ticket) {
        long deadline = vertx.setTimer(
                patience.toMillis(),
                t -> end(new SendResult.Unsure(condition.get().whyUnproven())));
        var context = vertx.getOrCreateContext();
        link.write(withFence(ticket), stall).onComplete(done -> context.runOnContext(v -> written(done.result())));
        return result.future().onComplete(done -> vertx.cancelTimer(deadline));
    }

    private byte[] withFence(byte[] ticket) {
        if (fence == null) return ticket;
        byte[] command = fence.command();
        byte[] all = Arrays.copyOf(ticket, ticket.length + command.length);
        System.arraycopy(command, 0, all, ticket.length, command.length);
        return all;
    }

    private void written(WriteResult done) {
        isHandedOver = done.isComplete();
        if (done.provesNothingLeft() && done.total() > 0) {
            DeviceCode fault = done.fault();
            end(new SendResult.NothingLeft(fault == null ? DeviceCode.E_INTERNAL : fault));
        } else if (!isHandedOver) {
            boolean isStalled = done.fault() == DeviceCode.E_WRITE_STALLED;
            end(new SendResult.Unsure(isStalled ? condition.get().whyUnproven() : UnknownReason.LINK_LOST));
        } else if (isLost) {
            end(new SendResult.Unsure(UnknownReason.LINK_LOST));
        } else if (fence == null) {
            end(new SendResult.Unsure(UnknownReason.NO_FENCE));
        }
    }

    /** Before the write has answered, its answer decides: nothing may have left. */
    void lineLost() {
        isLost = true;
        if (isHandedOver) end(new SendResult.Unsure(UnknownReason.LINK_LOST));
    }

    void hear(PrinterReply reply) {
        if (fence == null || result.future().isComplete()) return;
        switch (fence.hear(reply)) {
            case NOT_YET -> {}
            case ASK_AGAIN -> link.write(fence.command(), stall).onComplete(done -> {});
            case PASSED -> end(new SendResult.Proven(fence.kind()));
            case PASSED_WITHOUT_PAPER -> end(new SendResult.Unsure(UnknownReason.PAPER_OUT));
            case PASSED_IF_ALIVE -> {
                isWaitingForLife = true;
                askForStatus.run();
            }
        }
    }

    /** The printer has answered a whole round of questions. */
    void aliveAgain() {
        if (isWaitingForLife && fence != null) end(new SendResult.Proven(fence.kind()));
    }

    private void end(SendResult how) {
        result.tryComplete(how);
    }
}

package vn.motcua.kiosk.printer;

import org.jspecify.annotations.Nullable;
import vn.motcua.edge.print.FenceKind;

/**
 * The proof asked for behind one ticket: a command that the printer carries out in order, and the answer that shows it did. One use;
 * event loop only.
 */
abstract class Fence {
    private final FenceKind kind;

    private Fence(FenceKind kind) {
        this.kind = kind;
    }

    /** What an answer means for the ticket before the fence. */
    enum Verdict {
        NOT_YET,
        /** Ask once more; the answer cannot be told from one nobody asked for. */
        ASK_AGAIN,
        /** Everything before it was carried out. */
        PASSED,
        /** Passed, but it is one bare byte that a dying line can fake: believe it when the printer answers another question. */
        PASSED_IF_ALIVE,
        /** The printer got there without paper. */
        PASSED_WITHOUT_PAPER
    }

    static Fence of(FenceKind kind, String processId) {
        return switch (kind) {
            case PROCESS_ID -> new ByProcessId(processId);
            case GS_R -> new ByPaperStatus();
            case ASB -> new ByStatusBack();
        };
    }

    FenceKind kind() {
        return kind;
    }

    abstract byte[] command();

    abstract Verdict hear(PrinterReply reply);

    private static final class ByProcessId extends Fence {
        private final String id;

        ByProcessId(String id) {
            super(FenceKind.PROCESS_ID);
            this.id = id;
        }

        @Override
        byte[] command() {
            return EscPosCodec.requestProcessId(id);
        }

        @Override
        Verdict hear(PrinterReply reply) {
            boolean isMine = reply instanceof PrinterReply.ProcessId answer
                    && answer.id().equals(id);
            return isMine ? Verdict.PASSED : Verdict.NOT_YET;
        }
    }

    private static final class ByPaperStatus extends Fence {
        ByPaperStatus() {
            super(FenceKind.GS_R);
        }

        @Override
        byte[] command() {
            return EscPosCodec.transmitPaperStatus();
        }

        @Override
        Verdict hear(PrinterReply reply) {
            if (!(reply instanceof PrinterReply.PaperSensors sensors)) return Verdict.NOT_YET;
            return sensors.isPaperOut() ? Verdict.PASSED_WITHOUT_PAPER : Verdict.PASSED_IF_ALIVE;
        }
    }

    /**
     * Status Back comes unasked only when something changed. So an answer equal to the one before was asked for, and the second such
     * answer (the ticket itself begins by asking once) proves the end was reached. A changed answer may be either: ask once more.
     */
    private static final class ByStatusBack extends Fence {
        private int unchangedStillNeeded = 2;
        private PrinterReply.@Nullable StatusBack last;

        ByStatusBack() {
            super(FenceKind.ASB);
        }

        @Override
        byte[] command() {
            return EscPosCodec.enableStatusBack();
        }

        @Override
        Verdict hear(PrinterReply reply) {
            if (!(reply instanceof PrinterReply.StatusBack status)) return Verdict.NOT_YET;
            boolean isUnchanged = status.equals(last);
            last = status;
            if (!isUnchanged) return Verdict.ASK_AGAIN;
            if (--unchangedStillNeeded > 0) return Verdict.NOT_YET;
            boolean isOut = status.meaning().contains(vn.motcua.edge.device.DeviceCode.P_PAPER_OUT);
            return isOut ? Verdict.PASSED_WITHOUT_PAPER : Verdict.PASSED;
        }
    }
}

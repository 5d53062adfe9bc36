package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.print.FenceKind;
import vn.motcua.kiosk.printer.PrinterReply.PaperSensors;
import vn.motcua.kiosk.printer.PrinterReply.ProcessId;
import vn.motcua.kiosk.printer.PrinterReply.StatusBack;

/**
 * Finds out which proofs of printing a printer really answers, by asking once for each. Pure; one use.
 *
 * <p>Such commands are carried out, and answered, in their order. So an answer says not only that its own question is understood, but
 * also that every question before it has been answered or never will be: only a printer that answers none of them costs the waiting
 * time. Status Back is asked for first, because its answer can be told from any other byte, and once more at the end, because it is the
 * one that nearly every model knows.
 */
final class FenceProbe {
    private final List<FenceKind> wanted;
    private final String processId;
    private final Set<FenceKind> proven = EnumSet.noneOf(FenceKind.class);
    private @Nullable StatusBack lastBack;
    private boolean isEndHeard;

    /** @param processId a name used for no other fence */
    FenceProbe(List<FenceKind> wanted, String processId) {
        this.wanted = wanted;
        this.processId = processId;
    }

    byte[] questions() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(EscPosCodec.enableStatusBack());
        if (wanted.contains(FenceKind.PROCESS_ID)) out.writeBytes(EscPosCodec.requestProcessId(processId));
        if (wanted.contains(FenceKind.GS_R)) out.writeBytes(EscPosCodec.transmitPaperStatus());
        // Where it is the only question there is nothing before it to wait for.
        if (!wanted.equals(List.of(FenceKind.ASB))) out.writeBytes(EscPosCodec.enableStatusBack());
        return out.toByteArray();
    }

    void hear(PrinterReply reply) {
        if (reply instanceof StatusBack status) {
            proven.add(FenceKind.ASB);
            // It also comes unasked, but only when something changed: the same again was asked for, by the last
            // question.
            isEndHeard |= status.equals(lastBack);
            lastBack = status;
        } else if (reply instanceof PaperSensors) {
            proven.add(FenceKind.GS_R);
        } else if (reply instanceof ProcessId id && id.id().equals(processId)) {
            proven.add(FenceKind.PROCESS_ID);
        }
    }

    /** Nothing more can come that would change {@link #best}. */
    boolean isConcluded() {
        Optional<FenceKind> best = best();
        if (best.isPresent() && best.get() == wanted.get(0)) return true;
        return isEndHeard || proven.contains(FenceKind.GS_R);
    }

    /** The first of the wanted ones that was answered. */
    Optional<FenceKind> best() {
        return wanted.stream().filter(proven::contains).findFirst();
    }
}

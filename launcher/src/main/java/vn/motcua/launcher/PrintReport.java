package vn.motcua.launcher;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.device.DeviceTexts;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.TestPrint;

/**
 * Says how the printer is and what became of a test print, in words, and which exit code that is.
 *
 * @param confirmed the words for what the printer proved
 */
record PrintReport(PrintWriter out, PrintWriter err, String confirmed) {
    static final int NOT_PRINTED = 1;
    static final int UNKNOWN = 3;

    /** A file has nothing to say, and what stops a printer stands in the last line. */
    void heard(LinkAddress address, DeviceStatus status) {
        if (address instanceof LinkAddress.File) return;
        boolean isSilent = status.code().filter(DeviceCode.E_TIMEOUT::equals).isPresent();
        String condition = isSilent ? "SILENT" : status.condition().name();
        out.println(TicketOptions.text("print.heard", TicketOptions.text("print.condition." + condition)));
        if (status.condition() == Condition.ATTENTION) status.code().ifPresent(code -> out.println("  " + words(code)));
        out.flush();
    }

    int tell(LinkAddress address, TestPrint.Result result) {
        int code = result.outcome()
                .map(outcome -> told(address, outcome, result.took().toMillis() / 1_000.0))
                .orElseGet(() -> notPrinted(result.code()));
        out.flush();
        err.flush();
        return code;
    }

    private int told(LinkAddress address, PrintOutcome outcome, double seconds) {
        if (outcome instanceof PrintOutcome.Confirmed proof) {
            out.println(TicketOptions.text(confirmed, proof.fence().name(), seconds));
            return ExitCode.OK;
        }
        if (outcome instanceof PrintOutcome.FailedNotPrinted failed) return notPrinted(Optional.of(failed.code()));
        if (outcome instanceof PrintOutcome.Expired) return notPrinted(Optional.of(DeviceCode.E_EXPIRED));
        UnknownReason why = outcome instanceof PrintOutcome.Unknown unknown ? unknown.why() : UnknownReason.STOPPED;
        // Anything else may be a full disk or an unplugged node: then the file ends somewhere in the ticket.
        if (address instanceof LinkAddress.File && why == UnknownReason.NO_FENCE) {
            out.println(TicketOptions.text("print.written", address.toString().substring("file:".length())));
            return ExitCode.OK;
        }
        err.println(TicketOptions.text("print.unknown", TicketOptions.text("print.unknown." + why)));
        return UNKNOWN;
    }

    private int notPrinted(Optional<DeviceCode> code) {
        err.println(TicketOptions.text("print.not", code.map(PrintReport::words).orElse("-")));
        if (code.filter(DeviceCode.E_TIMEOUT::equals).isPresent()) err.println(TicketOptions.text("print.not.hint"));
        return NOT_PRINTED;
    }

    /** The code, what happened and what to do. */
    static String words(DeviceCode code) {
        DeviceTexts texts = DeviceTexts.in(Locale.getDefault());
        return code.name() + ": " + texts.technician(code) + " " + texts.clerk(code);
    }
}

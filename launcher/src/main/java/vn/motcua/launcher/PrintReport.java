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
        out.println(TicketOptions.text("print.heard", TicketOptions.text("print.condition." + condition(status))));
        if (status.condition() == Condition.ATTENTION) status.code().ifPresent(code -> out.println("  " + words(code)));
        out.flush();
    }

    private static String condition(DeviceStatus status) {
        DeviceCode code = status.code().orElse(null);
        if (code == DeviceCode.E_TIMEOUT) return "SILENT";
        if (code == DeviceCode.E_LINK_LOST) return "CLOSED";
        if (code == DeviceCode.E_PROTOCOL) return "FOREIGN";
        return status.condition().name();
    }

    int tell(LinkAddress address, TestPrint.Result result) {
        int code = result.outcome()
                .map(outcome -> told(address, outcome, result))
                .orElseGet(() -> notPrinted(address, result.code(), result));
        out.flush();
        err.flush();
        return code;
    }

    private int told(LinkAddress address, PrintOutcome outcome, TestPrint.Result result) {
        if (outcome instanceof PrintOutcome.Confirmed proof) {
            double seconds = result.took().toMillis() / 1_000.0;
            out.println(TicketOptions.text(confirmed, proof.fence().name(), seconds));
            return ExitCode.OK;
        }
        if (outcome instanceof PrintOutcome.FailedNotPrinted failed)
            return notPrinted(address, Optional.of(failed.code()), result);
        if (outcome instanceof PrintOutcome.Expired)
            return notPrinted(address, Optional.of(DeviceCode.E_EXPIRED), result);
        UnknownReason why = outcome instanceof PrintOutcome.Unknown unknown ? unknown.why() : UnknownReason.STOPPED;
        // Anything else may be a full disk or an unplugged node: then the file ends somewhere in the ticket.
        if (address instanceof LinkAddress.File && why == UnknownReason.NO_FENCE) {
            out.println(TicketOptions.text("print.written", address.toString().substring("file:".length())));
            return ExitCode.OK;
        }
        err.println(unknown(address, why, result));
        return UNKNOWN;
    }

    private static String unknown(LinkAddress address, UnknownReason why, TestPrint.Result result) {
        if (address instanceof LinkAddress.File)
            return TicketOptions.text("print.unknown.file", detail(address, result));
        boolean isStalled =
                result.code().filter(DeviceCode.E_WRITE_STALLED::equals).isPresent();
        String key = isStalled && why == UnknownReason.TIMEOUT ? "STALLED" : why.name();
        return TicketOptions.text("print.unknown", TicketOptions.text("print.unknown." + key));
    }

    private int notPrinted(LinkAddress address, Optional<DeviceCode> code, TestPrint.Result result) {
        if (address instanceof LinkAddress.File) {
            err.println(TicketOptions.text("print.not.file", detail(address, result)));
            return NOT_PRINTED;
        }
        boolean isSilent = code.filter(DeviceCode.E_TIMEOUT::equals).isPresent()
                && result.detail().isEmpty();
        if (isSilent && result.isHeard()) err.println(TicketOptions.text("print.not.half"));
        else if (isSilent) err.println(TicketOptions.text("print.not.silent"));
        else
            err.println(TicketOptions.text(
                    "print.not", code.map(what -> words(address, what, result)).orElse("-")));
        return NOT_PRINTED;
    }

    private static String detail(LinkAddress address, TestPrint.Result result) {
        return address + (result.detail().isEmpty() ? "" : ": " + result.detail());
    }

    /** What was found on the line says more than what a code means everywhere; nothing here reconnects by itself. */
    private static String words(LinkAddress address, DeviceCode code, TestPrint.Result result) {
        boolean isExact =
                !result.detail().isEmpty() && result.code().filter(code::equals).isPresent();
        if (!isExact) return words(code);
        String advice = code == DeviceCode.E_LINK_LOST || code == DeviceCode.E_PROTOCOL
                ? TicketOptions.text("print.not." + code)
                : DeviceTexts.in(Locale.getDefault()).clerk(code);
        return code.name() + ": " + sentence(detail(address, result)) + " " + advice;
    }

    /** What was found may be a question already, such as whether the device is on. */
    private static String sentence(String text) {
        return text.matches(".*[.?!…]") ? text : text + ".";
    }

    /** The code, what happened and what to do. */
    static String words(DeviceCode code) {
        DeviceTexts texts = DeviceTexts.in(Locale.getDefault());
        return code.name() + ": " + texts.technician(code) + " " + texts.clerk(code);
    }
}

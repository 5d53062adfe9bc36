package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceTexts;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.TestPrint;

class PrintReportTest {
    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @CsvSource({"is it plugged in?, is it plugged in?", "refused, refused.", "gone., gone."})
    void whatWasFoundEndsAsOneSentence(String detail, String sentence) {
        TestPrint.Result result =
                new TestPrint.Result(Optional.empty(), Optional.of(DeviceCode.E_OFFLINE), detail, false, Duration.ZERO);

        int code = new PrintReport(new PrintWriter(new StringWriter()), new PrintWriter(errors), "print.confirmed")
                .tell(LinkAddress.parse("tcp://127.0.0.1:9100"), result);

        String advice = DeviceTexts.in(Locale.getDefault()).clerk(DeviceCode.E_OFFLINE);
        assertThat(errors.toString()).contains(": " + sentence + " " + advice);
        assertThat(code).isEqualTo(PrintReport.NOT_PRINTED);
    }
}

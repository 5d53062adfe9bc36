package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.print.FenceKind;
import vn.motcua.kiosk.printer.PrinterReply.PaperSensors;
import vn.motcua.kiosk.printer.PrinterReply.ProcessId;
import vn.motcua.kiosk.printer.PrinterReply.RealTime;
import vn.motcua.kiosk.printer.PrinterReply.StatusBack;

class FenceProbeTest {
    private static final List<FenceKind> ALL = List.of(FenceKind.PROCESS_ID, FenceKind.GS_R, FenceKind.ASB);
    private static final StatusBack WELL = new StatusBack(0x10, 0, 0, 0);
    private static final StatusBack OPEN = new StatusBack(0x30, 0, 0, 0);

    @Test
    void theBestProofEndsTheAskingAtOnce() {
        FenceProbe probe = new FenceProbe(ALL, "abcd");

        probe.hear(WELL);
        assertThat(probe.isConcluded()).isFalse();
        probe.hear(new ProcessId("abcd"));

        assertThat(probe.isConcluded()).isTrue();
        assertThat(probe.best()).contains(FenceKind.PROCESS_ID);
    }

    @Test
    void whatWasAskedBeforeAnAnsweredQuestionIsNotKnown() {
        FenceProbe probe = new FenceProbe(ALL, "abcd");

        probe.hear(new PaperSensors(0));

        assertThat(probe.isConcluded()).isTrue();
        assertThat(probe.best()).contains(FenceKind.GS_R);
    }

    @Test
    void theSameStatusBackAgainIsTheLastQuestionsAnswer() {
        FenceProbe probe = new FenceProbe(ALL, "abcd");

        probe.hear(WELL);
        probe.hear(WELL);

        assertThat(probe.isConcluded()).isTrue();
        assertThat(probe.best()).contains(FenceKind.ASB);
    }

    @Test
    void aChangedStatusBackMayHaveComeUnaskedAndEndsNothing() {
        FenceProbe probe = new FenceProbe(ALL, "abcd");

        probe.hear(WELL);
        probe.hear(OPEN);
        probe.hear(WELL);

        assertThat(probe.isConcluded()).isFalse();
    }

    @Test
    void anotherRunsProcessIdAndRealTimeAnswersProveNothing() {
        FenceProbe probe = new FenceProbe(ALL, "abcd");

        probe.hear(new ProcessId("zzzz"));
        probe.hear(new RealTime(0x12));

        assertThat(probe.isConcluded()).isFalse();
        assertThat(probe.best()).isEmpty();
    }

    @Test
    void aPrinterThatKnowsOnlyWhatIsNotWantedIsConcludedWithoutAProof() {
        FenceProbe probe = new FenceProbe(List.of(FenceKind.GS_R), "abcd");

        probe.hear(WELL);
        probe.hear(WELL);

        assertThat(probe.isConcluded()).isTrue();
        assertThat(probe.best()).isEmpty();
    }

    @Test
    void onlyWhatIsWantedIsAskedAndStatusBackFirst() {
        String asked =
                new String(new FenceProbe(List.of(FenceKind.GS_R), "abcd").questions(), StandardCharsets.ISO_8859_1);

        assertThat(asked).isEqualTo("\u001da\u000e\u001dr\u0001\u001da\u000e");
        assertThat(new FenceProbe(List.of(FenceKind.ASB), "abcd").questions())
                .isEqualTo(EscPosCodec.enableStatusBack());
    }
}

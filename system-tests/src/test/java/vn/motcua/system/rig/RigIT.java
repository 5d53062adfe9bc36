package vn.motcua.system.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Counter hardware under the kernel's real drivers, pulled and plugged in: HARDWARE (e) items marked R. One machine is booted for all
 * tests; each test is one check of it. Of the contracts it does what a kernel's driver can spoil, in a full run all.
 */
class RigIT {
    private static Optional<Machine> machine = Optional.empty();

    @BeforeAll
    static void bootOnce() throws Exception {
        machine = Machine.boot();
    }

    /** Too many of them, and the figures are of a machine that is too busy. */
    @AfterAll
    static void tellRepeats() {
        machine.ifPresent(one -> System.err.println(
                "RigIT: tests of contracts that were repeated, the machine having stood" + " still: " + one.repeats()));
    }

    @Test
    void aCdcDeviceIsLostWithinHalfASecondAndComesBackAsItself() {
        holds("cdc-cycles");
    }

    @Test
    void anFtdiConverterIsLostWithinHalfASecondAndComesBackAsItself() {
        holds("ftdi-cycles");
    }

    @Test
    void aWedgedDeviceIsGivenUpInTimeAndDelaysNoOther() {
        holds("stalled-device");
    }

    @Test
    void alikeAdaptersAreToldApartByTheirSocketsOrNotOpened() {
        holds("two-alike");
    }

    @Test
    void theRulesThatDoctorPrintsOpenTheDevicesTheyWerePrintedFor() {
        holds("doctor");
    }

    @Test
    void theContractOfLinksHoldsOverACdcDevice() {
        holds("serial-contract");
    }

    @Test
    void theContractOfPrintersHoldsOverACdcDevice() {
        holds("printer-contract");
    }

    @Test
    void theContractOfPrintersHoldsOverAPrinterPort() {
        holds("usb-printer-contract");
    }

    @Test
    void theContractOfScannersHoldsOverACdcDevice() {
        holds("scanner-contract");
    }

    @Test
    void theContractOfScannersHoldsOverAGrabbedKeyboard() {
        holds("wedge-contract");
    }

    @Test
    void theContractOfPadsHoldsOverACdcDevice() {
        holds("pad-contract");
    }

    @Test
    void theContractOfPadsHoldsOverRawHidReports() {
        holds("hid-pad-contract");
    }

    @Test
    void theContractOfSignsHoldsOverAnFtdiConverter() {
        holds("sign-contract");
    }

    @Test
    void thePaperWireIsHeardASecondProgramIsRefusedAndAFrozenPrinterIsGivenUp() {
        holds("usb-printer");
    }

    @Test
    void aPrinterPortIsLostWithinHalfASecondAndComesBackAsItself() {
        holds("usb-printer-cycles");
    }

    @Test
    void aGrabbedKeyboardIsReadExactlyAndByNobodyElse() {
        holds("grabbed-keyboard");
    }

    @Test
    void theRigsOwnPrinterBehavesAsRealOnesDo() {
        holds("rig-printer");
    }

    @Test
    void theRigsOwnKeyboardBehavesAsRealOnesDo() {
        holds("rig-keyboard");
    }

    private static void holds(String check) {
        Assumptions.assumeTrue(machine.isPresent(), "NOT RUN: the rig's programs or kernel package are missing");
        Assumptions.assumeFalse(Machine.isLeftOut(check), "left out by MOTCUA_RIG_ONLY");
        Machine.Verdict verdict = machine.orElseThrow().verdict(check);
        assertThat(verdict.passed()).as(check + ": " + verdict.detail()).isTrue();
    }
}

package vn.motcua.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.motcua.core.model.ScanKind;

/** A scanner that loses a terminator must never give one person's ticket or card for another's. */
class GluedScansTest {
    private static final String ADDRESS = "https://so.example.vn/t/";
    private static final String TAIL = "|20082023|Y|0";

    private static String ticket(int salt) {
        String code = "BCGHKLMNPQTVBCGHK" + "LMNPQT".charAt(salt);
        for (char check : "BCGHKLMNPQTV".toCharArray())
            if (vn.motcua.core.model.TicketCode.isValid(code + check)) return code + check;
        throw new AssertionError("no check letter for " + code);
    }

    private static void assertNobodyPicked(String text) {
        Scan scan = Samples.classify(text);

        assertThat(scan.has(ScanWarning.GLUED)).as(scan.toString()).isTrue();
        assertThat(scan.revealed())
                .as(scan.toString())
                .doesNotContainKeys("idNumber", "name", "cardNumber", "ticketCode");
    }

    @Test
    void ofTwoTicketAddressesNoneIsPickedAndTheSameTwiceIsOne() {
        assertNobodyPicked(ADDRESS + ticket(0) + ADDRESS + ticket(1));
        assertNobodyPicked("https://dvc.example.gov.vn/hoso?id=7" + ADDRESS + ticket(1));

        Scan twice = Samples.classify(ADDRESS + ticket(2) + ADDRESS + ticket(2));
        assertThat(twice.kind()).isEqualTo(ScanKind.TICKET_CODE);
        assertThat(twice.has(ScanWarning.GLUED)).isTrue();
    }

    @Test
    void behindTheEndMarkOfAHealthCardStandsAnotherScan() {
        assertNobodyPicked(Samples.HEALTH + Samples.HEALTH.replace("GD4990000000031", "GD4990000000042"));
        assertNobodyPicked(Samples.HEALTH + Samples.CITIZEN_OLD);

        Scan twice = Samples.classify(Samples.HEALTH + Samples.HEALTH);
        assertThat(twice.revealed()).containsEntry("cardNumber", "GD4990000000031");
        assertThat(twice.has(ScanWarning.GLUED)).isTrue();
    }

    @Test
    void cardsWithALongerTailAreToldApartWithoutAKnownSeam() {
        assertNobodyPicked(Samples.CITIZEN_OLD + TAIL + Samples.CITIZEN_WITH_OLD_NUMBER);
        assertThat(Samples.classify(Samples.CITIZEN_OLD + TAIL).revealed())
                .as("one card of that sort")
                .containsEntry("idNumber", "099090000031");
    }

    @Test
    void aCardBesideALineOfAnotherSortIsNotPickedInSilence() {
        assertNobodyPicked(Samples.CITIZEN_OLD + "\r099190000042");
        assertNobodyPicked(Samples.CITIZEN_OLD + "\r" + Samples.CARD_BACK);
        assertThat(Samples.classify(Samples.CITIZEN_OLD + "\rxin chào").has(ScanWarning.GLUED))
                .isTrue();
    }
}

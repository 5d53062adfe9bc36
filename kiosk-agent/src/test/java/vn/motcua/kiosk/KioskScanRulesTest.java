package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.core.event.TicketStored.Origin;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.scan.KeyedHash;
import vn.motcua.core.scan.Scan;
import vn.motcua.core.scan.ScanClassifier;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests.FoundTicket;
import vn.motcua.edge.store.TicketRequest;
import vn.motcua.kiosk.KioskScan.Outcome;
import vn.motcua.kiosk.KioskScan.Standing;
import vn.motcua.kiosk.KioskScan.State;
import vn.motcua.kiosk.KioskScanRules.HubWord;

/** What every kind of scan means at the kiosk. No person of these exists: place 099 is given to nobody. */
class KioskScanRulesTest {
    private static final KeyedHash KEY = new KeyedHash(new byte[32]);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final TicketCode CODE = TicketCode.mint(new Random(3));

    private static final String CARD = "099090000031||Lê Văn Ví Dụ|09091990|Nam|Buôn Mẫu, Xã Thử, Đắk Lắk|20082023";
    private static final String HEALTH =
            "GD4990000000031|4cc3aa2056c4832056c3ad2044e1bba5|09/09/1990|1|4275c3b46e204de1baab75"
                    + "|99 - 001|01/01/2024|31/12/2024|25/12/2023|99000000000031|-|4|01/01/2029|1a2b3c-7102|$";
    private static final String PASSPORT =
            "P<VNMLE<<VAN<VI<DU" + "<".repeat(26) + "\nC9900031<0VNM9009096M3009091" + "<".repeat(14) + "00";
    private static final String PAYMENT = "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA"
            + "530370454061200005802VN62170813ung ho lu lut6304C15C";

    private static final BookingCode BOOKING = BookingCode.of("BCGHKLMNPQT");

    private static Scan scan(String text) {
        return ScanClassifier.classify(text, TODAY);
    }

    /** A word for what it means: an outcome, SLIP with its code, or TICKET. */
    private static String meaning(String text) {
        return KioskScanRules.meaning(scan(text), KEY)
                .match(
                        slip -> "SLIP " + slip.dossierCode(),
                        ticket -> "TICKET",
                        booking -> "OWN_BOOKING",
                        said -> said.outcome().name());
    }

    @Test
    void everyKindHasItsMeaning() {
        assertThat(meaning("H12.15-250701-0042")).isEqualTo("SLIP H12.15-250701-0042");
        assertThat(meaning("Mã hồ sơ: 000.00.15.H12-250701-0042")).isEqualTo("SLIP 000.00.15.H12-250701-0042");
        assertThat(meaning("https://dichvucong.example.gov.vn/apiqr/qr?id=0b0c1f5e-55aa-4c3b-9d7e-0a1b2c3d4e5f"))
                .isEqualTo("SLIP null");
        assertThat(meaning("https://motcua.example.vn/t/" + CODE.value())).isEqualTo("TICKET");
        assertThat(meaning(CODE.value())).isEqualTo("TICKET");
        assertThat(meaning("ABCD-2345")).isEqualTo("BOOKING");
        assertThat(meaning("https://motcua.example.vn/b/" + BOOKING.value())).isEqualTo("OWN_BOOKING");
        assertThat(meaning(BOOKING.grouped())).isEqualTo("OWN_BOOKING");
        assertThat(meaning(BOOKING.value().replace('B', 'C')))
                .as("check letter")
                .isEqualTo("AGAIN");
        assertThat(meaning(CARD)).isEqualTo("CARD");
        assertThat(meaning("099090000031")).as("twelve bare digits").isEqualTo("CARD");
        assertThat(meaning(HEALTH)).isEqualTo("CARD");
        assertThat(meaning(PASSPORT)).isEqualTo("CARD");
        assertThat(meaning(PAYMENT)).isEqualTo("PAYMENT");
        assertThat(meaning("Xin chào")).isEqualTo("UNKNOWN");
        assertThat(meaning("WIFI:S:Sanh;T:WPA;P:12345678;;")).isEqualTo("UNKNOWN");
        assertThat(meaning("https://evil.example/login")).isEqualTo("UNKNOWN");
    }

    @Test
    void theTableHoldsAScanOfEveryKind() {
        List<String> texts = List.of(
                "H12.15-250701-0042",
                "https://dichvucong.example.gov.vn/apiqr/qr?id=0b0c1f5e-55aa-4c3b-9d7e-0a1b2c3d4e5f",
                CODE.value(),
                "ABCD-2345",
                CARD,
                HEALTH,
                PASSPORT,
                PAYMENT,
                "Xin chào");

        assertThat(texts).extracting(text -> scan(text).kind()).containsExactlyInAnyOrder(ScanKind.values());
    }

    @Test
    void whatIsDamagedIsAskedForAgain() {
        String wrongLetter = CODE.value().substring(0, 18) + (CODE.value().charAt(18) == 'B' ? 'C' : 'B');
        assertThat(meaning(wrongLetter)).as("check letter").isEqualTo("AGAIN");
        assertThat(meaning("H12.15-259901-0042")).as("a day that is none").isEqualTo("AGAIN");
        assertThat(meaning("H12.15-250\uFFFD01-0042")).as("no UTF-8").isEqualTo("AGAIN");
        assertThat(meaning(CARD + CARD.replace("031|", "042|")))
                .as("two cards in one")
                .isIn("AGAIN", "CARD");
        assertThat(meaning("x".repeat(5_000))).as("too long").isEqualTo("AGAIN");
    }

    @Test
    void aSlipIsKnownAgainInEitherWritingAndAnAddressByAHash() {
        String address = "https://dichvucong.example.gov.vn/apiqr/qr?id=0b0c1f5e-55aa-4c3b-9d7e-0a1b2c3d4e5f";

        assertThat(key("H12.15-250701-0042")).isEqualTo(key("Mã hồ sơ: 000.00.15.H12-250701-0042"));
        assertThat(key("H12.15-250701-0042")).isNotEqualTo(key("H12.15-250701-0043"));
        assertThat(key(address)).isEqualTo(key(address)).doesNotContain("0b0c1f5e");
        assertThat(key(address)).isNotEqualTo(key(address.replace("5f", "60")));
    }

    private static String key(String text) {
        return KioskScanRules.meaning(scan(text), KEY)
                .match(
                        ScanMeaning.Slip::key,
                        ticket -> "ticket",
                        booking -> "booking",
                        said -> said.outcome().name());
    }

    @Test
    void nothingOfACardIsInWhatIsSaid() {
        for (String text : List.of(CARD, HEALTH, PASSPORT, PAYMENT)) {
            ScanMeaning meaning = KioskScanRules.meaning(scan(text), KEY);
            String told = meaning
                    + meaning.<String>match(
                            slip -> "a slip",
                            ticket -> "a ticket",
                            booking -> "a booking",
                            said -> Json.write(
                                    KioskScan.said("id", said.outcome()).shown()));
            assertThat(told).doesNotContain("0990", "031", "Ví", "1990", "LE<", "C99", "1001100");
        }
        assertThat(new ScanMeaning.OwnTicket(CODE).toString()).doesNotContain(CODE.value());
    }

    private static Optional<TicketRequest> printed(LocalDate day) {
        TicketRequest request = new TicketRequest(
                new RequestId(UUID.randomUUID().toString()),
                new VisitId(UUID.randomUUID().toString()),
                CODE,
                new ServiceId("land"),
                Priority.NORMAL,
                Text.Locale.VI,
                Instant.EPOCH,
                null);
        return Optional.of(request.with(new TicketRequest.Issue(
                KioskRig.site(true).series().get(0).number(12),
                day,
                Origin.BAND,
                null,
                -1,
                -1,
                -1,
                false,
                Instant.EPOCH)));
    }

    private static HubWord word(boolean today, String state) {
        return new HubWord(
                true, new FoundTicket("A012", today ? TODAY : TODAY.minusDays(3), today, state, 4, 20, 30, false, "2"));
    }

    @ParameterizedTest
    @CsvSource({
        "WAITING,WAITING",
        "CALLED,CALLED",
        "FINISHED,SERVED",
        "NO_SHOW,MISSED",
        "CANCELLED,CANCELLED",
        "UNSERVED,CLOSED",
        "PARKED,NOT_KNOWN"
    })
    void theHubSaysHowATicketOfTodayStands(String told, State shown) {
        Standing standing = KioskScanRules.standing(Optional.empty(), word(true, told), Optional.of(TODAY), false);

        assertThat(standing).isEqualTo(new Standing(shown, "A012", TODAY, 4, 20, 30, false, "2"));
    }

    @Test
    void aTicketOfAnotherDayIsOfThatDayWhateverBecameOfIt() {
        for (String state : List.of("WAITING", "FINISHED", "UNSERVED"))
            assertThat(KioskScanRules.standing(printed(TODAY), word(false, state), Optional.of(TODAY), false))
                    .isEqualTo(Standing.of(State.OTHER_DAY, "A012", TODAY.minusDays(3)));
    }

    @Test
    void aCodeNobodyKnowsIsNotFoundAndOnlyAnAddressOfAnotherSiteIsNotOurs() {
        assertThat(KioskScanRules.standing(Optional.empty(), HubWord.UNKNOWN_TICKET, Optional.of(TODAY), false))
                .as("it may be of the band of a kiosk that is cut off")
                .isEqualTo(Standing.of(State.NOT_FOUND, null, null));
        assertThat(KioskScanRules.standing(Optional.empty(), HubWord.UNKNOWN_TICKET, Optional.of(TODAY), true))
                .isEqualTo(Standing.of(State.NOT_OURS, null, null));
        assertThat(KioskScanRules.standing(Optional.empty(), HubWord.SILENT, Optional.of(TODAY), true))
                .isEqualTo(Standing.of(State.NOT_KNOWN, null, null));
        assertThat(KioskScanRules.standing(printed(TODAY), HubWord.UNKNOWN_TICKET, Optional.of(TODAY), true))
                .as("printed here before the site's address changed")
                .isEqualTo(Standing.of(State.NOT_KNOWN, "A012", TODAY));
    }

    @Test
    void anAddressIsOfAnotherSiteOnlyIfItSurelyIs() {
        Optional<Site> site = Optional.of(KioskRig.site(true));
        String own = site.get().publicUrl();
        String path = "/t/" + CODE.value();

        assertThat(KioskScanRules.isElsewhere("https://other.example.vn" + path, site))
                .isTrue();
        assertThat(KioskScanRules.isElsewhere(own + ".example.com" + path, site))
                .isTrue();
        assertThat(KioskScanRules.isElsewhere(own + path, site)).isFalse();
        assertThat(KioskScanRules.isElsewhere("]Q1" + own.toUpperCase(Locale.ROOT) + path, site))
                .isFalse();
        assertThat(KioskScanRules.isElsewhere(CODE.value(), site))
                .as("a code alone")
                .isFalse();
        assertThat(KioskScanRules.isElsewhere("other.example.vn" + path, site))
                .as("no whole address")
                .isFalse();
        assertThat(KioskScanRules.isElsewhere("https://môtcua.example.vn" + path, site))
                .as("changed by an input method")
                .isFalse();
        assertThat(KioskScanRules.isElsewhere("https://other.example.vn" + path, Optional.empty()))
                .as("without the site's settings")
                .isFalse();
    }

    @Test
    void withASilentHubThisKiosksOwnPaperIsKnownAndItsPlaceIsNot() {
        assertThat(KioskScanRules.standing(printed(TODAY), HubWord.SILENT, Optional.of(TODAY), false))
                .isEqualTo(Standing.of(State.NOT_KNOWN, "A012", TODAY));
        assertThat(KioskScanRules.standing(printed(TODAY), HubWord.UNKNOWN_TICKET, Optional.of(TODAY), false))
                .as("a number of the band on its way to the hub")
                .isEqualTo(Standing.of(State.NOT_KNOWN, "A012", TODAY));
        assertThat(KioskScanRules.standing(printed(TODAY.minusDays(1)), HubWord.SILENT, Optional.of(TODAY), false))
                .isEqualTo(Standing.of(State.OTHER_DAY, "A012", TODAY.minusDays(1)));
        assertThat(KioskScanRules.standing(printed(TODAY.minusDays(1)), HubWord.SILENT, Optional.empty(), false))
                .as("a clock in doubt calls no ticket old")
                .isEqualTo(Standing.of(State.NOT_KNOWN, "A012", TODAY.minusDays(1)));
        assertThat(KioskScanRules.standing(Optional.empty(), HubWord.SILENT, Optional.of(TODAY), false))
                .isEqualTo(Standing.of(State.NOT_KNOWN, null, null));
    }

    @Test
    void aSlipLeadsToThoseConfiguredServicesTheSiteHas() {
        ServiceId land = new ServiceId("land");
        Optional<Site> site = Optional.of(KioskRig.site(true));

        assertThat(KioskScanRules.slipServices(List.of(land), site)).containsExactly(land);
        assertThat(KioskScanRules.slipServices(List.of(new ServiceId("parking"), land), site))
                .containsExactly(land);
        assertThat(KioskScanRules.slipServices(List.of(new ServiceId("parking")), site))
                .isEmpty();
        assertThat(KioskScanRules.slipServices(List.of(), site)).isEmpty();
        assertThat(KioskScanRules.slipServices(List.of(land), Optional.empty())).isEmpty();
    }

    @Test
    void whatIsSaidIsWrittenWithoutEmptyFields() {
        assertThat(Json.write(KioskScan.said("id", Outcome.CARD).shown()))
                .isEqualTo("{\"scanId\":\"id\",\"outcome\":\"CARD\"}");
        assertThat(Json.write(
                        new KioskScan("id", Outcome.SLIP, "H12.15-250701-0042", List.of(new ServiceId("land")), null)
                                .shown()))
                .isEqualTo(
                        "{\"scanId\":\"id\",\"outcome\":\"SLIP\",\"dossierCode\":\"H12.15-250701-0042\",\"services\":[\"land\"]}");
    }
}

package vn.motcua.edge.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;

class PrintJobTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:42:00Z");

    private static TicketPrintout printout(String reprintMark) {
        return new TicketPrintout(
                "UBND xã Ea Kar",
                "Trung tâm",
                "PHIẾU SỐ THỨ TỰ",
                "Chứng thực",
                "A012",
                "Trước bạn: 3 người",
                null,
                "Quầy 2",
                "07:42",
                "https://mc.example.vn/t/BCGH",
                null,
                "Xin giữ phiếu",
                null,
                reprintMark,
                null,
                Locale.forLanguageTag("vi"));
    }

    private static PrintJob job(int attempt, String mark) {
        return new PrintJob("j", "r", "v", "A012", attempt, "printer-1", NOW, NOW.plusSeconds(300), printout(mark));
    }

    @Test
    void aReprintWithoutItsMarkCannotBeMade() {
        assertThatThrownBy(() -> job(2, null)).hasMessageContaining("reprint mark");
        assertThatThrownBy(() -> job(1, "BẢN IN LẠI · lần 2")).hasMessageContaining("must not carry");
        assertThat(job(2, "BẢN IN LẠI · lần 2").attempt()).isEqualTo(2);
    }

    @Test
    void itExpiresAtItsMomentAndNotBefore() {
        assertThat(job(1, null).isExpired(NOW.plusSeconds(299))).isFalse();
        assertThat(job(1, null).isExpired(NOW.plusSeconds(300))).isTrue();
    }

    @Test
    void whatIsStoredReadsBackTheSame() {
        TicketPrintout printout = printout("BẢN IN LẠI · lần 2");
        String stored = printout.toJson().encode();

        assertThat(TicketPrintout.fromJson(new JsonObject(stored))).isEqualTo(printout);
        for (PrintOutcome each : List.of(
                new PrintOutcome.Confirmed(FenceKind.GS_R),
                new PrintOutcome.FailedNotPrinted(DeviceCode.P_PAPER_OUT),
                new PrintOutcome.Unknown(UnknownReason.NO_FENCE),
                new PrintOutcome.Cancelled("BY_STAFF"),
                new PrintOutcome.Expired()))
            assertThat(PrintOutcome.of(each.name(), each.reason())).isEqualTo(each);
    }
}

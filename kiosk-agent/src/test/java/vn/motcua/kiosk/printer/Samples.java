package vn.motcua.kiosk.printer;

import java.time.Instant;
import java.util.Locale;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.TicketPrintout;

/** Tickets as a centre would print them. */
final class Samples {
    static final Locale VI = Locale.forLanguageTag("vi");

    private Samples() {}

    static TicketPrintout full(String number, String url) {
        return new TicketPrintout(
                "UBND PHƯỜNG NGUYỄN HUỆ, TỈNH ĐỒNG NAI",
                "Trung tâm Phục vụ hành chính công",
                "PHIẾU SỐ THỨ TỰ",
                "Đăng ký biến động đất đai",
                number,
                "Trước bạn: 3 người",
                "Dự kiến chờ khoảng 12 phút",
                "Quầy 2, 3, 4 · khu Đất đai",
                "07:42 · Thứ Hai, 23/11/2026",
                url,
                "Quét mã để theo dõi thứ tự và đánh giá trên điện thoại",
                "Xin giữ phiếu và chờ gọi số",
                "ƯU TIÊN",
                null,
                "TẬP HUẤN · KHÔNG CÓ GIÁ TRỊ",
                VI);
    }

    static TicketPrintout plain(String number, String url) {
        return new TicketPrintout(
                "UBND xã Ea Kar",
                "Trung tâm Phục vụ hành chính công",
                "PHIẾU SỐ THỨ TỰ",
                "Chứng thực",
                number,
                null,
                null,
                null,
                "07:42 · 23/11/2026",
                url,
                null,
                "Xin giữ phiếu và chờ gọi số",
                null,
                null,
                null,
                VI);
    }

    static TicketPrintout reprint(TicketPrintout of, int attempt) {
        return new TicketPrintout(
                of.agencyLine(),
                of.centreName(),
                of.title(),
                of.serviceName(),
                of.numberText(),
                of.peopleAheadText(),
                of.estimateText(),
                of.countersText(),
                of.issueTimeText(),
                of.qrUrl(),
                of.qrCaption(),
                of.keepAndWaitText(),
                of.priorityMark(),
                "BẢN IN LẠI · lần " + attempt,
                of.trainingMark(),
                of.locale());
    }

    static String url(String code) {
        return "https://mc.example.vn/t/" + code;
    }

    static PrintJob job(String id, String number, String printer, TicketPrintout printout) {
        Instant now = Instant.now();
        return new PrintJob(id, "r-" + id, "v-" + id, number, 1, printer, now, now.plusSeconds(300), printout);
    }
}

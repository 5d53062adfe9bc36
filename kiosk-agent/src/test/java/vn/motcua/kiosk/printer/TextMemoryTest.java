package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.simprinter.PrintedPaper;
import vn.motcua.kiosk.ticket.Block.Align;
import vn.motcua.kiosk.ticket.SampleTicket;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** What a printer was taught, and what we believe it was: the paper must not show the difference. */
class TextMemoryTest {
    private static final PrinterProfile PROFILE =
            PrinterProfile.named("epson-tm-t20").with(PrintMode.TEXT);
    private static final TicketEncoder ENCODER = TicketEncoders.of(PROFILE, TicketTemplate.standard());

    /** Teaches so many letters that capitals and small letters are among the codes taken. */
    private static final String MANY = "ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮ ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợ";

    private static final String PLAIN = "SAO Y BAN CHINH, ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz đ";

    private static final List<String> SERVICES = List.of(
            "Đăng ký biến động đất đai",
            "Chứng thực chữ ký, bản sao",
            "Cấp giấy phép xây dựng nhà ở riêng lẻ",
            "Đăng ký khai sinh, kết hôn, khai tử",
            "Cấp đổi giấy phép lái xe",
            "Bảo trợ xã hội – người có công",
            "Đăng ký hộ kinh doanh",
            "Xác nhận tình trạng hôn nhân",
            "Cấp phiếu lý lịch tư pháp",
            "Thuế sử dụng đất phi nông nghiệp",
            "Tiếp nhận phản ánh, kiến nghị",
            "Chuyển mục đích sử dụng đất",
            "Cấp thẻ căn cước, hộ chiếu",
            "Hưởng trợ cấp thất nghiệp",
            "Thẩm định thiết kế phòng cháy",
            "Nuôi con nuôi trong nước",
            "Đo đạc, tách thửa, hợp thửa",
            "Khuyến nông – thủy sản – thú y",
            "Giải quyết tố cáo, khiếu nại",
            "Cải chính hộ tịch, bổ sung thông tin");
    private static final List<String> WHERE = List.of(
            "Quầy 2, 3, 4 · khu Đất đai", "Quầy 1 · tầng trệt", "Quầy 11, 12 · phía Bắc", "Ô cửa số 7 · Tư pháp");
    private static final List<String> ABOUT =
            List.of("Trước bạn: 3 người", "Bạn là người kế tiếp", "Dự kiến chờ khoảng 12 phút", "Sắp đến lượt");

    private static TicketPrintout ticket(String service) {
        return SampleTicket.of("vi", Map.of("service", service));
    }

    private static BufferedImage alone(TicketPrintout ticket) {
        return PrintedPaper.of(ENCODER.encode(ticket).bytes(new PrinterMemory()), PROFILE.widthDots())
                .paper();
    }

    private static void assertSame(BufferedImage printed, BufferedImage expected) {
        int from = printed.getHeight() - expected.getHeight();
        assertThat(from).isNotNegative();
        int differences = 0;
        for (int y = 0; y < expected.getHeight(); y++)
            for (int x = 0; x < expected.getWidth(); x++)
                if (printed.getRGB(x, from + y) != expected.getRGB(x, y)) differences++;
        assertThat(differences).isZero();
    }

    /** A printer keeps what it was taught while its cover is open; the session forgets it. */
    @Test
    void afterANewRollALetterIsNotPrintedAsTheOneThatHadItsCode() {
        PrinterMemory memory = new PrinterMemory();
        TicketPrintout second = ticket(PLAIN);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(ENCODER.encode(ticket(MANY)).bytes(memory));
        memory.forget();
        byte[] next = ENCODER.encode(second).bytes(memory);
        all.writeBytes(next);

        assertSame(PrintedPaper.of(all.toByteArray(), PROFILE.widthDots()).paper(), alone(second));
        // ESC @ switches Automatic Status Back off.
        assertThat(next).startsWith(0x1B, '@', 0x1D, 'a');
    }

    /** As on a print queue, where other programs print too. */
    @Test
    void whatOthersLeftSwitchedOnIsSwitchedOff() {
        TicketPrintout ticket = ticket(PLAIN);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(EscPosCodec.negative(true));
        all.writeBytes(EscPosCodec.align(2));
        all.writeBytes(EscPosCodec.bold(true));
        all.writeBytes(EscPosCodec.spacing(9));
        all.writeBytes(EscPosCodec.area(100, 300));
        all.writeBytes(ENCODER.encode(ticket).bytes(new PrinterMemory()));

        assertSame(PrintedPaper.of(all.toByteArray(), PROFILE.widthDots()).paper(), alone(ticket));
    }

    @Test
    void aTicketSentAsAPictureMakesThePrinterForgetWhatItWasTaught() {
        PrinterMemory memory = new PrinterMemory();
        TicketPrintout text = ticket(SERVICES.get(0));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(ENCODER.encode(text).bytes(memory));
        EncodedTicket picture = TicketEncoders.of(PROFILE.with(PrintMode.RASTER), TicketTemplate.standard())
                .encode(ticket("Chứng thực"));
        all.writeBytes(picture.bytes(memory));
        assertThat(memory.isBlank()).isTrue();
        all.writeBytes(ENCODER.encode(text).bytes(memory));

        assertThat(picture.heightDots()).isGreaterThan(400);
        assertSame(PrintedPaper.of(all.toByteArray(), PROFILE.widthDots()).paper(), alone(text));
    }

    /** A day of all kinds of tickets on one line: none gets longer because of those before. */
    @Test
    void everyOneOfManyMixedTicketsIsTwoKibibytes() {
        long seed = Long.getLong("motcua.seed", 20_261_122L);
        Random random = new Random(seed);
        PrinterMemory memory = new PrinterMemory();
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            TicketPrintout ticket = SampleTicket.of(
                    "vi",
                    Map.of(
                            "service", any(SERVICES, random),
                            "counters", any(WHERE, random),
                            "ahead", any(ABOUT, random),
                            "number", String.format(Locale.ROOT, "%c%03d", 'A' + random.nextInt(26), i)));
            byte[] bytes = ENCODER.encode(ticket).bytes(memory);
            lengths.add(bytes.length);
            assertThat(PrintedPaper.of(bytes, PROFILE.widthDots()).unparsedBytes())
                    .isZero();
        }
        assertThat(lengths)
                .as("seed %d", seed)
                .allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(2_048));
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    @Test
    void aLetterNotNeededNowLeavesBeforeAFrequentCharacterIsTaken() {
        PrinterMemory memory = new PrinterMemory();
        for (int i = 0; i < 52; i++) {
            ENCODER.encode(Phrases.ticket(i)).bytes(memory);

            for (char frequent : "nhctgiuao".toCharArray())
                assertThat(memory.at(String.format("A/0x%02X", (int) frequent)))
                        .as("%s after %d tickets", frequent, i + 1)
                        .isNull();
        }
    }

    @Test
    void aTmT88FeedsDotsAndNotItsHalfDots() {
        PrinterProfile profile = PrinterProfile.named("epson-tm-t88").with(PrintMode.TEXT);
        TextPiece line = TextPiece.Line.plain("H", Align.LEFT);

        byte[] bytes = new TextWriter(profile, profile.text(), null, true)
                .write(List.of(line, new TextPiece.Feed(100), line), new byte[0]);

        assertThat(PrintedPaper.of(bytes, 512).paper().getHeight()).isEqualTo(30 + 100 + 30 + 80);
    }
}

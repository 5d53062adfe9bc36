package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.font.TicketFonts;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

class TicketRendererTest {
    private static final Logger LOG = LoggerFactory.getLogger(TicketRendererTest.class);
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final String CODE = "BCGHKLMNPQTVBCGHKLQ";
    /** All 67 lower-case letters that Vietnamese writes with a mark; their capitals follow from them. */
    private static final String MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";

    @ParameterizedTest
    @ValueSource(ints = {576, 384})
    void aPhoneReadsTheCodeOffEveryKindOfTicket(int widthDots) {
        for (TicketPrintout each : kinds()) {
            RasterTicket drawn = new TicketRenderer(widthDots).render(each);

            assertThat(Eye.qr(Eye.image(drawn))).as("%s", each).contains(Samples.url(CODE));
        }
    }

    private static List<TicketPrintout> kinds() {
        TicketPrintout full = Samples.full("A012", Samples.url(CODE));
        return List.of(full, Samples.plain("D1207", Samples.url(CODE)), Samples.reprint(full, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {576, 384})
    void nothingIsDrawnOverTheEdge(int widthDots) {
        String word = "Nghiêng".repeat(30);
        TicketPrintout monstrous = new TicketPrintout(
                "x".repeat(300),
                word + " " + word,
                word,
                word,
                "WWWWWW9999",
                word,
                word,
                word,
                word,
                Samples.url(CODE),
                word,
                word,
                word,
                null,
                word,
                Samples.VI);

        RasterTicket drawn = new TicketRenderer(widthDots).render(monstrous);

        assertThat(drawn.heightDots()).isLessThanOrEqualTo(3_000);
        int blackAtTheEdge = 0;
        for (int y = 0; y < drawn.heightDots(); y++)
            for (int x : new int[] {0, 1, widthDots - 2, widthDots - 1}) if (Eye.isBlack(drawn, x, y)) blackAtTheEdge++;
        assertThat(blackAtTheEdge).isZero();
    }

    @Test
    void aDecomposedTextIsDrawnLikeTheComposedOne() {
        TicketPrintout composed = Samples.full("A012", Samples.url(CODE));
        TicketPrintout decomposed = new TicketPrintout(
                nfd(composed.agencyLine()),
                nfd(composed.centreName()),
                nfd(composed.title()),
                nfd(composed.serviceName()),
                composed.numberText(),
                nfd(composed.peopleAheadText()),
                nfd(composed.estimateText()),
                nfd(composed.countersText()),
                nfd(composed.issueTimeText()),
                composed.qrUrl(),
                nfd(composed.qrCaption()),
                nfd(composed.keepAndWaitText()),
                nfd(composed.priorityMark()),
                null,
                nfd(composed.trainingMark()),
                composed.locale());
        TicketRenderer renderer = new TicketRenderer(576);

        assertThat(renderer.render(decomposed).rows())
                .isEqualTo(renderer.render(composed).rows());
    }

    private static String nfd(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    @Test
    void aTicketDrawnFromKeptStripsIsTheOneDrawnAfresh() {
        TicketPrintout full = Samples.full("A012", Samples.url(CODE));
        TicketPrintout plain = Samples.plain("D1207", Samples.url(CODE));
        TicketRenderer used = new TicketRenderer(576);
        for (TicketPrintout each : List.of(full, plain, Samples.reprint(full, 2))) used.render(each);
        used.foresee(full.qrUrl(), full.qrCaption());

        assertThat(used.render(full).rows())
                .isEqualTo(new TicketRenderer(576).render(full).rows());
        assertThat(used.render(plain).rows())
                .isEqualTo(new TicketRenderer(576).render(plain).rows());
    }

    /** Two strips may spell a command where they meet. */
    @Test
    void noRealTimeCommandArisesWhereStripsMeet() {
        RasterTicket ticket = RasterTicket.of(8, List.of(new byte[] {0x10}, new byte[] {0x04}));

        assertThat(ticket.rows()).containsExactly(0x18, 0x04);
    }

    @Test
    void theBundledFacesHaveEveryVietnameseLetterAndTheDong() {
        String letters = MARKED + MARKED.toUpperCase(Locale.ROOT) + "₫…·–—“”";
        TicketFonts fonts = TicketFonts.loaded();

        assertThat(MARKED).hasSize(67);
        for (var face : List.of(fonts.display(), fonts.body(), fonts.strong()))
            assertThat(face.canDisplayUpTo(letters)).as("%s", face).isEqualTo(-1);
    }

    @Test
    void noPictureSpellsARealTimeCommand() {
        byte[] rows = {0x10, 0x04, 0x10, 0x05, 0x10, 0x14, 0x10, 0x10};
        RasterTicket ticket = RasterTicket.of(64, List.of(rows));

        assertThat(ticket.rows()).containsExactly(0x18, 0x04, 0x18, 0x05, 0x18, 0x14, 0x10, 0x10);
    }

    @Test
    void bandsAreShorterThanWhatTheRecoveryCanFlush() {
        RasterTicket drawn = new TicketRenderer(576).render(Samples.full("A012", Samples.url(CODE)));
        byte[] bytes = drawn.encode(PrinterProfile.named("generic-80"));
        for (int i = 0; i + 8 < bytes.length; i++) {
            boolean isBand = bytes[i] == 0x1D && bytes[i + 1] == 'v' && bytes[i + 2] == '0';
            if (!isBand) continue;
            int size = 72 * ((bytes[i + 6] & 0xFF) + 256 * (bytes[i + 7] & 0xFF));
            assertThat(size).isLessThanOrEqualTo(PrinterRecovery.NULS);
            i += 7 + size;
        }
    }

    @Test
    void zbarReadsTheCodeOffThePaper(@TempDir Path folder) throws Exception {
        if (!Outsider.isHere("zbarimg", "zbar-tools")) return;
        for (int widthDots : new int[] {576, 384}) {
            Path png = folder.resolve("ticket" + widthDots + ".png");
            ImageIO.write(
                    Eye.image(new TicketRenderer(widthDots).render(Samples.full("A012", Samples.url(CODE)))),
                    "png",
                    png.toFile());

            assertThat(Outsider.run(folder, List.of("zbarimg", "--raw", "-q", png.toString())))
                    .isEqualTo(Samples.url(CODE));
        }
    }

    /** Strips the ESC/POS down to a portable bitmap by hand and lets netpbm read that. */
    @Test
    void netpbmSeesTheSamePictureInTheBytes(@TempDir Path folder) throws Exception {
        if (!Outsider.isHere("pnmtopng", "netpbm")) return;
        RasterTicket drawn = new TicketRenderer(576).render(Samples.full("A012", Samples.url(CODE)));
        byte[] bytes = drawn.encode(PrinterProfile.named("generic-80"));
        java.io.ByteArrayOutputStream rows = new java.io.ByteArrayOutputStream();
        for (int i = 0; i + 8 < bytes.length; i++) {
            if (bytes[i] != 0x1D || bytes[i + 1] != 'v') continue;
            int size = 72 * ((bytes[i + 6] & 0xFF) + 256 * (bytes[i + 7] & 0xFF));
            rows.write(bytes, i + 8, size);
            i += 7 + size;
        }
        java.io.ByteArrayOutputStream pbm = new java.io.ByteArrayOutputStream();
        pbm.writeBytes(("P4\n576 " + rows.size() / 72 + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        pbm.writeBytes(rows.toByteArray());
        Files.write(folder.resolve("t.pbm"), pbm.toByteArray());
        Outsider.run(folder, List.of("sh", "-c", "pnmtopng t.pbm > t.png"));

        assertThat(Eye.differences(drawn, ImageIO.read(folder.resolve("t.png").toFile())))
                .isZero();
    }

    @Test
    void tesseractReadsTheVietnamese(@TempDir Path folder) throws Exception {
        if (!Outsider.isHere("tesseract", "tesseract-ocr-vie")) return;
        if (!Outsider.run(folder, List.of("tesseract", "--list-langs")).contains("vie")) {
            LOG.warn("NOT RUN: tesseract has no Vietnamese (Debian: tesseract-ocr-vie)");
            return;
        }
        List<String> wanted = sentences();
        Paper paper = new Paper(576, 16);
        TicketFonts fonts = TicketFonts.loaded();
        paper.space(30);
        for (String line : wanted)
            paper.words(line, fonts.body().deriveFont(26f), vn.motcua.kiosk.ticket.Block.Align.CENTRE);
        paper.space(30);
        Path png = folder.resolve("ocr.png");
        ImageIO.write(enlarged(Eye.image(new RasterTicket(576, paper.tear()))), "png", png.toFile());

        String read = Outsider.run(folder, List.of("tesseract", png.toString(), "-", "-l", "vie", "--psm", "6"));

        String expected = String.join(" ", wanted);
        double rate =
                Outsider.errorRate(expected, Normalizer.normalize(read.replaceAll("\\s+", " "), Normalizer.Form.NFC));
        LOG.info("Tesseract character error rate {} over {} characters (seed {})", rate, expected.length(), SEED);
        assertThat(rate).as("read: %s", read).isLessThanOrEqualTo(0.05);
    }

    /** Twice the dots and a grey of its own: the engine is trained on scans, not on dots. */
    private static BufferedImage enlarged(BufferedImage image) {
        BufferedImage large =
                new BufferedImage(image.getWidth() * 2, image.getHeight() * 2, BufferedImage.TYPE_BYTE_GRAY);
        var g = large.createGraphics();
        g.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, large.getWidth(), large.getHeight(), null);
        g.dispose();
        return large;
    }

    private static List<String> sentences() {
        List<String> all = new ArrayList<>(Arrays.asList(
                "Đăng ký biến động đất đai",
                "Cấp lại giấy khai sinh",
                "Chứng thực bản sao điện tử",
                "Trước bạn: 3 người",
                "Dự kiến chờ khoảng 12 phút",
                "Xin giữ phiếu và chờ gọi số",
                "Trung tâm Phục vụ hành chính công",
                "Quầy 2, 3, 4 khu Hộ tịch",
                "Nguyễn Thị Hương Thuỷ",
                "Phường Bến Nghé, Thành phố Hồ Chí Minh",
                "Thẩm định hồ sơ cấp phép xây dựng",
                "Lưu ý: mang theo giấy tờ gốc",
                "Đổi giấy phép lái xe",
                "Thuế sử dụng đất"));
        java.util.Collections.shuffle(all, new Random(SEED));
        return all;
    }

    @Test
    void fiftyEightMillimetrePaperComesOutWholeToo() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0, SimulatedPrinter.WIDTH_DOTS_58)) {
            RasterTicket drawn = new TicketRenderer(384).render(Samples.full("A012", Samples.url(CODE)));
            try (java.net.Socket socket = new java.net.Socket("127.0.0.1", printer.port())) {
                socket.getOutputStream().write(drawn.encode(PrinterProfile.named("generic-58")));
                org.awaitility.Awaitility.await()
                        .atMost(java.time.Duration.ofSeconds(20))
                        .until(() -> printer.uncutRows() >= drawn.heightDots() + 4 * 30);
            }

            assertThat(Eye.differences(drawn, printer.uncutPaper())).isZero();
            assertThat(printer.cuts()).as("it has no cutter").isZero();
        }
    }
}

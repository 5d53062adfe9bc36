package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.TicketStored.Origin;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.store.TicketRequest;

class PaperTextTest {
    private final PrintoutComposer composer = new PrintoutComposer(new KioskTexts());

    private TicketPrintout paper(Text.Locale locale, int ahead, int estimate) {
        return paper(locale, ahead, estimate, false);
    }

    private TicketPrintout paper(Text.Locale locale, int ahead, int estimate, boolean overBreak) {
        TicketRequest request = new TicketRequest(
                new RequestId(UUID.randomUUID().toString()),
                new VisitId(UUID.randomUUID().toString()),
                TicketCode.mint(new Random(1)),
                new ServiceId("land"),
                Priority.PRIORITY,
                locale,
                KioskRig.MORNING,
                null);
        return composer.first(
                KioskRig.site(true),
                request,
                new TicketRequest.Issue(
                        KioskRig.site(true).series().get(0).number(12),
                        KioskRig.DAY,
                        Origin.HUB,
                        null,
                        ahead,
                        estimate,
                        estimate * 5 / 3,
                        overBreak,
                        Instant.parse("2026-11-23T00:42:00Z")));
    }

    @Test
    void speaksVietnamese() {
        TicketPrintout paper = paper(Text.Locale.VI, 3, 12);

        assertThat(paper.title()).isEqualTo("PHIẾU SỐ THỨ TỰ");
        assertThat(paper.peopleAheadText()).isEqualTo("Trước bạn: 3 người");
        assertThat(paper.estimateText()).isEqualTo("Chờ khoảng 12 phút, tối đa 20 phút");
        assertThat(paper.countersText()).isEqualTo("Quầy 3");
        assertThat(paper.issueTimeText()).isEqualTo("07:42 · Thứ Hai, 23/11/2026");
        assertThat(paper.priorityMark()).isEqualTo("ƯU TIÊN");
        assertThat(paper.trainingMark()).isEqualTo("TẬP HUẤN");
        assertThat(paper.reprintMark()).isNull();
    }

    @Test
    void aClassOfTheSitesOwnIsNamedAndOneThatGoesNoEarlierIsNot() {
        PriorityClass elderly =
                new PriorityClass(new Priority("ELDERLY"), new Text("Người cao tuổi", "Elderly"), 60, false, 75, null);
        PriorityClass later =
                new PriorityClass(new Priority("AGENT"), new Text("Dịch vụ", "Agents"), 0, false, null, null);
        LinePolicy usual = LinePolicy.DEFAULT;
        LinePolicy own = new LinePolicy(
                2, List.of(elderly, later), List.of(), usual.appointments(), usual.returns(), usual.closing());
        Site plain = KioskRig.site(true);
        Site site = new Site(
                plain.id(),
                plain.name(),
                plain.agency(),
                plain.training(),
                plain.publicUrl(),
                plain.calendar(),
                plain.zones(),
                plain.series(),
                plain.services(),
                plain.counters(),
                own);

        assertThat(composer.kinds(site))
                .extracting(TicketPrintout::priorityMark)
                .contains("ƯU TIÊN: Người cao tuổi", "PRIORITY: Elderly", "ƯU TIÊN")
                .doesNotContain("ƯU TIÊN: Dịch vụ");
    }

    @Test
    void aWaitOverTheMiddayBreakSaysSo() {
        assertThat(paper(Text.Locale.VI, 9, 150, true).estimateText())
                .isEqualTo("Chờ khoảng 150 phút, tối đa 250 phút (qua giờ nghỉ trưa)");
    }

    @Test
    void speaksEnglish() {
        TicketPrintout paper = paper(Text.Locale.EN, 0, 0);

        assertThat(paper.peopleAheadText()).isEqualTo("Nobody is waiting before you");
        assertThat(paper.estimateText()).isNull();
        assertThat(paper.issueTimeText()).isEqualTo("07:42 · Monday, 23/11/2026");
        assertThat(composer.again(paper, 2).reprintMark()).isEqualTo("REPRINT · no. 2");
    }

    @Test
    void carriesTheOtherLanguageForPapersThatShowBoth() {
        TicketPrintout first = paper(Text.Locale.EN, 3, 12);
        TicketPrintout again = composer.again(first, 2);

        assertThat(first.translation())
                .containsEntry("title", "PHIẾU SỐ THỨ TỰ")
                .containsEntry("peopleAheadText", "Trước bạn: 3 người")
                .doesNotContainKeys("numberText", "qrUrl", "locale");
        assertThat(again.translation())
                .containsEntry("reprintMark", "BẢN IN LẠI · lần 2")
                .doesNotContainKeys("peopleAheadText", "estimateText");
        assertThat(TicketPrintout.fromJson(first.toJson())).isEqualTo(first);
    }

    @Test
    void knowsWhatTicketsWillLookLike() {
        List<TicketPrintout> kinds = composer.kinds(KioskRig.site(true));

        assertThat(kinds)
                .extracting(TicketPrintout::serviceName)
                .containsAll(KioskRig.site(true).services().stream()
                        .map(service -> service.name().vi())
                        .toList());
        assertThat(kinds)
                .extracting(kind -> kind.issueTimeText().split(" · ")[1].split(",")[0])
                .contains("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật", "Monday");
        assertThat(kinds).extracting(TicketPrintout::title).contains("PHIẾU SỐ THỨ TỰ", "QUEUE TICKET");
        assertThat(kinds)
                .extracting(TicketPrintout::peopleAheadText)
                .contains("Trước bạn: 3 người", "Không có ai trước bạn");
        assertThat(kinds)
                .anySatisfy(kind -> assertThat(List.of(
                                String.valueOf(kind.reprintMark()),
                                String.valueOf(kind.priorityMark()),
                                String.valueOf(kind.trainingMark())))
                        .containsExactly("BẢN IN LẠI · lần 2", "ƯU TIÊN", "TẬP HUẤN"));
    }

    @Test
    void saysNothingOfTheQueueWhenItDoesNotKnow() {
        assertThat(paper(Text.Locale.VI, -1, -1).peopleAheadText()).isNull();
    }

    @Test
    void theCodeOnTheScreenCanBeRead() throws Exception {
        String url = "https://motcua.example.vn/t/BCGHKLMNPQTVBCGHKLQ";

        BufferedImage picture = draw(QrSvg.of(url));

        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture))))
                        .getText())
                .isEqualTo(url);
    }

    private static BufferedImage draw(String svg) {
        int scale = 6;
        Matcher side = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
        assertThat(side.find()).isTrue();
        int pixels = Integer.parseInt(side.group(1)) * scale;
        BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, pixels, pixels);
        pen.setColor(Color.BLACK);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)").matcher(svg);
        while (run.find())
            pen.fillRect(
                    Integer.parseInt(run.group(1)) * scale,
                    Integer.parseInt(run.group(2)) * scale,
                    Integer.parseInt(run.group(3)) * scale,
                    scale);
        pen.dispose();
        return image;
    }
}

package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Role;
import vn.motcua.core.model.Text;
import vn.motcua.hub.Sites;
import vn.motcua.hub.evidence.Retention;
import vn.motcua.hub.notice.CameraNotice;
import vn.motcua.hub.notice.CameraNotices;

class NoticePageTest {
    private static final CameraNotice COUNTERS = new CameraNotice(
            "quay",
            new Text("Xem lại khi có <phản ánh>", "Looking into <complaints>"),
            List.of(new Text("Phía trên quầy 1", "Above counter 1"), new Text("Cửa ra vào", "At the door")),
            new Text("Quầy hướng dẫn", "Information desk"));
    /** With other times than the usual ones, so that no text can name them by itself. */
    static final CameraNotices NOTICES = new CameraNotices(
            List.of(COUNTERS),
            new Retention(
                    "91/2025/QH15",
                    LocalDate.of(2026, 1, 1),
                    Duration.ofHours(70),
                    Duration.ofDays(11),
                    Duration.ofDays(800)));

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H");
    private static final int PIXELS = 4;

    @TempDir
    private Path folder;

    private final NoticePage page = new NoticePage(NOTICES, Sites::open);

    private String notice(Text.Locale locale) {
        return page.notice(COUNTERS, locale).body().toString();
    }

    private String sign() {
        return page.sign(COUNTERS, Text.Locale.VI).body().toString();
    }

    @Test
    void saysPurposePlacesTimesOfTheRetentionTableAndTheLawWithTheDayItCameIntoForce() {
        assertThat(notice(Text.Locale.EN))
                .contains("Looking into &lt;complaints&gt;", "Above counter 1", "At the door", "Information desk")
                .contains("False alarms: 70 hours; not confirmed: 11 days; confirmed: 800 days")
                .contains("Law No. 91/2025/QH15, in force since 01/01/2026");
        assertThat(notice(Text.Locale.VI))
                .contains("Xem lại khi có &lt;phản ánh&gt;", "Phía trên quầy 1", "Quầy hướng dẫn")
                .contains("Báo nhầm: 70 giờ; không đúng như báo: 11 ngày; đúng như báo: 800 ngày")
                .contains("Luật số 91/2025/QH15, có hiệu lực từ 01/01/2026");
    }

    @Test
    void signSpeaksBothLanguages() {
        assertThat(sign())
                .contains("Nơi này có camera ghi hình", "Cameras record here", "70 giờ", "70 hours", "size:A4");
    }

    @Test
    void anotherProgramReadsTheAddressOfThePageOffTheSign() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zbarimg")), "NOT RUN: zbarimg is not installed");
        Path png = folder.resolve("sign.png");
        ImageIO.write(drawn(sign()), "png", png.toFile());

        Path out = folder.resolve("read.txt");
        Process reader = new ProcessBuilder("/usr/bin/zbarimg", "--raw", "-q", png.toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(out).strip()).isEqualTo(Sites.open().publicUrl() + "/notice/quay");
    }

    private static BufferedImage drawn(String html) {
        Matcher size =
                Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"[^>]*crispEdges").matcher(html);
        assertThat(size.find()).isTrue();
        int side = PIXELS * Integer.parseInt(size.group(1));
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, side, side);
        pen.setColor(Color.BLACK);
        Matcher run = RUN.matcher(html);
        while (run.find())
            pen.fillRect(
                    PIXELS * Integer.parseInt(run.group(1)),
                    PIXELS * Integer.parseInt(run.group(2)),
                    PIXELS * Integer.parseInt(run.group(3)),
                    PIXELS);
        pen.dispose();
        return image;
    }

    @Test
    void listNamesEveryNoticeAndSaysWhereToWriteTheFirst() {
        assertThat(page.list(200, "list", Text.Locale.EN).body().toString())
                .contains("Looking into &lt;complaints&gt;", "/notice/quay\"", "/notice/quay/sign\"");
        assertThat(new NoticePage(new CameraNotices(List.of(), Retention.DEFAULTS), Sites::open)
                        .list(200, "list", Text.Locale.VI)
                        .body()
                        .toString())
                .contains("cameraNotices");
    }

    @Test
    void anybodyReadsNoticeAndSignAndOnlyTheAdministratorTheList() throws Exception {
        try (RunningHub hub = RunningHub.start(folder).withPeople()) {
            assertThat(status(hub, "/notice/quay")).isEqualTo(200);
            assertThat(status(hub, "/notice/quay/sign")).isEqualTo(200);
            assertThat(status(hub, "/notice/khac")).isEqualTo(404);
            assertThat(status(hub, "/notice/khac/sign")).isEqualTo(404);
            assertThat(status(hub, "/admin/notices")).isEqualTo(303);
            assertThat(hub.ask("GET", "/admin/notices")
                            .as(Role.ADMINISTRATOR)
                            .send()
                            .body())
                    .contains("/notice/quay/sign");
        }
    }

    private static int status(RunningHub hub, String path) throws Exception {
        return hub.ask("GET", path).with("Accept", "text/html").send().statusCode();
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws Exception {
        assertThat(texts("vi").stringPropertyNames()).isEqualTo(texts("en").stringPropertyNames());
    }

    private static Properties texts(String language) throws Exception {
        Properties texts = new Properties();
        try (var in = NoticePage.class.getResourceAsStream("notice_" + language + ".properties")) {
            texts.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}

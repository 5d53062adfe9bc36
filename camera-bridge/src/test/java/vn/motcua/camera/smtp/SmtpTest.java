package vn.motcua.camera.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.camera.Heards.said;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.Cuts;
import vn.motcua.camera.Heards;

class SmtpTest {
    private static final byte[] JPEG = jpeg(600);
    private static final String HIK = """
            This is an automatically generated e-mail from your DVR.

            EVENT TYPE:   Motion Detected
            EVENT TIME:   2026-11-20,08:00:00
            DVR NAME:     Hall NVR
            DVR S/N:      123
            CHANNEL NAME: Camera 01
            CHANNEL NUMBER: 1
            """;
    private static final String HIK_SAID = "motion PULSE Hall NVR/Camera 01 2026-11-20T01:00:00Z?";

    private static byte[] jpeg(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) (i * 7);
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xd8;
        return bytes;
    }

    private static String mail(String text) {
        return """
                From: nvr@site.vn
                Subject: =?utf-8?B?%s?=
                Date: Fri, 20 Nov 2026 08:00:05 +0700 (ICT)
                MIME-Version: 1.0
                Content-Type: multipart/mixed;
                 boundary="=_b"

                --=_b
                Content-Type: text/plain; charset="utf-8"
                Content-Transfer-Encoding: 8bit

                %s
                --=_b
                Content-Type: image/jpeg; name="shot.jpg"
                Content-Disposition: attachment;
                 filename="shot.jpg"
                Content-Transfer-Encoding: base64

                %s
                --=_b--
                """.formatted(
                        base64("Cảnh báo".getBytes(StandardCharsets.UTF_8)),
                        text,
                        Base64.getMimeEncoder().encodeToString(JPEG));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String session(String... mails) {
        StringBuilder all = new StringBuilder("EHLO camera\nAUTH LOGIN\n" + base64("u".getBytes(StandardCharsets.UTF_8))
                + "\n" + base64("p".getBytes(StandardCharsets.UTF_8)) + "\n");
        for (String mail : mails)
            all.append("MAIL FROM:<nvr@site.vn> SIZE=1000\nRCPT TO:<motcua@site.vn>\nDATA\n")
                    .append(mail.replace("\n.", "\n.."))
                    .append(".\n");
        return all.append("QUIT\n").toString();
    }

    @Test
    void aMailWithAPictureSaysWhatWasSeen() {
        assertThat(said("smtp", mail(HIK))).containsExactly(HIK_SAID + " [600]");
        assertThat(said("smtp", mail(HIK).replace("\n", "\r\n"))).containsExactly(HIK_SAID + " [600]");
    }

    @Test
    void aSessionSaysWhatItsMailsSay() {
        String dotted = mail(HIK).replace("EVENT TYPE", ".\n..\n.EVENT: x\nEVENT TYPE");
        assertThat(said("smtp", session(mail(HIK), dotted))).containsExactly(HIK_SAID + " [600]", HIK_SAID + " [600]");
        assertThat(said("smtp", session(mail(HIK)).replace("\n", "\r\n"))).containsExactly(HIK_SAID + " [600]");
        assertThat(said("smtp", "HELO c\nMAIL FROM:<a>\nRCPT TO:<b>\nDATA\nSubject: x\n"))
                .containsExactly("fault CUT");
    }

    @Test
    void otherVendorsAndFormsOfMailAreRead() {
        String dahua = """
                Subject: NVR alarm
                Content-Type: text/plain

                Alarm Event: Intrusion
                Alarm Input Channel No.: 2
                Alarm Start Time(D/M/Y H:M:S): 20/11/2026 08:00:00
                Alarm Device Name: NVR
                IP Address: 192.168.1.108
                """;
        assertThat(said("smtp", dahua)).containsExactly("presence PULSE NVR/2 2026-11-20T01:00:00Z?");
        assertThat(said("smtp", dahua.replace("D/M/Y", "M/D/Y").replace("20/11", "11/20")))
                .containsExactly("presence PULSE NVR/2 2026-11-20T01:00:00Z?");
        String html = """
                Subject: x
                Content-Type: text/html
                Content-Transfer-Encoding: quoted-printable

                <table><tr><td>EVENT TYPE:</td><td>Video=20Tampering Detected</td></tr><br>CHANNEL N=
                AME:&nbsp;Quay 1<br/></table>
                """;
        assertThat(said("smtp", html)).containsExactly("tamper PULSE /Quay 1 null?");
        String named = mail("see the picture")
                .replace("shot.jpg", "10.0.0.9_03_20261120080000123_LINE_CROSSING_DETECTION.jpg");
        assertThat(said("smtp", named)).containsExactly("line-crossed PULSE 10.0.0.9/03 2026-11-20T01:00:00Z? [600]");
        assertThat(said(
                        "smtp",
                        "Subject: Phát hiện chuyển động\nDate: Fri, 20 Nov 2026 08:00:05 +0700\n\nKênh: Quầy 1\n"
                                .getBytes(StandardCharsets.UTF_8)))
                .containsExactly("motion PULSE /Quầy 1 2026-11-20T01:00:05Z");
    }

    @Test
    void aTestMailIsASignOfLifeAndOthersAreNotWanted() {
        assertThat(said("smtp", "Subject: Test mail\n\nThis is a test.\n")).containsExactly("alive ");
        assertThat(said("smtp", "Subject: Hello\n\nBuy now.\n")).containsExactly("refused NOT_WANTED mail");
    }

    @Test
    void facesAreRefusedWithTheirPictures() {
        for (String type : List.of("Face Detection", "Human Face Snap", "FACE_DETECTION"))
            assertThat(Heards.heard(
                                    "smtp",
                                    mail(HIK.replace("Motion Detected", type)).getBytes(StandardCharsets.UTF_8))
                            .toString())
                    .contains("BIOMETRIC")
                    .doesNotContain("Event[", "Hall");
        assertThat(said("smtp", "Subject: Face Recognition: CANARY\n\nEVENT TYPE: Motion Detected\n"))
                .containsExactly("refused BIOMETRIC Motion Detected");
    }

    @Test
    void hostileMailsCostOnlyThemselves() {
        assertThat(said("smtp", session(mail(HIK).replaceAll("(?s)/9.*==|/9[A-Za-z0-9+/=\\s]*", "bm8=\n"), mail(HIK))))
                .contains("fault MAIL", HIK_SAID + " [600]");
        StringBuilder nested = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\n\n");
        for (int i = 0; i < 20; i++)
            nested.append("--b")
                    .append(i)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\n\n");
        assertThat(said("smtp", nested.toString())).contains("fault MAIL");
        assertThat(said(
                        "smtp",
                        "Content-Type: multipart/mixed; boundary=b\n\n"
                                + "--b\nContent-Type: text/plain\n\nx\n".repeat(1_000)))
                .containsExactly("fault MAIL", "refused NOT_WANTED mail");
        String endless = "x".repeat(1_000_000) + "\n";
        assertThat(said("smtp", session("Subject: a\n\n" + endless.repeat(13), mail(HIK))))
                .containsExactly("refused TOO_LARGE mail", HIK_SAID + " [600]");
    }

    @Test
    void whatIsSaidIsTheSameForEveryCut() {
        Heards.assertEveryCutTheSame("smtp", session(mail(HIK)).getBytes(StandardCharsets.UTF_8), 300);
        Heards.assertEveryCutTheSame("smtp", mail(HIK).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), 300);
    }

    @Test
    void onlyKnownUsersAndSendersAreTaken() {
        SmtpAccess access = new SmtpAccess(Set.of("nvr@site.vn"), Map.of("cam", "secret"));
        String plain = base64("\0cam\0secret".getBytes(StandardCharsets.UTF_8));

        assertThat(answers(access, "EHLO c\nMAIL FROM:<nvr@site.vn>\n")).containsExactly("250", "530");
        assertThat(answers(
                        access, "AUTH PLAIN " + plain + "\nMAIL FROM:<NVR@site.vn>\nRCPT TO:<x>\nDATA\nhi\n.\nQUIT\n"))
                .containsExactly("235", "250", "250", "354", "mail", "221");
        assertThat(answers(access, "AUTH PLAIN\n" + plain + "\nMAIL FROM:<else@site.vn>\nRCPT TO:<x>\n"))
                .containsExactly("334", "235", "550", "503");
        assertThat(answers(access, "AUTH LOGIN\n!\n!\nAUTH LOGIN Y2Ft\nbm8=\nAUTH PLAIN AGNhbQA=\nNOOP\n"))
                .containsExactly("334", "334", "535", "334", "535", "535");
        assertThat(answers(access, "AUTH PLAIN " + base64("\0nobody\0".getBytes(StandardCharsets.UTF_8)) + "\n"))
                .containsExactly("535");
    }

    @Test
    void whoTalksNonsenseIsHungUpOn() {
        assertThat(answers(SmtpAccess.ANY, "GET / HTTP/1.1\n".repeat(20)))
                .hasSize(11)
                .last()
                .isEqualTo("421");
        assertThat(answers(SmtpAccess.ANY, "x".repeat(100_000) + "\nNOOP\n")).containsExactly("500", "250");
        assertThat(answers(SmtpAccess.ANY, "MAIL FROM:<a>\n" + "RCPT TO:<b>\n".repeat(21))
                        .get(21))
                .isEqualTo("452");
        assertThat(answers(SmtpAccess.ANY, "MAIL FROM:<a>\nRSET\nRCPT TO:<b>\nDATA\n"))
                .containsExactly("250", "250", "503", "503");
    }

    private static List<String> answers(SmtpAccess access, String said) {
        SmtpSession session = new SmtpSession(access);
        List<String> answers = new ArrayList<>();
        for (byte[] piece : Cuts.chunks(said.getBytes(StandardCharsets.UTF_8), 7))
            for (SmtpStep step : session.feed(piece))
                answers.add(step.match(reply -> reply.text().substring(0, 3), mail -> "mail"));
        return answers;
    }
}

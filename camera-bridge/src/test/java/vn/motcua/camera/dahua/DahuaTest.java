package vn.motcua.camera.dahua;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.camera.Heards.said;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.Heards;

class DahuaTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=myboundary\r\n\r\n";
    private static final String LINE = """
            Code=CrossLineDetection;action=Start;index=0;data={
               "Class" : "Normal",
               "Name" : "a=b;c",
               "LocaleTime" : "2026-11-20 08:00:00",
               "UTC" : 1795136400,
               "UTCMS" : 250,
               "Object" : { "ObjectID" : 7, "ObjectType" : "Human", "BoundingBox" : [ 1, 2, 3, 4 ] }
            }
            """;
    private static final String LINE_SAID =
            "line-crossed START /1 key=a=b;c 2026-11-20T01:00:00.250Z {box=1,2,3,4, object=7, rule=a=b;c, target=Human}";

    @Test
    void aStreamGivesSignsOfLifeAndEvents() {
        assertThat(said("dahua", HEAD + part("Heartbeat") + part("Code=VideoMotion;action=Stop;index=3") + part(LINE)))
                .containsExactly("alive ", "motion END /4 null?", LINE_SAID);
        assertThat(said("dahua", HEAD + part("Code=AlarmLocal;action=Start;index=1")))
                .containsExactly("input START /2 key=2 null? {input=2}");
    }

    @Test
    void bareTextAndPartsWithoutALengthAreTheSame() {
        assertThat(said("dahua", "Heartbeat\r\n" + LINE + "Code=VideoBlind;action=Pulse;index=0\r\n"))
                .containsExactly("alive ", LINE_SAID, "tamper PULSE /1 null?");
        String open = "--myboundary\r\nContent-Type: text/plain\r\n\r\n";
        assertThat(said("dahua", open + "Heartbeat\r\n" + open + LINE)).containsExactly("alive ", LINE_SAID);
    }

    /** Pain 1: an equals sign, a semicolon or a line end in the data ended the event for others. */
    @Test
    void dataThatAreNoJsonCostOnlyTheData() {
        assertThat(said("dahua", part(LINE.replace("\"Class\" :", "\"Class\" ")) + part(LINE)))
                .containsExactly("fault JSON", "line-crossed START /1 null?", LINE_SAID);
        assertThat(said("dahua", part("Code=;action=Start") + part("action=Start") + part("") + part(LINE)))
                .containsExactly("fault TEXT", "fault TEXT", "fault TEXT", LINE_SAID);
    }

    @Test
    void theTimeIsTheRealOneWhereItIsSaid() {
        assertThat(time(LINE.replace("\"UTC\"", "\"RealUTC\" : 1795136460, \"UTC\"")))
                .isEqualTo("2026-11-20T01:01:00.250Z");
        // Local time, sold as UTC: what stands beside it gives it away.
        assertThat(time(LINE.replace("1795136400", "1795161600"))).isEqualTo("2026-11-20T01:00:00.250Z?");
        assertThat(time(LINE.replace("\"UTC\" : 1795136400,", ""))).isEqualTo("2026-11-20T01:00:00Z?");
        assertThat(time(LINE.replace("1795136400", "99999999999999"))).isEqualTo("2026-11-20T01:00:00Z?");
    }

    private static String time(String text) {
        return said("dahua", part(text)).get(0).replaceAll(".*c (2026\\S*) .*", "$1");
    }

    @Test
    void whatIsAboutABodyOrAPersonIsRefused() {
        String face =
                "Code=FaceDetection;action=Start;index=0;data={\"Object\":{\"ObjectType\":\"HumanFace\",\"Text\":\"CANARY\"}}";
        for (String text : List.of(
                face,
                face.replace("FaceDetection", "CrossRegionDetection"),
                "Code=CrossRegionDetection;action=Start;index=0;data={\"Objects\":[{\"ObjectType\":\"HumanFace\",\"Text\":\"CANARY\"}]}",
                LINE.replace("\"Normal\"", "\"FaceRecognition\""),
                LINE.replace("\"Class\"", "\"Faces\" : [{\"Name\":\"CANARY\"}], \"Class\"")))
            assertThat(Heards.heard("dahua", part(text).getBytes(StandardCharsets.ISO_8859_1))
                            .toString())
                    .as(text)
                    .contains("BIOMETRIC")
                    .doesNotContain("CANARY", "Event[");
        assertThat(said("dahua", part("Code=TrafficJunction;action=Pulse;index=0;data={\"PlateNumber\":\"CANARY\"}")))
                .containsExactly("refused NOT_WANTED TrafficJunction");
    }

    private static final String SNAP = """
            Events[0].EventBaseInfo.Code=CrossRegionDetection\r
            Events[0].EventBaseInfo.Action=Start\r
            Events[0].EventBaseInfo.Index=0\r
            Events[0].Name=vung-1\r
            Events[0].Object.ObjectType=Human\r
            Events[0].UTC=1795136400\r
            Events[0].UTCMS=0\r
            Events[0].ImageInfo[0].Offset=0\r
            Events[0].ImageInfo[0].Length=100\r
            Events[0].SceneImage.Offset=100\r
            Events[0].SceneImage.Length=60\r
            """;
    private static final String SNAP_SAID =
            "presence START /1 key=vung-1 2026-11-20T01:00:00Z {rule=vung-1, target=Human}";

    @Test
    void picturesOfASnapStandWhereItSays() {
        assertThat(said("dahua-snap", HEAD + part("Heartbeat") + part(SNAP) + pictures(100, 60) + part("Heartbeat")))
                .containsExactly("alive ", SNAP_SAID + " [100] [60]", "alive ");
        String plain = SNAP.replaceAll("Events\\[0]\\.(ImageInfo|SceneImage).*\r\n", "");
        assertThat(said("dahua-snap", part(plain) + pictures(100, 60, 40)))
                .containsExactly(SNAP_SAID + " [100] [60] [40]");
        assertThat(said("dahua-snap", part(plain) + part(plain))).containsExactly(SNAP_SAID, SNAP_SAID);
    }

    @Test
    void aPlaceOutsideOfThePartIsAFaultAndTheEventStays() {
        for (String wrong : List.of("Length=101", "Length=-1", "Length=999999999999", "Length=0"))
            assertThat(said("dahua-snap", part(SNAP.replace("Length=60", wrong)) + pictures(100, 60)))
                    .as(wrong)
                    .containsExactly("fault PICTURE", SNAP_SAID + " [100]");
        assertThat(said(
                        "dahua-snap",
                        part(SNAP.replace("SceneImage.Offset=100", "SceneImage.Offset=5")) + pictures(100, 60)))
                .containsExactly("fault PICTURE", SNAP_SAID + " [100]");
    }

    @Test
    void aFaceInASnapIsRefusedWithItsPicture() {
        String face = SNAP.replace("CrossRegionDetection", "FaceDetection");
        assertThat(said("dahua-snap", part(face) + pictures(100, 60) + part(SNAP) + pictures(100, 60)))
                .containsExactly("refused BIOMETRIC FaceDetection", SNAP_SAID + " [100] [60]");
        assertThat(said("dahua-snap", part(SNAP + "Events[0].Face.Age=30\r\n") + pictures(100, 60)))
                .containsExactly("refused BIOMETRIC CrossRegionDetection");
    }

    @Test
    void everyCutOfEverySampleSaysTheSame() {
        String stream =
                HEAD + part("Heartbeat") + part(LINE) + part("Code=FaceDetection;action=Start;index=0") + part(LINE);
        Heards.assertEveryCutTheSame("dahua", bytes(stream), 2_500);
        Heards.assertEveryCutTheSame("dahua", bytes(stream.replaceAll("Content-Length: \\d+\r\n", "")), 2_000);
        Heards.assertEveryCutTheSame(
                "dahua-snap", bytes(HEAD + part(SNAP) + pictures(100, 60) + part("Heartbeat")), 2_500);
        Heards.assertEveryCutTheSame("dahua", bytes("Heartbeat\n" + LINE), 500);
    }

    private static String part(String text) {
        return "--myboundary\r\nContent-Type: text/plain\r\nContent-Length: " + text.length() + "\r\n\r\n" + text
                + "\r\n";
    }

    private static String pictures(int... sizes) {
        StringBuilder all = new StringBuilder();
        for (int size : sizes) {
            char[] jpeg = new char[size];
            java.util.Arrays.fill(jpeg, 'p');
            jpeg[0] = 0xFF;
            jpeg[1] = 0xD8;
            jpeg[size - 2] = 0xFF;
            jpeg[size - 1] = 0xD9;
            all.append(jpeg);
        }
        return "--myboundary\r\nContent-Type: image/jpeg\r\nContent-Length: " + all.length() + "\r\n\r\n" + all
                + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

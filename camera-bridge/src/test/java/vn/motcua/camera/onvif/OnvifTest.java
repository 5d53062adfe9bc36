package vn.motcua.camera.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.camera.Heards.said;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.Cuts;
import vn.motcua.camera.Heards;

class OnvifTest {
    private static final String FIELD = message(
            "tns1:RuleEngine/FieldDetector/ObjectsInside",
            "Changed",
            item("VideoSourceConfigurationToken", "vsconf") + item("Rule", "ghế-1"),
            item("IsInside", "true"));
    private static final String FIELD_SAID =
            "presence START /vsconf key=ghế-1 2026-11-20T01:00:00Z {active=true, rule=ghế-1}";
    private static final String PANIC = message(
            "tns1:Device/Trigger/DigitalInput", "Changed", item("InputToken", "DI_2"), item("LogicalState", "true"));
    private static final String PANIC_SAID = "input START / key=DI_2 2026-11-20T01:00:00Z {active=true, input=DI_2}";
    private static final String FACE =
            message("tns1:RuleEngine/Recognition/Face", "Changed", item("VideoSource", "v"), item("Name", "CANARY"));

    @Test
    void anAnswerHoldsAnyNumberOfMessagesAndNoneIsASignOfLife() {
        assertThat(said("onvif", bytes(pull(FIELD, PANIC)))).containsExactly(FIELD_SAID, PANIC_SAID);
        assertThat(said("onvif", bytes(http(pull()) + http(pull(FIELD)) + http(pull(PANIC)))))
                .containsExactly("alive ", FIELD_SAID, PANIC_SAID);
        assertThat(said("onvif", bytes(pull(FIELD) + "\n" + pull(PANIC)))).containsExactly(FIELD_SAID, PANIC_SAID);
    }

    @Test
    void aPushIsTheSameWhateverItsPrefixesAndVersion() {
        String notify = pull(FIELD).replace("tev:PullMessagesResponse", "wsnt:Notify");
        assertThat(said("onvif-push", bytes(post(notify)))).containsExactly(FIELD_SAID);
        assertThat(said("onvif-push", bytes(post(notify.replace("wsnt:", "ns2:").replace(":wsnt", ":ns2")))))
                .containsExactly(FIELD_SAID);
        assertThat(said("onvif-push", bytes(post(notify.replace("2003/05/soap-envelope", "soap/envelope")))))
                .containsExactly(FIELD_SAID);
        assertThat(said("onvif-push", bytes(notify))).containsExactly(FIELD_SAID);
    }

    /** What Apache CXF's WS-Notification broker 3.5.5 posted to a subscriber, as it came: SOAP 1.1, another's prefixes, much around it. */
    @Test
    void whatCxfPostsIsUnderstoodInAnyPieces() throws Exception {
        byte[] capture;
        try (InputStream from = OnvifTest.class.getResourceAsStream("cxf-notify.http")) {
            capture = from.readAllBytes();
        }

        for (int size : List.of(1, 7, 100, capture.length))
            assertThat(Heards.heard("onvif-push", Cuts.chunks(capture, size)).stream()
                            .map(Heards::say))
                    .as("in pieces of %d", size)
                    .containsExactly("motion START /v1 2026-11-23T02:00:00Z {active=true}");
    }

    /** Pain 10: how things stand is told again after each subscription, and is no alarm. */
    @Test
    void initializedIsAStateDeletedIsAnEnd() {
        assertThat(one(PANIC.replace("Changed", "Initialized"))).isEqualTo(PANIC_SAID.replace("START", "STATE"));
        assertThat(one(PANIC.replace("Changed", "Deleted"))).isEqualTo(PANIC_SAID.replace("START", "END"));
        assertThat(one(FIELD.replace("\"true\"", "\"false\"")))
                .isEqualTo(FIELD_SAID.replace("START", "END").replace("=true", "=false"));
        assertThat(one(FIELD.replace("\"true\"", "\"0\"").replace(" PropertyOperation=\"Changed\"", "")))
                .startsWith("presence END");
    }

    @Test
    void everyTopicOfUse() {
        assertThat(one("VideoAnalytics/x:CountAggregation/OccupancyCounter", "Count", "17"))
                .startsWith("occupancy UPDATE")
                .contains("count=17");
        assertThat(one("tns1:RuleEngine/LineDetector/Crossed", "ObjectId", "5"))
                .startsWith("line-crossed PULSE")
                .contains("object=5");
        assertThat(one("tns1:RuleEngine/LoiteringDetector/ObjectIsLoitering", "Since", "2026-11-20T01:00:00Z"))
                .startsWith("loitering PULSE");
        assertThat(one("tns1:RuleEngine/CellMotionDetector/Motion", "IsMotion", "true"))
                .startsWith("motion START");
        assertThat(one("tns1:VideoSource/MotionAlarm", "State", "false")).startsWith("motion END");
        assertThat(one("tns1:RuleEngine/ObjectDetection/Object", "ClassTypes", "Human Vehicle"))
                .startsWith("presence START")
                .contains("target=Human+Vehicle");
        assertThat(one("tns1:RuleEngine/ObjectDetection/Object", "ClassTypes", ""))
                .startsWith("presence END");
        assertThat(one("tns1:RuleEngine/AudioDetector/Class", "Class", "Screaming"))
                .startsWith("audio PULSE")
                .contains("target=Screaming");
        assertThat(one("tns1:VideoSource/GlobalSceneChange/ImagingService", "State", "true"))
                .startsWith("tamper START");
        assertThat(one("tns1:VideoSource/ImageTooDark/AnalyticsService", "State", "true"))
                .startsWith("tamper START");
        assertThat(one("tns1:VideoSource/SignalLoss", "State", "true")).startsWith("signal-lost START");
        assertThat(one("tnsacme:Something/New", "X", "1")).startsWith("other PULSE");
    }

    @Test
    void whatIsAboutABodyOrAPersonIsRefused() {
        for (String message : List.of(
                FACE,
                FIELD.replace("ObjectsInside", "FaceDetected"),
                FIELD.replace("IsInside", "FaceId"),
                FIELD.replace(item("IsInside", "true"), item("ClassTypes", "Face"))))
            assertThat(one(message)).as(message).startsWith("refused BIOMETRIC");
        assertThat(one(FIELD.replace("FieldDetector/ObjectsInside", "LicensePlateRecognition/Plate")))
                .startsWith("refused NOT_WANTED");
        assertThat(one(FIELD.replace(item("IsInside", "true"), item("ClassTypes", "HumanFace Human"))))
                .contains("target=Human}");
        String drawing =
                "<tt:ElementItem Name=\"Object\"><tt:Object><tt:HumanFace>CANARY</tt:HumanFace></tt:Object></tt:ElementItem>";
        assertThat(one(FIELD.replace("<tt:SimpleItem Name=\"IsInside\"", drawing + "<tt:SimpleItem Name=\"IsInside\"")))
                .isEqualTo(FIELD_SAID);
    }

    @Test
    void faultsAndWhatIsNoneOfIt() {
        String fault =
                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value>"
                        + "<s:Subcode><s:Value>ter:NotAuthorized</s:Value></s:Subcode></s:Code><s:Reason><s:Text>CANARY</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>";
        assertThat(Heards.heard("onvif", bytes(http(fault) + http(pull(FIELD)))).toString())
                .contains("SOAP", "NotAuthorized", "PRESENCE")
                .doesNotContain("CANARY");
        assertThat(said("onvif", bytes("HTTP/1.1 500 Error\r\nContent-Length: " + fault.length() + "\r\n\r\n" + fault)))
                .containsExactly("fault STATUS");
        assertThat(said("onvif", bytes("<html/>"))).containsExactly("refused NOT_WANTED html");
        assertThat(said(
                        "onvif",
                        bytes(pull(FIELD)
                                .replace("<wsnt:Topic", "<wsnt:Tropic")
                                .replace("</wsnt:Topic", "</wsnt:Tropic"))))
                .containsExactly("fault XML");
        assertThat(said("onvif", bytes("<?xml version=\"1.0\"?><a><b></a>" + "<?xml version=\"1.0\"?>" + pull(FIELD))))
                .containsExactly("fault XML", FIELD_SAID);
        assertThat(said(
                        "onvif",
                        bytes("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>" + pull(FIELD))))
                .containsExactly("fault XML", FIELD_SAID);
        assertThat(said("onvif", bytes("<a>" + "x".repeat(300_000) + "</a>" + pull(FIELD))))
                .containsExactly("refused TOO_LARGE ", FIELD_SAID);
    }

    @Test
    void theYear2000IsWhatTheDeviceSays() {
        assertThat(one(FIELD.replace("2026-11-20T01:00:00Z", "2000-01-01T00:00:00.5Z")))
                .contains("2000-01-01T00:00:00.500Z");
        assertThat(one(FIELD.replace("2026-11-20T01:00:00Z", "2026-11-20T01:00:00")))
                .isEqualTo(FIELD_SAID);
        assertThat(one(FIELD.replace("2026-11-20T01:00:00Z", "noon"))).contains(" null");
    }

    @Test
    void everyCutOfEverySampleSaysTheSame() {
        Heards.assertEveryCutTheSame("onvif", bytes(http(pull(FIELD, FACE, PANIC)) + http(pull())), 1_500);
        Heards.assertEveryCutTheSame(
                "onvif",
                bytes(pull(FIELD) + "<a><b></a>\n<?xml version=\"1.0\"?>\n<!-- a > b --><x><![CDATA[ </x> ]]></x>"
                        + pull(PANIC)),
                1_500);
        Heards.assertEveryCutTheSame("onvif-push", bytes(post(pull(FIELD)) + post(pull(PANIC))), 1_000);
    }

    private static String one(String message) {
        List<String> said = said("onvif", bytes(pull(message)));
        assertThat(said).hasSize(1);
        return said.get(0);
    }

    private static String one(String topic, String name, String value) {
        return one(message(topic, "Changed", item("VideoSource", "v"), item(name, value)));
    }

    private static String item(String name, String value) {
        return "<tt:SimpleItem Name=\"" + name + "\" Value=\"" + value + "\"/>";
    }

    private static String message(String topic, String operation, String source, String data) {
        return "<wsnt:NotificationMessage><wsnt:Topic Dialect=\"http://www.onvif.org/ver10/tev/topicExpression/ConcreteSet\">"
                + topic
                + "</wsnt:Topic><wsnt:Message><tt:Message UtcTime=\"2026-11-20T01:00:00Z\" PropertyOperation=\""
                + operation + "\"><tt:Source>"
                + source + "</tt:Source><tt:Data>" + data
                + "</tt:Data></tt:Message></wsnt:Message></wsnt:NotificationMessage>";
    }

    private static String pull(String... messages) {
        return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:tev=\"http://www.onvif.org/ver10/events/wsdl\""
                + " xmlns:wsnt=\"http://docs.oasis-open.org/wsn/b-2\" xmlns:tt=\"http://www.onvif.org/ver10/schema\">\n<s:Body><tev:PullMessagesResponse>"
                + "<tev:CurrentTime>2026-11-20T01:00:01Z</tev:CurrentTime><tev:TerminationTime>2026-11-20T01:01:01Z</tev:TerminationTime>"
                + Stream.of(messages).collect(Collectors.joining("\n"))
                + "</tev:PullMessagesResponse></s:Body></s:Envelope>";
    }

    private static String http(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml; charset=utf-8\r\nContent-Length: "
                + bytes(body).length + "\r\n\r\n" + body;
    }

    private static String post(String body) {
        return "POST /camera/notify/x HTTP/1.1\r\nHost: agent\r\nContent-Type: application/soap+xml\r\nContent-Length: "
                + bytes(body).length + "\r\n\r\n" + body;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aStormInOneCaptureIsReadInPieces() {
        String storm = IntStream.range(0, 2_000).mapToObj(i -> pull(FIELD)).collect(Collectors.joining());

        assertThat(said("onvif", bytes(storm))).hasSize(2_000).containsOnly(FIELD_SAID);
    }
}

package vn.motcua.camera.isapi;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.camera.Heards.said;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.Heards;
import vn.motcua.camera.source.Heard;

class IsapiTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nMIME-Version: 1.0\r\nConnection: close\r\n"
            + "Content-Type: multipart/mixed; boundary=boundary\r\n\r\n";
    private static final String HEARTBEAT = alert("""
            <ipAddress>192.168.1.64</ipAddress><macAddress>44:19:B6:00:00:01</macAddress><channelID>1</channelID>
            <dateTime>2026-11-20T08:00:00+07:00</dateTime><activePostCount>0</activePostCount>
            <eventType>videoloss</eventType><eventState>inactive</eventState><eventDescription>videoloss alarm</eventDescription>""");
    private static final String FIELD = alert("""
            <ipAddress>192.168.1.64</ipAddress><portNo>80</portNo><macAddress>44:19:B6:00:00:01</macAddress><channelID>2</channelID>
            <dateTime>2026-11-20T08:01:02+07:00</dateTime><activePostCount>1</activePostCount>
            <eventType>fielddetection</eventType><eventState>active</eventState>
            <DetectionRegionList><DetectionRegionEntry><regionID>3</regionID><sensitivityLevel>50</sensitivityLevel>
            <detectionTarget>human</detectionTarget><TargetRect><X>0.1</X><Y>0.2</Y><width>0.3</width><height>0.4</height></TargetRect>
            </DetectionRegionEntry></DetectionRegionList>""");
    private static final String FIELD_SAID = "presence START 44:19:b6:00:00:01/2 key=3 2026-11-20T01:01:02Z "
            + "{box=0.1,0.2,0.3,0.4, posts=1, region=3, target=human}";
    private static final String FACE = alert("""
            <ipAddress>192.168.1.64</ipAddress><channelID>1</channelID><dateTime>2026-11-20T08:00:03</dateTime>
            <eventType>faceSnap</eventType><eventState>active</eventState><FaceList><Face><name>CANARY</name></Face></FaceList>""");
    private static final byte[] JPEG = jpeg(300);

    @Test
    void aStreamGivesSignsOfLifeAndEvents() {
        assertThat(said("isapi", HEAD + part(HEARTBEAT) + part(FIELD) + part(HEARTBEAT)))
                .containsExactly("alive 1", FIELD_SAID, "alive 1");
    }

    @Test
    void withoutAHeadOrInChunksItIsTheSame() {
        assertThat(said("isapi", part(HEARTBEAT) + part(FIELD))).containsExactly("alive 1", FIELD_SAID);
        String chunked = HEAD.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n");
        String body = part(FIELD);
        assertThat(said(
                        "isapi",
                        chunked + Integer.toHexString(100) + "\r\n" + body.substring(0, 100) + "\r\n"
                                + Integer.toHexString(body.length() - 100) + "\r\n" + body.substring(100)
                                + "\r\n0\r\n\r\n"))
                .containsExactly(FIELD_SAID);
        assertThat(said("isapi", FIELD)).containsExactly(FIELD_SAID);
        assertThat(said("isapi", FIELD + "\n" + FIELD)).containsExactly(FIELD_SAID, FIELD_SAID);
    }

    /** Pain 4 of open clients: one empty element read as a lost connection. */
    @Test
    void anEmptyElementIsAnEmptyValueAndABrokenPartIsDroppedAlone() {
        String empty = FIELD.replace("<activePostCount>1</activePostCount>", "<activePostCount/>");
        String broken = FIELD.replace("</eventType>", "");
        assertThat(said("isapi", HEAD + part(empty) + part(broken) + part("") + part("no XML") + part(FIELD)))
                .containsExactly(
                        FIELD_SAID.replace("posts=1, ", ""), "fault XML", "fault EMPTY", "fault XML", FIELD_SAID);
    }

    @Test
    void everyNamespaceIsTheSameDocument() {
        for (String namespace : List.of(
                "http://www.hikvision.com/ver10/XMLSchema",
                "http://www.hikvision.com/ver20/XMLSchema",
                "http://www.isapi.org/ver20/XMLSchema",
                "urn:psialliance-org")) {
            String document = FIELD.replace("ver20/XMLSchema\"", "x\"").replace("http://www.isapi.org/x", namespace);
            assertThat(document).contains(namespace);
            assertThat(said("isapi", part(document))).as(namespace).containsExactly(FIELD_SAID);
        }
        String none = FIELD.replaceAll(" xmlns=\"[^\"]*\"", "").replaceAll("<\\?xml[^>]*>", "");
        assertThat(said("isapi", part(none))).containsExactly(FIELD_SAID);
    }

    @Test
    void aTimeWithoutAZoneIsReadInTheSitesAndSaidToBe() {
        assertThat(said("isapi", part(FIELD.replace("08:01:02+07:00", "08:01:02"))))
                .containsExactly(FIELD_SAID.replace("01:01:02Z", "01:01:02Z?"));
        assertThat(said("isapi", part(FIELD.replace("2026-11-20T08:01:02+07:00", "yesterday")))
                        .get(0))
                .contains("null");
        assertThat(said("isapi", part(FIELD.replace("+07:00", "Z"))).get(0)).contains("2026-11-20T08:01:02Z {");
    }

    @Test
    void stateAndRepeatsTellThePhase() {
        assertThat(said("isapi", part(FIELD.replace("<activePostCount>1<", "<activePostCount>7<")))
                        .get(0))
                .startsWith("presence UPDATE");
        assertThat(said("isapi", part(FIELD.replace(">active<", ">inactive<"))).get(0))
                .startsWith("presence END");
        assertThat(said("isapi", part(HEARTBEAT.replace(">inactive<", ">active<")))
                        .get(0))
                .startsWith("signal-lost START");
        String panic = alert("""
                <macAddress>44:19:B6:00:00:01</macAddress><dynInputIOPortID>2</dynInputIOPortID>
                <dateTime>2026-11-20T08:00:00+07:00</dateTime><eventType>IO</eventType><eventState>active</eventState>
                <isDataRetransmission>true</isDataRetransmission>""");
        assertThat(said("isapi", part(panic)))
                .containsExactly("input START 44:19:b6:00:00:01/ key=2 2026-11-20T01:00:00Z {input=2} late");
    }

    @Test
    void whatIsAboutABodyOrAPersonIsRefusedWithItsPictures() {
        List<Heard> heard = Heards.heard("isapi-push", bytes(form(FACE, JPEG, JPEG)));

        assertThat(heard.stream().map(Heards::say)).containsExactly("refused BIOMETRIC faceSnap");
        assertThat(heard.toString()).doesNotContain("CANARY");
        assertThat(said("isapi", HEAD + part(FACE) + picture(JPEG) + part(FIELD)))
                .containsExactly("refused BIOMETRIC faceSnap", FIELD_SAID);
        assertThat(said("isapi", part(FIELD.replace("<portNo>", "<faceScore>81</faceScore><portNo>"))))
                .containsExactly("refused BIOMETRIC fielddetection");
        assertThat(said("isapi", part(FIELD.replace("fielddetection", "ANPR"))))
                .containsExactly("refused NOT_WANTED ANPR");
        assertThat(said("isapi-push", "{\"eventType\":\"AccessControllerEvent\",\"name\":\"CANARY\"}"))
                .containsExactly("refused NOT_WANTED AccessControllerEvent");
    }

    @Test
    void whatIsAboutABodyIsRefusedWhereverItStands() {
        String json = "{\"eventType\":\"VMD\",\"eventState\":\"active\",\"channelID\":1%s}";

        for (String inside : List.of(
                ",\"Target\":{\"faceToken\":\"CANARY\"}",
                ",\"Targets\":[{\"x\":1},{\"list\":[{\"FaceInfo\":{\"age\":40}}]}]",
                ",\"detectionTarget\":\"face\""))
            assertThat(said("isapi-push", form(json.formatted(inside), JPEG)))
                    .as(inside)
                    .containsExactly("refused BIOMETRIC VMD");
        assertThat(said("isapi-push", json.formatted(",\"faceScore\":0,\"FaceList\":[]")))
                .containsExactly("motion START /1 null?");
        for (String inside : List.of("<Target faceId=\"CANARY\"/>", "<detectionTarget>face</detectionTarget>"))
            assertThat(said("isapi", part(FIELD.replace("<portNo>", inside + "<portNo>"))))
                    .as(inside)
                    .containsExactly("refused BIOMETRIC fielddetection");
    }

    @Test
    void alertsInAListAreHeardEach() {
        String one = "{\"eventType\":\"VMD\",\"eventState\":\"active\",\"channelID\":%d}";
        String list = "[" + one.formatted(1) + ", {\"eventType\":\"faceSnap\"}, 7, " + one.formatted(2) + "]";

        assertThat(said("isapi-push", list))
                .containsExactly(
                        "motion START /1 null?",
                        "refused BIOMETRIC faceSnap",
                        "refused NOT_WANTED JSON without eventType",
                        "motion START /2 null?");
        assertThat(said("isapi-push", "[]")).isEmpty();
        assertThat(said("isapi-push", "[" + "0,".repeat(64) + "0]"))
                .containsExactly("refused TOO_LARGE JSON of 65 alerts");
        assertThat(said("isapi-push", "[".repeat(100_000))).containsExactly("fault JSON");
    }

    @Test
    void marksAndWideLettersAreRead() {
        byte[] wide = FIELD.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);
        String mark = "\u00ef\u00bb\u00bf";

        assertThat(said("isapi", HEAD + part(text(wide)) + part(mark + FIELD))).containsExactly(FIELD_SAID, FIELD_SAID);
        assertThat(said("isapi", wide)).containsExactly(FIELD_SAID);
        assertThat(said("isapi", mark + FIELD + "\r\n" + mark + FIELD)).containsExactly(FIELD_SAID, FIELD_SAID);
        byte[] hostile = FACE.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16LE);
        assertThat(said("isapi", HEAD + part("\u00ff\u00fe" + text(hostile))))
                .containsExactly("refused BIOMETRIC faceSnap");
        Heards.assertEveryCutTheSame("isapi", bytes(HEAD + part(text(wide)) + part(mark + FIELD)), 200);
    }

    @Test
    void partsOfAPartAreReadAndPackedBodiesToldOf() {
        String nested = nested("application/xml");

        assertThat(said("isapi", HEAD + nested + part(FIELD))).containsExactly(FIELD_SAID, FIELD_SAID);
        assertThat(said("isapi", HEAD + nested("multipart/mixed; boundary=third") + part(FIELD)))
                .as("a third floor is taken for what it holds")
                .containsExactly(FIELD_SAID, FIELD_SAID);
        assertThat(said("isapi-push", push("application/xml\r\nContent-Encoding: gzip", "\u001f\u008bxyz")))
                .containsExactly("fault ENCODING");
        Heards.assertEveryCutTheSame("isapi", bytes(HEAD + nested + part(FIELD)), 200);
    }

    @Test
    void picturesGoWithTheirEvent() {
        assertThat(said("isapi-push", form(FIELD, JPEG, JPEG))).containsExactly(FIELD_SAID + " [300] [300]");
        assertThat(said("isapi-push", push("application/xml; charset=\"UTF-8\"", FIELD)))
                .containsExactly(FIELD_SAID);
        String announced = FIELD.replace("<portNo>", "<detectionPicturesNumber>2</detectionPicturesNumber><portNo>");
        assertThat(said("isapi", HEAD + part(announced) + picture(JPEG) + picture(JPEG) + part(HEARTBEAT)))
                .containsExactly(FIELD_SAID + " [300] [300]", "alive 1");
        assertThat(said("isapi", HEAD + part(announced) + picture(JPEG) + part(HEARTBEAT)))
                .containsExactly(FIELD_SAID + " [300]", "alive 1");
        assertThat(said("isapi-push", form(FIELD, bytes("no picture")))).contains("fault PICTURE", FIELD_SAID);
    }

    /** Pain 17: links of a device point anywhere. */
    @Test
    void onlyThePathOfTheDevicesOwnLinksIsKept() {
        assertThat(said("isapi-push", linked("http://192.168.1.64/picture/1.jpg?token=a")))
                .containsExactly(FIELD_SAID + " /picture/1.jpg?token=a");
        for (String link : List.of(
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1:8080/admin",
                "http://192.168.1.64@10.0.0.1/x",
                "//10.0.0.1/x",
                "file:///etc/passwd",
                "gopher://192.168.1.64/x",
                "http://[::1]/x"))
            assertThat(said("isapi-push", linked(link)))
                    .as(link)
                    .containsExactly("refused FOREIGN_LINK bkgUrl", FIELD_SAID);
    }

    @Test
    void hostileDocumentsAreDroppedAndTheNextIsRead() {
        String doctype =
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><EventNotificationAlert><eventType>&a;</eventType></EventNotificationAlert>";
        assertThat(said("isapi", HEAD + part(doctype) + part("<a>".repeat(5_000)) + part(FIELD)))
                .containsExactly("fault XML", "fault XML", FIELD_SAID);
        assertThat(said("isapi", HEAD + part("<EventNotificationAlert/>") + part("<Other/>") + part(FIELD)))
                .containsExactly("fault XML", "refused NOT_WANTED Other", FIELD_SAID);
        assertThat(said("isapi", "HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\n\r\n<a/>x" + HEAD + part(FIELD)))
                .containsExactly("fault STATUS", FIELD_SAID);
    }

    @Test
    void everyCutOfEverySampleSaysTheSame() {
        String stream = HEAD
                + part(HEARTBEAT)
                + part(FACE)
                + picture(JPEG)
                + part(FIELD.replace("</eventType>", ""))
                + part(FIELD);
        Heards.assertEveryCutTheSame("isapi", bytes(stream), 2_000);
        Heards.assertEveryCutTheSame(
                "isapi", bytes(stream.replace("\r\n", "\n").replaceAll("Content-Length: \\d+\n", "")), 1_500);
        Heards.assertEveryCutTheSame("isapi-push", bytes(form(FIELD, JPEG) + push("application/xml", FIELD)), 1_000);
        Heards.assertEveryCutTheSame("isapi", bytes(part(FIELD)), 1_000);
        Heards.assertEveryCutTheSame("isapi-push", bytes(FIELD), 500);
    }

    private static String linked(String link) {
        return push("application/xml", FIELD.replace("<portNo>", "<bkgUrl>" + link + "</bkgUrl><portNo>"));
    }

    private static String alert(String fields) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EventNotificationAlert version=\"2.0\" xmlns=\"http://www.isapi.org/ver20/XMLSchema\">\n"
                + fields + "\n</EventNotificationAlert>\n";
    }

    private static String part(String xml) {
        return "--boundary\r\nContent-Type: application/xml; charset=\"UTF-8\"\r\nContent-Length: " + xml.length()
                + "\r\n\r\n" + xml + "\r\n";
    }

    private static String nested(String type) {
        String inner = part(FIELD).replace("--boundary", "--in").replace("application/xml", type) + "--in--\r\n";
        return "--boundary\r\nContent-Type: multipart/mixed; boundary=in\r\nContent-Length: " + inner.length()
                + "\r\n\r\n" + inner + "\r\n";
    }

    private static String picture(byte[] jpeg) {
        return "--boundary\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n" + text(jpeg)
                + "\r\n";
    }

    private static String push(String type, String body) {
        return "POST /camera/x HTTP/1.1\r\nHost: agent\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    /** As a device posts it: the document as a field without a length, pictures as files. */
    private static String form(String xml, byte[]... pictures) {
        StringBuilder body = new StringBuilder(
                "--boundary\r\nContent-Disposition: form-data; name=\"fielddetection\"\r\n\r\n" + xml + "\r\n");
        for (byte[] picture : pictures)
            body.append(
                            "--boundary\r\nContent-Disposition: form-data; name=\"p\"; filename=\"p.jpg\"\r\nContent-Type: image/jpeg\r\nContent-Length: ")
                    .append(picture.length)
                    .append("\r\n\r\n")
                    .append(text(picture))
                    .append("\r\n");
        return push("multipart/form-data; boundary=boundary", body + "--boundary--\r\n");
    }

    private static byte[] jpeg(int size) {
        byte[] jpeg = new byte[size];
        new java.util.Random(7).nextBytes(jpeg);
        jpeg[0] = (byte) 0xFF;
        jpeg[1] = (byte) 0xD8;
        return jpeg;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package vn.motcua.camera.frigate;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.camera.Heards.said;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.Heards;

class FrigateTest {
    private static final String ID = "1795136400.25-abc123";
    private static final String OBJECT =
            "{\"id\":\"" + ID + "\",\"camera\":\"hall\",\"frame_time\":1795136403.5,\"label\":\"person\","
                    + "\"sub_label\":[\"CANARY\",0.9],\"top_score\":0.876,\"false_positive\":false,\"start_time\":1795136400.25,"
                    + "\"end_time\":null,\"current_zones\":[\"quay\"],\"entered_zones\":[\"door\",\"quay\"],\"has_snapshot\":true,"
                    + "\"has_clip\":false,\"stationary\":false,\"recognized_license_plate\":\"CANARY\",\"current_attributes\":"
                    + "[{\"label\":\"face\",\"score\":0.8}]}";
    private static final String REVIEW =
            "{\"id\":\"" + ID + "\",\"camera\":\"hall\",\"start_time\":1795136400.25,\"end_time\":null,"
                    + "\"severity\":\"detection\",\"thumb_path\":\"/media/frigate/clips/review/thumb.webp\",\"data\":{\"detections\":[\"1-a\"],"
                    + "\"objects\":[\"person-verified\"],\"verified_objects\":[\"person-verified\"],\"sub_labels\":[\"CANARY\"],"
                    + "\"zones\":[\"quay\"],\"audio\":[],\"metadata\":{\"title\":\"CANARY\"}}}";
    private static final String SEEN = "presence START /hall key=" + ID
            + " 2026-11-20T01:00:00.250Z {label=person, score=0.88, stationary=false, zones=door,quay}"
            + " /api/hall/recordings/1795136400.25/snapshot.jpg /api/events/" + ID + "/snapshot.jpg";

    private static String envelope(String type, String before, String after) {
        return "{\"type\":\"" + type + "\",\"before\":" + before + ",\"after\":" + after + "}";
    }

    @Test
    void anObjectIsFollowedFromItsBeginningToItsEnd() {
        assertThat(said("frigate", "frigate/events " + envelope("new", OBJECT, OBJECT)))
                .containsExactly(SEEN);
        assertThat(said("frigate", "frigate/events " + envelope("update", OBJECT, OBJECT))
                        .get(0))
                .startsWith("presence UPDATE /hall key=" + ID + " 2026-11-20T01:00:03.500Z ");
    }

    /** Pain 13: the end is published before the clip exists. */
    @Test
    void anEndTellsTheClipThoughItIsNotThereYet() {
        String ended = OBJECT.replace("\"end_time\":null", "\"end_time\":1795136410");
        assertThat(said("frigate", "frigate/events " + envelope("end", OBJECT, ended))
                        .get(0))
                .startsWith("presence END /hall key=" + ID + " 2026-11-20T01:00:10Z ")
                .endsWith(" /api/events/" + ID + "/snapshot.jpg /api/events/" + ID + "/clip.mp4");
        assertThat(said("frigate", "frigate/reviews " + envelope("end", REVIEW, REVIEW))
                        .get(0))
                .endsWith(" /api/review/" + ID + "/clip.mp4");
    }

    /** Pain 18: rules that looked at the first message only missed it. */
    @Test
    void aSeverityThatRoseInAnUpdateIsSaid() {
        String alert = REVIEW.replace("\"detection\"", "\"alert\"");
        assertThat(said("frigate", "frigate/reviews " + envelope("update", REVIEW, alert)))
                .containsExactly("presence UPDATE /hall key=" + ID
                        + " null? {objects=person, severity=alert, severityWas=detection, zones=quay}");
    }

    @Test
    void whatWasHeardFirstAndThenSeenChangesItsKind() {
        String heard = REVIEW.replace("\"objects\":[\"person-verified\"]", "\"objects\":[]")
                .replace("\"audio\":[]", "\"audio\":[\"yell\"]");
        assertThat(said("frigate", "frigate/reviews " + envelope("update", heard, REVIEW)))
                .satisfiesExactly(
                        end -> assertThat(end).startsWith("audio END /hall key=" + ID),
                        start -> assertThat(start).startsWith("presence START /hall key=" + ID));
    }

    @Test
    void whoSomebodyIsIsNeverKept() {
        String lines = String.join(
                "\n",
                "frigate/events " + envelope("new", OBJECT, OBJECT),
                "frigate/reviews " + envelope("new", REVIEW, REVIEW),
                "frigate/events " + envelope("new", OBJECT, OBJECT.replace("\"person\"", "\"face\"")),
                "frigate/events " + envelope("new", OBJECT, OBJECT.replace("\"person\"", "\"license_plate\"")),
                "frigate/tracked_object_update {\"type\":\"face\",\"id\":\"" + ID
                        + "\",\"name\":\"CANARY\",\"score\":0.9}",
                "frigate/tracked_object_update {\"type\":\"lpr\",\"name\":\"CANARY\",\"plate\":\"CANARY\"}",
                "frigate/tracked_object_update {\"type\":\"description\",\"description\":\"CANARY\"}",
                "frigate/hall/audio/transcription CANARY",
                "frigate/hall/face 1",
                "frigate/hall/face/snapshot CANARY",
                "frigate/triggers {\"name\":\"CANARY\"}");
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        assertThat(Heards.heard("frigate", bytes).toString()).doesNotContain("CANARY", "verified");
        assertThat(said("frigate", bytes).stream().skip(2))
                .containsExactly(
                        "refused BIOMETRIC events/face",
                        "refused NOT_WANTED events/license_plate",
                        "refused BIOMETRIC tracked_object_update/face",
                        "refused BIOMETRIC tracked_object_update/lpr",
                        "refused NOT_WANTED tracked_object_update/description",
                        "refused NOT_WANTED hall/audio/transcription",
                        "refused BIOMETRIC face",
                        "refused BIOMETRIC hall/face/snapshot",
                        "refused NOT_WANTED triggers");
    }

    @Test
    void theOtherTopicsSayCountsSoundsAndStates() {
        String lines = """
                frigate/available online
                frigate/available offline
                frigate/hall/person 12
                frigate/quay/person/active 3
                frigate/hall/audio/yell ON
                frigate/hall/audio/yell OFF
                frigate/hall/audio/dBFS -31.2
                frigate/hall/motion ON
                frigate/hall/status/detect offline
                frigate/hall/status/detect online
                frigate/hall/review_status ALERT
                frigate/hall/detect/state ON
                frigate/stats {"cameras":{"hall":{"camera_fps":5.0},"door":{"camera_fps":0.0}}}
                frigate/hall/person/snapshot
                """;
        assertThat(said("frigate", lines))
                .containsExactly(
                        "alive ",
                        "availability STATE / null? {active=true}",
                        "availability STATE / null? {active=false}",
                        "occupancy PULSE /hall key=person null? {count=12, label=person}",
                        "occupancy PULSE /quay key=person/active null? {count=3, label=person}",
                        "audio START /hall key=yell null? {sound=yell}",
                        "audio END /hall key=yell null? {sound=yell}",
                        "alive hall",
                        "motion START /hall null?",
                        "signal-lost START /hall key=detect null?",
                        "alive hall",
                        "signal-lost END /hall key=detect null?",
                        "presence STATE /hall key=review_status null? {active=true, severity=alert}",
                        "refused NOT_WANTED hall/detect/state",
                        "alive ",
                        "alive hall");
    }

    @Test
    void everyWayToWriteAMessageDownIsTheSame() {
        String message = envelope("new", OBJECT, OBJECT);
        String pretty = message.replace(",", ",\n  ").replace("{", "{\n  ");
        for (String line : new String[] {
            "site/a/frigate/events " + message,
            "nvr/events " + message,
            "{\"topic\":\"frigate/events\",\"payload\":" + message + "}",
            "{\"tst\":\"2026\",\"topic\":\"frigate/events\",\"qos\":1,\"retain\":0,\"payload\":\""
                    + message.replace("\"", "\\\"") + "\"}",
            message,
            pretty,
            "frigate/events " + pretty,
            "\r\n\r\n  " + message + "\r\n",
            "{\n\"topic\": \"frigate/events\",\n\"payload\": " + pretty + "\n}"
        }) assertThat(said("frigate", line + "\n" + line)).as(line).containsExactly(SEEN, SEEN);
    }

    /** Pain 12: after a restart Frigate closes what was open without a word; its API says it. */
    @Test
    void answersOfTheApiAreReadLate() {
        String open = OBJECT.replace("\"top_score\":0.876,", "")
                .replace("\"entered_zones\":[\"door\",\"quay\"]", "\"zones\":[\"quay\"]");
        String answer = "[" + REVIEW.replace("\"end_time\":null", "\"end_time\":1795136410.0") + ",\n" + open + "]";
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + answer.length() + "\r\n\r\n";
        assertThat(said("frigate", head + answer))
                .isEqualTo(said("frigate", answer))
                .satisfiesExactly(
                        review -> assertThat(review)
                                .startsWith("presence END /hall key=" + ID + " 2026-11-20T01:00:10Z")
                                .endsWith(" late"),
                        event -> assertThat(event)
                                .startsWith("presence START /hall key=" + ID)
                                .endsWith(" late"));
        assertThat(said("frigate", "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n{}"))
                .containsExactly("fault STATUS");
    }

    @Test
    void oneBrokenMessageCostsOnlyItself() {
        String good = "frigate/events " + envelope("new", OBJECT, OBJECT) + "\n";
        for (String bad : new String[] {
            "frigate/events {\"type\":\"new\",\"after\":{\"id\":\n",
            "frigate/events {\"type\":\"new\n",
            "{\"topic\":\"frigate/events\",\"payload\":\n",
            "frigate/events []\n",
            "frigate/events {\"type\":\"odd\",\"after\":{}}\n",
            "frigate/events " + envelope("new", "null", OBJECT.replace(ID, "../../etc/passwd")) + "\n",
            "frigate/hall/status/detect odd\n"
        }) assertThat(said("frigate", bad + good)).as(bad).containsExactly("fault JSON", SEEN);
        assertThat(said("frigate", "frigate/events {\"a\":\"" + "x".repeat(3_000_000) + "\"}\n" + good))
                .containsExactly("refused TOO_LARGE frigate/events", SEEN);
    }

    @Test
    void linksNeverLeaveTheirPlace() {
        String odd = OBJECT.replace("\"camera\":\"hall\"", "\"camera\":\"../../http://10.0.0.1\"");
        assertThat(said("frigate", "frigate/events " + envelope("new", odd, odd))
                        .get(0))
                .doesNotContain(" /api");
    }

    @Test
    void whatIsSaidIsTheSameForEveryCut() {
        String all = "frigate/available online\n{\"topic\":\"frigate/reviews\",\"payload\":"
                + envelope("new", REVIEW, REVIEW) + "}\n" + "frigate/events "
                + envelope("end", OBJECT, OBJECT).replace(",", ",\n ")
                + "\nfrigate/events {\"a\":\nfrigate/hall/person 2";
        Heards.assertEveryCutTheSame("frigate", all.getBytes(StandardCharsets.UTF_8), 1_000);
        String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(REVIEW.length() + 2) + "\r\n[" + REVIEW + "]\r\n0\r\n\r\n";
        Heards.assertEveryCutTheSame("frigate", answer.getBytes(StandardCharsets.UTF_8), 200);
    }
}

package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.see;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** What a citizen is asked where a centre has three faces or four, and questions of its own: at the tablet and on the phone. */
class FacesIT {
    private static final String ASKED = """
            rating:
              faces: %d
              questions:
                - {code: ON_TIME, text: {vi: Bạn có được phục vụ đúng giờ đã hẹn không?, en: Were you served at the time that was set?}}
                - {code: ONE_TRIP, text: {vi: Hồ sơ này có được nhận đủ ngay từ lần đầu bạn đến không?, en: Was this dossier taken in full the first time you came?}}
            """;

    @TempDir
    private Path folder;

    /** Three are the scale of most centres; four have no middle. */
    static List<Integer> scales() {
        return Worlds.FULL ? List.of(3, 4) : List.of(4);
    }

    @ParameterizedTest
    @MethodSource("scales")
    void asManyFacesAsTheCentreSaysAndItsOwnQuestions(int faces) throws Exception {
        DemoWorld.Plan plan = new DemoWorld.Plan(
                Map.of("counter", "counter", "hall", "hall"),
                Map.of("cameraSecret", "unused in this test", "sound", "file"),
                templates(faces));
        try (DemoWorld world = DemoWorld.start(Worlds.installation(), folder.resolve("world"), plan);
                Browser browser = new Browser()) {
            Http officer = world.signedIn("OFFICER");
            command(officer, "open");
            Page tablet = browser.page(world.address("counter").resolve("/rating?counter=counter-1"), 1280, 800);

            visit(world, officer);
            see(tablet, "face-" + faces);
            assertThat(tablet.locator(".faces button").count()).isEqualTo(faces);
            judged(tablet, "rating-" + faces + "-faces");
            tablet.locator("[data-test=face-1]").click();
            see(tablet, "question-ON_TIME");
            tablet.locator("[data-test=answer-ON_TIME-NO]").click();
            judged(tablet, "rating-" + faces + "-questions");
            tablet.locator("[data-test=send]").click();
            see(tablet, "reason-WAIT_LONG");
            judged(tablet, "rating-" + faces + "-reasons");
            tablet.locator("[data-test=reason-WAIT_LONG]").click();
            tablet.locator("[data-test=send]").click();
            see(tablet, "thanks");

            Page phone = browser.page(visit(world, officer), 360, 640);
            phone.waitForSelector("#live button[value='" + faces + "']");
            judged(phone, "phone-" + faces + "-faces");
            rate(phone, faces, true);
            judged(phone, "phone-" + faces + "-rated");
            for (int i = 0; i < 3; i++) {
                phone.navigate(visit(world, officer).toString());
                rate(phone, faces, false);
            }

            reported(world, browser);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** What may be added stands folded below the faces, one of which sends it. */
    private static void rate(Page phone, int face, boolean isSeen) {
        phone.waitForSelector("#live button[value='" + face + "']");
        phone.locator("#live summary").click();
        phone.locator("#live label.question")
                .filter(new Locator.FilterOptions().setHasText("đúng giờ đã hẹn"))
                .locator("select")
                .selectOption("ON_TIME.YES");
        phone.locator("#live label")
                .filter(new Locator.FilterOptions().setHasText("Nhanh"))
                .locator("input")
                .check();
        if (isSeen) judged(phone, "phone-questions");
        phone.locator("#live button[value='" + face + "']").click();
        phone.waitForSelector("#live >> text=Ý kiến của bạn đã được ghi");
    }

    /** One at the tablet who said no, four on phones who said yes: with five it is said what they answered. */
    private static void reported(DemoWorld world, Browser browser) throws Exception {
        JsonNode report =
                world.signedIn("SUPERVISOR").get("/api/v1/ratings").expect(200).json();
        assertThat(report.path("total").path("rated").asInt()).isEqualTo(5);
        assertThat(report.path("channels"))
                .isEqualTo(Json.object().put("TABLET", 1).put("PHONE", 4));
        assertThat(report.path("reasons"))
                .isEqualTo(Json.object().put("FAST", 4).put("WAIT_LONG", 1));
        assertThat(report.path("questions")).hasToString("[{\"code\":\"ON_TIME\",\"yes\":4,\"partly\":0,\"no\":1}]");
        Page page = browser.page(world.hub().resolve("/sign-in"), 1366, 900);
        Centre.signIn(world, page, "SUPERVISOR");
        page.navigate(world.hub().resolve("/reports/ratings").toString());
        page.waitForSelector("#questions >> text=4 có, 0 một phần, 1 không");
        judged(page, "report-reasons");
    }

    private Path templates(int faces) throws Exception {
        Path demo = Worlds.installation().home().resolve("config").resolve("demo");
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Files.copy(demo.resolve("hub.yaml"), templates.resolve("hub.yaml"));
        for (String kind : List.of("counter", "hall"))
            Files.copy(
                    demo.resolve(kind).resolve("agent.yaml"),
                    Files.createDirectories(templates.resolve(kind)).resolve("agent.yaml"));
        String site = Files.readString(demo.resolve("site.yaml"), StandardCharsets.UTF_8);
        String own = site.replace("rating:\n  text: true\n", ASKED.formatted(faces));
        assertThat(own).as("the demonstration's own section was found").isNotEqualTo(site);
        Files.writeString(templates.resolve("site.yaml"), own, StandardCharsets.UTF_8);
        return templates;
    }

    /** One is served and goes; the address of the page of the ticket. */
    private static URI visit(DemoWorld world, Http officer) throws Exception {
        JsonNode ticket = new Http(world.address("hall"))
                .post(
                        "/api/kiosk/tickets",
                        request().put("serviceId", "submit").put("locale", "VI").put("priority", "NORMAL"))
                .expect(200, 201)
                .json();
        Agents.awaitDrained(world, "hall");
        command(officer, "call-next");
        command(officer, "finish");
        String code = ticket.path("url").asText().replaceAll(".*/t/", "");
        return world.hub().resolve("/t/" + code);
    }

    private static void command(Http officer, String what) throws Exception {
        officer.post("/api/v1/counters/counter-1/" + what, request()).expect(200);
    }

    private static ObjectNode request() {
        return Json.object().put("requestId", UUID.randomUUID().toString());
    }
}

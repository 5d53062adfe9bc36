package vn.motcua.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** A hub, a hall PC, a counter PC and a browser, and what people do there. One per test class, one thread. */
final class Centre implements AutoCloseable {
    final DemoWorld world;
    final Browser browser;

    Centre(Path folder) throws Exception {
        this(folder, hallAndCounter());
    }

    /** With other agents. */
    Centre(Path folder, DemoWorld.Plan plan) throws Exception {
        world = DemoWorld.start(Worlds.installation(), folder, plan);
        browser = new Browser();
    }

    private static DemoWorld.Plan hallAndCounter() {
        Map<String, String> agents = new LinkedHashMap<>();
        agents.put("hall", "hall");
        agents.put("counter", "counter");
        return DemoWorld.Plan.of(
                Worlds.installation(),
                agents,
                Map.of("cameraSecret", "unused in this test", "sound", "file\n  fileSpeed: " + HallVoice.SPEED));
    }

    @Override
    public void close() {
        browser.close();
        world.close();
    }

    URI hall(String path) {
        return world.address("hall").resolve(path);
    }

    URI counter(String path) {
        return world.address("counter").resolve(path);
    }

    URI hub(String path) {
        return world.hub().resolve(path);
    }

    /** A person of that role, signed in by typing. */
    Page signedIn(String role) throws Exception {
        Page page = browser.page(hub("/sign-in"), 1366, 768);
        signIn(page, role);
        return page;
    }

    void signIn(Page page, String role) throws Exception {
        signIn(world, page, role);
    }

    /** On the sign-in page of any hub. */
    static void signIn(DemoWorld world, Page page, String role) throws Exception {
        JsonNode user = world.users().stream()
                .filter(one -> role.equals(one.path("role").asText()))
                .findFirst()
                .orElseThrow();
        page.locator("[data-test=login]").fill(user.path("login").asText());
        page.locator("[data-test=password]").fill(user.path("password").asText());
        page.locator("[data-test=sign-in]").click();
        page.waitForURL(url -> !URI.create(url).getPath().equals("/sign-in"));
    }

    /** The first officer at counter 1, which is open. */
    Page console() throws Exception {
        Page page = signedIn("OFFICER");
        page.navigate(hub("/console").toString());
        page.waitForSelector("[data-test=open-counter-1], [data-test=call-next], [data-test=in-hand]");
        if (page.locator("[data-test=open-counter-1]").count() > 0)
            page.locator("[data-test=open-counter-1]").click();
        page.waitForSelector("[data-test=call-next], [data-test=in-hand]");
        page.locator("body").click(new Locator.ClickOptions().setPosition(5, 700));
        return page;
    }

    /** An officer who opens a counter at a narrow console. */
    Page consoleOf(JsonNode person, String counter) {
        Page page = browser.page(hub("/sign-in"), 1024, 768);
        page.locator("[data-test=login]").fill(person.path("login").asText());
        page.locator("[data-test=password]").fill(person.path("password").asText());
        page.locator("[data-test=sign-in]").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        page.navigate(hub("/console").toString());
        page.locator("[data-test=open-" + counter + "]").click();
        see(page, "call-next");
        page.locator("body").click(new Locator.ClickOptions().setPosition(5, 700));
        return page;
    }

    static void start(Page kiosk) {
        kiosk.waitForSelector("[data-test=start], [data-test=tiles]");
        if (kiosk.locator("[data-test=start]").count() > 0)
            kiosk.locator("[data-test=start]").click();
        kiosk.waitForSelector("[data-test=tiles]");
    }

    /** From the attract screen to the number. */
    static String takeNumber(Page kiosk) {
        start(kiosk);
        kiosk.locator("[data-test=service-submit]").click();
        kiosk.waitForSelector("[data-test=number]");
        return kiosk.locator("[data-test=number]").innerText().replaceAll("\\s", "");
    }

    int visits() throws Exception {
        return Load.visits(world.signedIn("SUPERVISOR")).size();
    }

    /** Numbers given at the console, without paper. */
    void issue(int count) throws Exception {
        Http officer = world.signedIn("OFFICER");
        for (int i = 0; i < count; i++) {
            officer.post(
                            "/api/v1/tickets",
                            Json.object()
                                    .put("requestId", id())
                                    .put("serviceId", i % 3 == 0 ? "collect" : "submit")
                                    .put("priority", i % 20 == 7 ? "PRIORITY" : "NORMAL"))
                    .expect(200, 201);
        }
    }

    void finishEverybody() throws Exception {
        Http officer = world.signedIn("OFFICER");
        String counter = "/api/v1/counters/counter-1/";
        officer.post(counter + "open", Json.object().put("requestId", id()));
        for (int i = 0; i < 20; i++) {
            officer.post(counter + "finish", Json.object().put("requestId", id()));
            if (officer.post(counter + "call-next", Json.object().put("requestId", id()))
                            .status()
                    != 200) return;
        }
    }

    /** Counter 1 finishes whoever it serves and calls the next; the number called. */
    String callNext(Http officer) throws Exception {
        String counter = "/api/v1/counters/counter-1/";
        officer.post(counter + "open", Json.object().put("requestId", id()));
        officer.post(counter + "finish", Json.object().put("requestId", id()));
        JsonNode number = officer.post(counter + "call-next", Json.object().put("requestId", id()))
                .expect(200)
                .json()
                .path("visit")
                .path("number");
        return number.isTextual() ? number.asText() : number.path("text").asText();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    static void see(Page page, String test) {
        page.waitForSelector("[data-test=" + test + "]");
    }

    /** There, if perhaps below the fold. */
    static void have(Page page, String selector) {
        page.waitForSelector(selector, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** A screen of the hall: it looks the same whatever its viewer prefers. */
    static void judged(Page page, String name) {
        Browser.shoot(page, name);
        Browser.judge(page, name);
    }

    /** A screen of a desk, in light and in dark. */
    static void judgedInBothThemes(Page page, String name) {
        judged(page, name);
        Browser.dark(page, true);
        Browser.shoot(page, name + "-dark");
        Browser.judgeColours(page, name + "-dark");
        Browser.dark(page, false);
    }
}

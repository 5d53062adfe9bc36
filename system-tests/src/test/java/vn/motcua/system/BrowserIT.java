package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;
import vn.motcua.launcher.demo.Installation;

/** The screens, in a real Chromium, by clicks and keys as people make them. Each test leaves the hall as it found it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {
    private static final Duration STALE_LIMIT = Duration.ofMillis(3_000);
    // What the page's own 1 s beat and this test's polling add to the age a page can see.
    private static final Duration MEASURING = Duration.ofMillis(600);

    @TempDir
    private static Path folder;

    private static DemoWorld world;
    private static Browser browser;

    @BeforeAll
    static void openTheCentre() throws Exception {
        Map<String, String> agents = new LinkedHashMap<>();
        agents.put("hall", "hall");
        agents.put("counter", "counter");
        Installation installation = Worlds.installation();
        world = DemoWorld.start(
                installation,
                folder,
                DemoWorld.Plan.of(
                        installation, agents, Map.of("cameraSecret", "unused in this test", "sound", "file")));
        browser = new Browser();
    }

    @AfterAll
    static void closeTheCentre() {
        if (browser != null) browser.close();
        if (world != null) world.close();
    }

    @Test
    @Order(1)
    void aWholeVisitByClicksAndKeys() throws Exception {
        Page kiosk = browser.page(world.address("hall").resolve("/kiosk"), 1080, 1920);
        Page board = browser.page(world.address("hall").resolve("/board?zone=main"), 1920, 1080);
        Page tablet = browser.page(world.address("counter").resolve("/rating?counter=counter-1"), 1280, 800);
        Page console = signedInConsole();
        see(tablet, "idle");

        String number = takeNumber(kiosk);
        judged(kiosk, "kiosk-ticket");
        see(console, "waiting");
        console.waitForSelector("[data-test=ticket][data-number=" + number + "]");
        judged(console, "console-waiting");

        long pressed = System.currentTimeMillis();
        console.keyboard().press("Space");
        Locator call = board.locator("[data-test=call][data-number=" + number + "]");
        call.waitFor();
        double shown = Double.parseDouble(String.valueOf(call.getAttribute("data-shown-at")));
        System.out.printf("BrowserIT: Space on the console to text on the board %.0f ms%n", shown - pressed);
        // 60 ms of it is the console waiting whether the key stands alone; the budget's p99 is 250 ms.
        assertThat(shown - pressed).isBetween(0.0, 1_500.0);
        judged(board, "board-call");
        console.waitForSelector("[data-test=in-hand][data-number=" + number + "]");
        judged(console, "console-in-hand");

        console.keyboard().press("Enter");
        see(tablet, "face-5");
        judged(tablet, "rating-armed");
        tablet.locator("[data-test=face-5]").click();
        tablet.locator("[data-test=send]").click();
        see(tablet, "thanks");
        judged(tablet, "rating-thanks");
        see(console, "call-next");

        timeLine(console, number);
        assertThat(browser.complaints()).as("browser consoles").isEmpty();
    }

    private static void timeLine(Page console, String number) throws Exception {
        JsonNode visits = world.signedIn("SUPERVISOR")
                .get("/api/v1/visits?number=" + number)
                .expect(200)
                .json();
        String id = visits.path("visits").path(0).path("visitId").asText();
        Page visit = browser.tab(console, world.hub().resolve("/visits/" + id), 360, 740);
        visit.waitForSelector("[data-test=visit-number]");
        visit.waitForFunction("() => document.body.innerText.length > 200");
        judged(visit, "visit-phone");
        for (String type : List.of("TicketStored", "TicketCalled", "VisitFinished", "RatingGiven")) {
            visit.waitForSelector(
                    "[data-type=" + type + "]",
                    new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        }
        visit.close();
    }

    @Test
    @Order(2)
    void doubleTapsGiveOneTicketEach() throws Exception {
        int before = visits();
        Page kiosk = browser.page(world.address("hall").resolve("/kiosk"), 1080, 1920);
        start(kiosk);
        Locator tile = kiosk.locator("[data-test=service-submit]");
        tile.waitFor();
        tile.dblclick();
        see(kiosk, "number");
        kiosk.waitForTimeout(1_000);

        assertThat(visits() - before).isEqualTo(1);
        finishEverybody();
    }

    @Test
    @Order(3)
    void theBoardSaysItIsStaleWithinThreeSecondsAndRecoversWithinThree() throws Exception {
        Page board = browser.page(world.address("hall").resolve("/board?zone=main"), 1920, 1080);
        board.waitForSelector("[data-test=board][data-stale=false]");

        world.child("hub").kill();
        long died = System.nanoTime();
        board.waitForSelector("[data-test=board][data-stale=true]");
        Duration stale = Duration.ofNanos(System.nanoTime() - died);
        judged(board, "board-stale");
        world.startHub();
        long ready = System.nanoTime();
        board.waitForSelector("[data-test=board][data-stale=false]");
        Duration recovered = Duration.ofNanos(System.nanoTime() - ready);

        System.out.printf(
                "BrowserIT: board behind an agent stale after %d ms, live again %d ms after the hub was ready%n",
                stale.toMillis(), recovered.toMillis());
        assertThat(stale).isLessThan(STALE_LIMIT.plus(MEASURING));
        assertThat(recovered).isLessThan(STALE_LIMIT.plus(MEASURING));
    }

    @Test
    @Order(4)
    void theKioskGoesOnWhileTheHubIsAway() throws Exception {
        Page kiosk = browser.page(world.address("hall").resolve("/kiosk"), 1080, 1920);
        kiosk.waitForSelector("[data-test=start]");
        world.child("hub").kill();
        try {
            String number = takeNumber(kiosk);
            assertThat(number).startsWith("A");
            judged(kiosk, "kiosk-offline-ticket");
        } finally {
            world.startHub();
        }
        finishEverybody();
    }

    @Test
    @Order(5)
    void aThousandWedgeScansCauseNoCommand() throws Exception {
        Page kiosk = browser.page(world.address("hall").resolve("/kiosk"), 1080, 1920);
        takeNumber(kiosk);
        Page console = signedInConsole();
        console.waitForSelector("[data-test=ticket]");
        Random random = new Random(Worlds.SEED);
        int scans = 1_000;
        for (int i = 0; i < scans; i++) scan(console, random);
        console.waitForTimeout(600);

        assertThat(console.locator("[data-test=in-hand]").count())
                .as("visits in hand after " + scans + " scans")
                .isZero();
        console.keyboard().press("Space");
        see(console, "in-hand");
        console.keyboard().press("Enter");
        see(console, "call-next");
    }

    /** A burst as a scanner types it: letters, digits and signs without pause, then Enter. */
    private static void scan(Page console, Random random) {
        StringBuilder keys = new StringBuilder();
        int length = 6 + random.nextInt(20);
        for (int i = 0; i < length; i++) keys.append("BCGHKLMNPQTVRNP0123456789 -./".charAt(random.nextInt(29)));
        console.keyboard().type(keys.toString(), new Keyboard.TypeOptions().setDelay(0));
        console.keyboard().press("Enter");
    }

    @Test
    @Order(6)
    void everyOtherScreenIsCleanToo() throws Exception {
        Page officer = signedInConsole();
        Page visits = browser.tab(officer, world.hub().resolve("/visits"), 1366, 768);
        see(visits, "number");
        judged(visits, "hub-visits");
        Page admin = browser.page(world.hub().resolve("/sign-in"), 1366, 768);
        judged(admin, "sign-in");
        signIn(admin, "ADMINISTRATOR");
        for (String path : List.of("/", "/floor", "/admin", "/board?zone=main")) {
            Page page = browser.tab(admin, world.hub().resolve(path), 1366, 768);
            page.waitForTimeout(700);
            judged(page, "hub" + path.replaceAll("[^a-z]", "-"));
        }
        for (String path : List.of("/", "/bench", "/kiosk")) {
            Page page = browser.page(world.address("hall").resolve(path), 1366, 768);
            page.waitForTimeout(700);
            judged(page, "agent" + path.replace('/', '-'));
        }
        assertThat(browser.complaints().stream()
                        .filter(one -> !one.contains("ERR_CONNECTION") && !one.contains("WebSocket")))
                .isEmpty();
    }

    private static Page signedInConsole() throws Exception {
        Page page = browser.page(world.hub().resolve("/sign-in"), 1366, 768);
        signIn(page, "OFFICER");
        page.navigate(world.hub().resolve("/console").toString());
        page.waitForSelector("[data-test=open-counter-1], [data-test=call-next], [data-test=in-hand]");
        if (page.locator("[data-test=open-counter-1]").count() > 0)
            page.locator("[data-test=open-counter-1]").click();
        page.waitForSelector("[data-test=call-next], [data-test=in-hand]");
        page.locator("body").click(new Locator.ClickOptions().setPosition(5, 700));
        return page;
    }

    private static void signIn(Page page, String role) throws Exception {
        JsonNode user = world.users().stream()
                .filter(one -> role.equals(one.path("role").asText()))
                .findFirst()
                .orElseThrow();
        page.locator("[data-test=login]").fill(user.path("login").asText());
        page.locator("[data-test=password]").fill(user.path("password").asText());
        page.locator("[data-test=sign-in]").click();
        page.waitForURL(url -> !URI.create(url).getPath().equals("/sign-in"));
    }

    private static void start(Page kiosk) {
        kiosk.waitForSelector("[data-test=start], [data-test=tiles]");
        if (kiosk.locator("[data-test=start]").count() > 0)
            kiosk.locator("[data-test=start]").click();
        kiosk.waitForSelector("[data-test=tiles]");
    }

    /** From the attract screen to the number. */
    private static String takeNumber(Page kiosk) {
        start(kiosk);
        kiosk.locator("[data-test=service-submit]").click();
        kiosk.waitForSelector("[data-test=number]");
        return kiosk.locator("[data-test=number]").innerText().replaceAll("\\s", "");
    }

    private static int visits() throws Exception {
        return Load.visits(world.signedIn("SUPERVISOR")).size();
    }

    private static void finishEverybody() throws Exception {
        Http officer = world.signedIn("OFFICER");
        com.fasterxml.jackson.databind.node.ObjectNode none = vn.motcua.core.wire.Json.object();
        officer.post("/api/v1/counters/counter-1/open", none.deepCopy().put("requestId", id()));
        for (int i = 0; i < 20; i++) {
            officer.post("/api/v1/counters/counter-1/finish", none.deepCopy().put("requestId", id()));
            if (officer.post(
                                    "/api/v1/counters/counter-1/call-next",
                                    none.deepCopy().put("requestId", id()))
                            .status()
                    != 200) return;
        }
    }

    private static String id() {
        return java.util.UUID.randomUUID().toString();
    }

    private static void see(Page page, String test) {
        page.waitForSelector("[data-test=" + test + "]");
    }

    private static void judged(Page page, String name) {
        Browser.shoot(page, name);
        Browser.judge(page, name);
    }
}

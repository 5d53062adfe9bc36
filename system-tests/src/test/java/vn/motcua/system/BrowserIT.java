package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.have;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;
import static vn.motcua.system.Centre.start;
import static vn.motcua.system.Centre.takeNumber;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The screens, in a real Chromium, by clicks and keys as people make them. Each test leaves the hall as it found it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {
    private static final long LIMIT_MS = 3_000;
    // A page looks at the age of its news ten times a second.
    private static final long STEP_MS = 100;

    @TempDir
    private static Path folder;

    private static Centre centre;

    @BeforeAll
    static void openTheCentre() throws Exception {
        centre = new Centre(folder);
    }

    @AfterAll
    static void closeTheCentre() {
        if (centre != null) centre.close();
    }

    @Test
    @Order(1)
    void aWholeVisitByClicksAndKeys() throws Exception {
        Page kiosk = centre.browser.page(centre.hall("/kiosk"), 1080, 1920);
        Page board = centre.browser.page(centre.hall("/board?zone=main"), 1920, 1080);
        Page tablet = centre.browser.page(centre.counter("/rating?counter=counter-1"), 1280, 800);
        Page console = centre.console();
        see(tablet, "idle");

        see(kiosk, "start");
        judged(kiosk, "kiosk-idle");
        start(kiosk);
        judged(kiosk, "kiosk-choose");
        String number = takeNumber(kiosk);
        judged(kiosk, "kiosk-ticket");
        see(console, "waiting");
        console.waitForSelector("[data-test=ticket][data-number=" + number + "]");
        judgedInBothThemes(console, "console-waiting");

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
        judgedInBothThemes(console, "console-in-hand");

        console.keyboard().press("Enter");
        see(tablet, "face-5");
        judged(tablet, "rating-armed");
        tablet.locator("[data-test=face-5]").click();
        tablet.locator("[data-test=send]").click();
        see(tablet, "thanks");
        judged(tablet, "rating-thanks");
        see(console, "call-next");

        timeLine(console, number);
        aBadRatingReachesTheFloor(kiosk, console, tablet);
        assertThat(centre.browser.complaints()).as("browser consoles").isEmpty();
    }

    /** From the last touch at the tablet to the words on the supervisor's screen. */
    private static void aBadRatingReachesTheFloor(Page kiosk, Page console, Page tablet) throws Exception {
        Page floor = centre.signedIn("SUPERVISOR");
        floor.navigate(centre.hub("/floor").toString());
        start(kiosk);
        String number = takeNumber(kiosk);
        console.waitForSelector("[data-test=ticket][data-number=" + number + "]");
        console.keyboard().press("Space");
        console.waitForSelector("[data-test=in-hand][data-number=" + number + "]");
        console.keyboard().press("Enter");
        see(tablet, "face-1");
        tablet.locator("[data-test=face-1]").click();
        tablet.locator("[data-test=reason-WAIT_LONG]").click();
        long sent = System.currentTimeMillis();
        tablet.locator("[data-test=send]").click();
        floor.waitForSelector("[data-test=bad-rating]");
        long after = System.currentTimeMillis() - sent;
        System.out.printf("BrowserIT: send at the tablet to the bad rating on the floor %d ms%n", after);
        assertThat(after).isLessThan(5_000);
        judgedInBothThemes(floor, "floor-bad-rating");

        floor.locator("[data-test=rating-report]").click();
        floor.waitForSelector("table");
        judgedInBothThemes(floor, "rating-report");
        floor.setViewportSize(360, 740);
        judged(floor, "rating-report-phone");
        floor.close();
    }

    private static void timeLine(Page console, String number) throws Exception {
        JsonNode visits = centre.world
                .signedIn("SUPERVISOR")
                .get("/api/v1/visits?number=" + number)
                .expect(200)
                .json();
        String id = visits.path("visits").path(0).path("visitId").asText();
        Page visit = centre.browser.tab(console, centre.hub("/visits/" + id), 360, 740);
        visit.waitForSelector("[data-test=visit-number]");
        visit.waitForFunction("() => document.body.innerText.length > 200");
        judgedInBothThemes(visit, "visit-phone");
        for (String type : List.of("TicketStored", "TicketCalled", "VisitFinished", "RatingGiven")) {
            have(visit, "[data-type=" + type + "]");
        }
        visit.evaluate("() => document.querySelector('[data-test=timeline]').parentElement.scrollIntoView()");
        Browser.shoot(visit, "visit-timeline");
        visit.close();
    }

    @Test
    @Order(2)
    void doubleTapsGiveOneTicketEach() throws Exception {
        int before = centre.visits();
        Page kiosk = centre.browser.page(centre.hall("/kiosk"), 1080, 1920);
        start(kiosk);
        Locator tile = kiosk.locator("[data-test=service-submit]");
        tile.waitFor();
        tile.dblclick();
        see(kiosk, "number");
        kiosk.waitForTimeout(1_000);

        assertThat(centre.visits() - before).isEqualTo(1);
        centre.finishEverybody();
    }

    @Test
    @Order(2)
    void whatWasDoneLastIsTakenBackByOneKeyAndTheBoardFollows() throws Exception {
        centre.finishEverybody();
        centre.issue(2);
        Page board = centre.browser.page(centre.hall("/board?zone=main"), 1920, 1080);
        Page console = centre.console();
        console.keyboard().press("Space");
        see(console, "in-hand");
        String called = console.locator("[data-test=in-hand]").getAttribute("data-number");
        String onBoard = "[data-test=call][data-number=" + called + "]";
        board.waitForSelector(onBoard);
        console.waitForSelector("[data-test=undo-bar][data-action=CALL]");
        judgedInBothThemes(console, "console-undo-call");

        console.keyboard().press("z");
        console.waitForSelector("[data-test=ticket][data-number=" + called + "]");
        gone(board, onBoard);

        console.keyboard().press("Space");
        console.waitForSelector("[data-test=in-hand][data-number=" + called + "]");
        console.keyboard().press("Enter");
        console.waitForSelector("[data-test=undo-bar][data-action=FINISH]");
        judged(console, "console-undo-finish");
        console.locator("[data-test=undo]").click();
        console.waitForSelector("[data-test=in-hand][data-number=" + called + "]");
        centre.finishEverybody();
        board.close();
        console.close();
    }

    @Test
    @Order(2)
    void aVisitIsSentOnAndPutAsideByTwoKeysAndBroughtBack() throws Exception {
        centre.finishEverybody();
        centre.issue(2);
        Page console = centre.console();
        console.keyboard().press("Space");
        see(console, "in-hand");
        String sent = console.locator("[data-test=in-hand]").getAttribute("data-number");
        console.keyboard().press("t");
        see(console, "transfer-panel");
        judgedInBothThemes(console, "console-transfer");
        console.setViewportSize(1024, 768);
        judged(console, "console-transfer-1024");
        console.setViewportSize(1366, 768);
        // A key is a command only if it stands alone.
        console.keyboard().press("Enter");
        console.waitForTimeout(300);
        console.keyboard().press("1");
        console.waitForSelector("[data-test=undo-bar][data-action=TRANSFER]");
        assertThat(console.locator("[data-test=in-hand]").count()).isZero();
        console.keyboard().press("z");
        console.waitForSelector("[data-test=in-hand][data-number=" + sent + "]");

        console.keyboard().press("p");
        see(console, "park-panel");
        judged(console, "console-park");
        console.keyboard().press("2");
        console.waitForSelector("[data-test=away-ticket][data-number=" + sent + "][data-state=PARKED]");
        judgedInBothThemes(console, "console-parked");
        console.locator("[data-test=back-" + sent + "]").click();
        console.waitForSelector("[data-test=ticket][data-number=" + sent + "] [data-test=kind]");
        console.locator("[data-test=language]").click();
        console.locator("body").click(new Locator.ClickOptions().setPosition(5, 700));
        console.keyboard().press("Space");
        console.waitForSelector("[data-test=in-hand][data-number=" + sent + "]");
        judged(console, "console-back-in-hand-en");
        centre.finishEverybody();
        console.close();
    }

    @Test
    @Order(2)
    void officersLeaveTheirCountersHelpEachOtherAndHandOver() throws Exception {
        centre.finishEverybody();
        new OfficersDay(centre).pauseAskForHelpAndHandOver();
        centre.finishEverybody();
        new TwoOfficers(centre).changeSeatsWithAVisitInHand();
    }

    @Test
    @Order(2)
    void officersPickSendOnTakeBackAndScanByKeysAtTwoConsoles() throws Exception {
        centre.finishEverybody();
        OfficersHands hands = new OfficersHands(centre);
        hands.raceSendOnTakeBackAndScan();
        hands.workOnAStrangePc();
    }

    private static void gone(Page page, String selector) {
        page.waitForSelector(selector, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
    }

    @Test
    @Order(3)
    void boardsSayTheyAreStaleWithinThreeSecondsAndRecoverWithinThree() throws Exception {
        Page behindAgent = centre.browser.page(centre.hall("/board?zone=main"), 1920, 1080);
        Page ofTheHub = centre.browser.tab(centre.signedIn("OFFICER"), centre.hub("/board?zone=main"), 1920, 1080);
        List<Page> boards = List.of(behindAgent, ofTheHub);

        Outage outage = outage(boards);
        // A machine that stood still at the wrong moment proves nothing; a product that is late is late twice.
        if (outage.isLate()) outage = outage(boards);

        assertThat(outage.isLate()).as(outage.toString()).isFalse();
        assertThat(behindAgent.locator("[data-test=stale]").count()).isZero();
        assertThat(behindAgent.locator("[data-test=call]").count()).isPositive();
    }

    /** How long boards took to say that the hub was gone, and that it was back. Milliseconds, by the pages' own clocks. */
    private record Outage(long stale, long recovered) {
        boolean isLate() {
            return stale > LIMIT_MS + STEP_MS || recovered > LIMIT_MS + STEP_MS;
        }
    }

    private static Outage outage(List<Page> boards) throws Exception {
        for (Page board : boards) {
            board.waitForSelector("[data-test=board][data-stale=false]");
            board.evaluate(WATCH_STALE);
        }
        long killed = System.currentTimeMillis();
        centre.world.child("hub").kill();
        for (Page board : boards) board.waitForSelector("[data-test=board][data-stale=true]");
        long stale = latest(boards, "true") - killed;
        judged(boards.get(0), "board-stale");
        assertThat(boards.get(0).locator("[data-test=call]").count())
                .as("last calls beside the words")
                .isPositive();
        centre.world.startHub();
        long back = System.currentTimeMillis();
        for (Page board : boards) board.waitForSelector("[data-test=board][data-stale=false]");
        Outage outage = new Outage(stale, latest(boards, "false") - back);
        System.out.println("BrowserIT: " + outage + " after the kill, and after the hub was ready");
        return outage;
    }

    // The page itself notes when its mark changed: no polling of this test adds to it.
    private static final String WATCH_STALE = """
            () => {
              const board = document.querySelector('[data-test=board]');
              window.marked = {};
              new MutationObserver(() => (window.marked[board.dataset.stale] ??= performance.timeOrigin + performance.now()))
                .observe(board, {attributes: true, attributeFilter: ['data-stale']});
            }""";

    private static long latest(List<Page> boards, String mark) {
        return boards.stream()
                .mapToLong(board ->
                        Math.round(((Number) board.evaluate("mark => window.marked[mark]", mark)).doubleValue()))
                .max()
                .orElseThrow();
    }

    @Test
    @Order(4)
    void theKioskGoesOnWhileTheHubIsAway() throws Exception {
        Page kiosk = centre.browser.page(centre.hall("/kiosk"), 1080, 1920);
        kiosk.waitForSelector("[data-test=start]");
        centre.world.child("hub").kill();
        try {
            String number = takeNumber(kiosk);
            assertThat(number).startsWith("A");
            judged(kiosk, "kiosk-offline-ticket");
        } finally {
            centre.world.startHub();
        }
        // The number of the band is not the hub's to call before it has come.
        Agents.awaitDrained(centre.world, "hall");
        centre.finishEverybody();
    }

    @Test
    @Order(5)
    void aThousandWedgeScansCauseNoCommand() throws Exception {
        Page kiosk = centre.browser.page(centre.hall("/kiosk"), 1080, 1920);
        takeNumber(kiosk);
        Page console = centre.console();
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

    @Test
    @Order(5)
    void aVisitGoesThroughItsStepsAGroupLosesOneAndCompanionsFollow() throws Exception {
        new PartyVisits(centre).stepsGroupAndCompanions();
    }

    @Test
    @Order(6)
    void aTicketsPageFollowsTheLineRingsGrowsStaleAndAsksForTheRating() throws Exception {
        new TicketPages(centre).followTheLineToTheRating();
    }

    @Test
    @Order(7)
    void aNumberIsGivenBackByPhoneUntilItIsCalled() throws Exception {
        new TicketPages(centre).giveANumberBack();
    }

    /** A burst as a scanner types it: letters, digits and signs without pause, then Enter. */
    private static void scan(Page console, Random random) {
        StringBuilder keys = new StringBuilder();
        int length = 6 + random.nextInt(20);
        for (int i = 0; i < length; i++) keys.append("BCGHKLMNPQTVRNP0123456789 -./".charAt(random.nextInt(29)));
        console.keyboard().type(keys.toString(), new Keyboard.TypeOptions().setDelay(0));
        console.keyboard().press("Enter");
    }
}

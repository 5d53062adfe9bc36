package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;
import static vn.motcua.system.Centre.start;
import static vn.motcua.system.Centre.takeNumber;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.Http;

/** Every screen in the states that are easily forgotten: empty, full, refused, cut off; in both languages and both themes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreensIT {
    private static final int FULL = 200;

    @TempDir
    private static Path folder;

    private static Centre centre;

    @BeforeAll
    static void openTheCentre() throws Exception {
        Path pictures = Files.createDirectories(folder.resolve("board"));
        ImageIO.write(
                new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB),
                "png",
                pictures.resolve("1.png").toFile());
        Files.writeString(pictures.resolve("2.mp4"), "no film");
        centre = new Centre(folder);
    }

    @AfterAll
    static void closeTheCentre() {
        if (centre != null) centre.close();
    }

    @Test
    @Order(1)
    void anEmptyCentreSaysThatNobodyWaits() throws Exception {
        Page board = centre.browser.page(centre.hall("/board?zone=main"), 1920, 1080);
        see(board, "nobody");
        judged(board, "empty-board");
        Page console = centre.console();
        see(console, "call-next");
        assertThat(console.locator("[data-test=waiting-count]").innerText()).isEqualTo("0");
        judgedInBothThemes(console, "empty-console");
        console.keyboard().press("Space");
        see(console, "toast");
        assertThat(console.locator("[data-test=in-hand]").count()).isZero();

        Page visits = centre.browser.tab(console, centre.hub("/visits"), 1366, 768);
        see(visits, "day");
        visits.waitForSelector(".empty");
        judgedInBothThemes(visits, "empty-visits");
        close(board, console);
    }

    @Test
    @Order(2)
    void dayAndDateAreWrittenAsPeopleHereWriteThem() throws Exception {
        Page visits = centre.browser.tab(centre.signedIn("OFFICER"), centre.hub("/visits"), 1366, 768);
        see(visits, "day");
        assertThat(visits.locator("[data-test=day]").inputValue()).matches("\\d\\d/\\d\\d/\\d{4}");

        visits.locator("[data-test=day]").fill("31/2");
        visits.locator("[data-test=find]").click();
        visits.waitForSelector("#day[aria-invalid=true]");
        judgedInBothThemes(visits, "error-visits-day");
        visits.locator("[data-test=day]").fill("2.9.2026");
        visits.locator("[data-test=number]").fill("A999");
        visits.locator("[data-test=find]").click();
        visits.waitForURL(url -> url.contains("day=2026-09-02"));
        visits.waitForSelector(".empty");
        assertThat(visits.locator("[data-test=day]").inputValue()).isEqualTo("02/09/2026");
        close(visits);
    }

    @Test
    @Order(3)
    void aWholeVisitInEnglish() throws Exception {
        Page kiosk = centre.browser.page(centre.hall("/kiosk"), 1366, 768);
        kiosk.locator("[data-test=language-en]").click();
        kiosk.waitForSelector("html[lang=en] [data-test=tiles]");
        judged(kiosk, "en-kiosk-choose");
        String number = takeNumber(kiosk);
        assertThat(kiosk.locator(".yours h1").innerText()).isEqualTo("Your number");
        judged(kiosk, "en-kiosk-ticket");

        Page console = centre.console();
        console.locator("[data-test=language]").click();
        console.waitForSelector("html[lang=en] [data-test=ticket][data-number=" + number + "]");
        console.locator("[data-test=call-" + number + "]").click();
        console.waitForSelector("[data-test=in-hand], [data-test=because-OTHER]");
        if (console.locator("[data-test=because-OTHER]").isVisible())
            console.locator("[data-test=because-OTHER]").click();
        see(console, "in-hand");
        assertThat(console.locator("[data-test=finish]").innerText()).contains("Finish");
        judgedInBothThemes(console, "en-console");
        Page board = centre.browser.page(centre.hall("/board?zone=main&lang=en"), 1920, 1080);
        board.waitForSelector("[data-test=call][data-number=" + number + "]");
        judged(board, "en-board");
        console.locator("[data-test=finish]").click();

        reasonsInVietnamese();
        Page tablet = centre.browser.page(centre.counter("/rating?counter=counter-1&lang=en"), 360, 740);
        see(tablet, "face-2");
        judged(tablet, "en-rating-phone");
        tablet.locator("[data-test=face-2]").click();
        see(tablet, "reason-WAIT_LONG");
        judged(tablet, "en-rating-reasons-phone");
        tablet.locator("[data-test=reason-WAIT_LONG]").click();
        tablet.locator("[data-test=send]").click();
        see(tablet, "thanks");
        close(kiosk, console, board, tablet);
    }

    @Test
    @Order(4)
    void whatIsRefusedIsSaidWhereItHappened() throws Exception {
        Page door = centre.browser.page(centre.hub("/sign-in"), 1366, 768);
        see(door, "sign-in");
        judgedInBothThemes(door, "sign-in");
        door.locator("[data-test=login]").fill("nobody");
        door.locator("[data-test=password]").fill("not the password");
        door.locator("[data-test=sign-in]").click();
        see(door, "wrong");
        judgedInBothThemes(door, "error-sign-in");
        centre.signIn(door, "OFFICER");
        Page forbidden = centre.browser.tab(door, centre.hub("/admin"), 1366, 768);
        forbidden.waitForSelector("h1");
        judgedInBothThemes(forbidden, "error-forbidden");
        Page unknown = centre.browser.tab(door, centre.hub("/visits/0192aaaa-0000-7000-8000-000000000000"), 1366, 768);
        unknown.waitForSelector(".empty");
        judgedInBothThemes(unknown, "error-visit");
        Page setup = centre.browser.tab(door, centre.hub("/setup"), 1366, 768);
        setup.waitForSelector(".entry-card");
        judgedInBothThemes(setup, "setup");
        Page tablet = centre.browser.page(centre.counter("/rating?counter=no-such-counter"), 1280, 800);
        see(tablet, "unknown-counter");
        judged(tablet, "error-rating");
        close(door, tablet);
    }

    @Test
    @Order(5)
    void twoHundredPeopleWait() throws Exception {
        centre.issue(FULL);
        Page console = centre.console();
        console.waitForFunction(
                "count => Number(document.querySelector('[data-test=waiting-count]')?.textContent) >= count", 100);
        console.locator("[data-test=all]").click();
        console.waitForFunction(
                "count => Number(document.querySelector('[data-test=waiting-count]')?.textContent) >= count", FULL);
        judgedInBothThemes(console, "full-console");
        console.locator("[data-test=ticket] .callone").nth(2).click();
        see(console, "because");
        judgedInBothThemes(console, "full-console-because");
        console.keyboard().press("Escape");
        console.waitForSelector(
                "[data-test=because]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        Number beyond = (Number) console.evaluate(
                "() => { const list = document.querySelector('[data-test=waiting]'); list.scrollTo(0, list.scrollHeight);"
                        + " return document.documentElement.scrollHeight - innerHeight; }");
        assertThat(beyond.doubleValue())
                .as("the list scrolls, the console does not")
                .isLessThanOrEqualTo(0);
        console.locator("[data-test=ticket]").last().scrollIntoViewIfNeeded();
        assertThat(console.locator("[data-test=ticket]").last().isVisible()).isTrue();

        Page board = centre.browser.page(centre.hall("/board?zone=main"), 1920, 1080);
        see(board, "next");
        judged(board, "full-board");
        Page kiosk = centre.browser.page(centre.hall("/kiosk"), 1080, 1920);
        start(kiosk);
        judged(kiosk, "full-kiosk");
        close(console, board, kiosk);
    }

    @Test
    @Order(6)
    void theLiveFloorBeginsWithWhatNeedsAHandAndSaysWhatEachFigureMeans() throws Exception {
        Page floor = centre.signedIn("SUPERVISOR");
        floor.navigate(centre.hub("/floor").toString());
        floor.waitForSelector("[data-test=line-submit][data-trouble=OVERLOADED]");
        see(floor, "hand-line-submit");
        new Http(centre.hall("/")).post("/api/kiosk/help", Json.object()).expect(200, 201, 202, 204);
        floor.waitForSelector("[data-test=hands] >> text=Người dân gọi người hướng dẫn");
        assertThat(floor.locator("[data-test=counter-counter-2]").getAttribute("data-state"))
                .isEqualTo("CLOSED");
        Centre.have(floor, "[data-test=counter-counter-1] .dot[data-status=READY]");
        judgedInBothThemes(floor, "full-floor");

        Locator figure = floor.locator(".figures summary").nth(2);
        figure.focus();
        floor.keyboard().press("Enter");
        floor.locator(".figures details[open] p").waitFor();
        assertThat(floor.locator(".figures details[open] p").innerText()).contains("15 phút");
        floor.locator("[data-test=language]").click();
        floor.waitForSelector("html[lang=en]");
        floor.setViewportSize(360, 740);
        judged(floor, "full-floor-phone-en");
        Number beyond = (Number) floor.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat(beyond.doubleValue()).as("nothing is cut off at the side").isLessThanOrEqualTo(0);
        close(floor);
    }

    @Test
    @Order(7)
    void anAreaAndACounterHaveBoardsOfTheirOwn() throws Exception {
        Page area = centre.browser.page(centre.hall("/board?board=area"), 1920, 1080);
        // The leaves turn by the clock: what comes first is looked at first.
        area.waitForFunction("() => document.querySelector('[data-test=picture]')?.naturalWidth === 1280");
        area.waitForSelector("[data-test=notice][data-leaf=duty]");
        Page door = centre.browser.page(centre.hall("/board?board=door-1"), 1080, 1920);
        Page television = centre.browser.tab(
                centre.signedIn("OFFICER"), centre.hub("/board?layout=counter&counter=counter-1&lang=en"), 3840, 2160);
        area.waitForSelector("[data-test=desk][data-counter='3']");
        String number = centre.callNext(centre.world.signedIn("OFFICER"));
        for (Page board : List.of(area, door, television))
            board.waitForSelector("[data-test=desk][data-counter='1'][data-number='" + number + "']");
        judged(area, "area-board");
        judged(door, "counter-board-portrait");
        judged(television, "en-counter-board-4k");
        close(area, door, television);
    }

    @Test
    @Order(8)
    void thirtyCallsInARowAreThirtyAnnouncementsInTheirOrderWithoutOverlap() throws Exception {
        new HallVoice(centre, folder).saysThirtyCallsInTheirOrderOneAfterTheOther();
    }

    @Test
    @Order(8)
    void theCatalogueIsChangedWhileEverythingRuns() throws Exception {
        Page administrator = centre.signedIn("ADMINISTRATOR");
        CatalogueVisit visit = new CatalogueVisit(centre, administrator);
        visit.addsAServiceAndTakesItBack();
        visit.isToldWhatCannotBe();
        new CatalogueCommands(centre, folder).goRound();
        visit.hasAFormForEveryPart();
        visit.readsOnAPhone();
        close(administrator);
    }

    @Test
    @Order(8)
    void incidentsAreDecidedFromTheKeyboard() throws Exception {
        new IncidentReview(centre).decidedFromTheKeyboard();
    }

    @Test
    @Order(9)
    void everyScreenFollowsTheCatalogueAndNoneFalls() throws Exception {
        new LiveCatalogue(centre).changesUnderEveryScreen();
    }

    @Test
    @Order(8)
    void aKioskIsReadAndLeftAloneAtEveryPage() throws Exception {
        new KioskAlone(centre).isReadAndLeftAtEveryPage();
    }

    @Test
    @Order(8)
    void aRequestAboutPersonalDataIsTakenLookedUpAndAnswered() throws Exception {
        new SubjectRequests(centre).takenLookedUpAndAnswered();
    }

    @Test
    @Order(9)
    void aRegisterOfDossiersIsBroughtFromAFile() throws Exception {
        DossierImport register = new DossierImport(centre, folder);
        register.goodRowsGoInBadOnesAreToldAndTheSameAgainChangesNothing();
        register.standsOnFormII06a();
        register.isSaidWhereItsSlipIsScanned();
    }

    @Test
    @Order(9)
    void everyOtherScreenIsCleanToo() throws Exception {
        Page admin = centre.signedIn("ADMINISTRATOR");
        for (String path : List.of("/", "/floor", "/admin", "/visits")) {
            Page page = centre.browser.tab(admin, centre.hub(path), 1366, 768);
            page.waitForSelector("h1, h2");
            page.waitForTimeout(500);
            judgedInBothThemes(page, "hub" + named(path));
        }
        for (String path : List.of("/", "/bench", "/counter")) {
            Page page = centre.browser.page(centre.hall(path), 1366, 768);
            page.waitForSelector("h1");
            page.waitForTimeout(500);
            if (path.equals("/")) see(page, "media-skipped");
            judgedInBothThemes(page, "agent" + named(path));
            close(page);
        }
        close(admin);
        assertThat(centre.browser.complaints().stream()
                        .filter(one -> !one.contains("the server responded with a status of 4")))
                .isEmpty();
    }

    @Test
    @Order(10)
    void whileTheHubIsAwayTheCounterKeepsTheNumbersServed() throws Exception {
        new HubAway(centre).keepsTheNumbersServedAtTheCounter();
    }

    @Test
    @Order(11)
    void aHubKilledInTheMiddleOfAVisitIsBackBehindALockWithTheVisitStillInHand() throws Exception {
        new TwoOfficers(centre).goOnAfterTheHubWasKilledAndBehindALock();
    }

    /** Looked at, and left without a word. */
    private static void reasonsInVietnamese() {
        Page tablet = centre.browser.page(centre.counter("/rating?counter=counter-1"), 1280, 800);
        see(tablet, "face-2");
        tablet.locator("[data-test=face-2]").click();
        see(tablet, "reason-WAIT_LONG");
        judged(tablet, "rating-reasons");
        close(tablet);
    }

    private static String named(String path) {
        return path.equals("/") ? "-start" : path.replace('/', '-');
    }

    @Test
    @Order(20)
    void aNumberWhosePaperDoesNotComeStaysOnTheScreen() {
        new PaperlessKiosk(centre).keepsTheNumberOnTheScreen();
    }

    private static void close(Page... pages) {
        for (Page page : pages) page.context().close();
    }
}

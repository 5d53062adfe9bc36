package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.launcher.demo.Http;

/** One officer at a console, an usher with a phone, and what they did, counted here and nowhere else. */
final class CommuneMorning {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Commune commune;
    private final Browser browser;

    /** Numbers given, each for so many people; the order is that of giving. */
    private final Set<String> given = new LinkedHashSet<>();

    private final List<String> served = new ArrayList<>();
    private final List<String> keyedIn = List.of("A061", "A062", "A063", "A064");
    private int withoutNumber;
    private int people;
    private Page console;
    private Page usher;
    private Page board;
    private Page floor;

    CommuneMorning(Commune commune, Browser browser) {
        this.commune = commune;
        this.browser = browser;
    }

    void opens() {
        console = signedIn("lan", "/console", 1366, 768);
        console.locator("[data-test=open-counter-1]").click();
        see(console, "call-next");
        usher = signedIn("minh", "/usher", 390, 844);
        see(usher, "give-submit");
        floor = signedIn(Commune.ADMINISTRATOR, "/floor", 1366, 768);
        see(floor, "waiting");
        board = browser.page(commune.agent("/board?zone=main"), 1366, 768);
    }

    /** For whoever asks what stood there when it failed. */
    void shootWhatStands() {
        Browser.shoot(console, "failed-commune-console");
        Browser.shoot(usher, "failed-commune-usher");
    }

    private Page signedIn(String login, String path, int width, int height) {
        Page page = browser.page(commune.hub("/sign-in"), width, height);
        page.locator("[data-test=login]").fill(login);
        page.locator("[data-test=password]").fill(Commune.PASSWORD);
        page.locator("[data-test=sign-in]").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        page.navigate(commune.hub(path).toString());
        return page;
    }

    /** By the usher's touch: one, three who take one each, four with one together. By the console: one. */
    void numbersSpokenAndWritten() {
        judgedInBothThemes(usher, "usher");
        given("A001", usherGives("submit"));
        judgedInBothThemes(usher, "usher-given");
        more(2);
        given("A002", usherGives("collect"));
        given.add("A003");
        given.add("A004");
        assertThat(usher.locator("[data-test=issued]").getAttribute("data-count"))
                .isEqualTo("3");
        usher.locator("[data-test=language]").click();
        usher.waitForSelector("html[lang=en]");
        judged(usher, "en-usher-row");
        usher.locator("[data-test=language]").click();
        usher.waitForSelector("html[lang=vi]");
        more(3);
        usher.locator("[data-test=party]").click();
        given("A005", usherGives("certify"));

        console.locator("[data-test=issue]").click();
        console.locator("[data-test=issue-send]").click();
        see(console, "issued");
        given("A006", console.locator("[data-test=issued]").getAttribute("data-number"));
        judgedInBothThemes(console, "console-issued");
        console.keyboard().press("Escape");
        ticket("A006");
    }

    private void more(int times) {
        for (int i = 0; i < times; i++) usher.locator("[data-test=more]").click();
    }

    private String usherGives(String service) {
        String before = usher.locator("[data-test=issued]").count() == 0
                ? ""
                : usher.locator("[data-test=issued]").getAttribute("data-number");
        usher.locator("[data-test=give-" + service + "]").click();
        usher.waitForSelector("[data-test=issued]:not([data-number='" + before + "'])");
        return usher.locator("[data-test=issued]").getAttribute("data-number");
    }

    private void given(String expected, String number) {
        assertThat(number).isEqualTo(expected);
        assertThat(given.add(number)).as("%s twice", number).isTrue();
    }

    private void ticket(String number) {
        console.waitForSelector("[data-test=ticket][data-number=" + number + "]");
    }

    /** At the printer of the one PC, asked for from the phone. */
    void aNumberOnPaper(SimulatedPrinter printer) {
        usher.locator("[data-test=ticket-printer]").selectOption("may-mot-cua");
        given("A007", usherGives("submit"));
        usher.waitForSelector("[data-test=paper][data-state=QUEUED]");
        Awaitility.await("the paper of A007").atMost(SOON).until(() -> printer.cuts() == 1);
        judged(usher, "usher-printed");
        usher.locator("[data-test=ticket-printer]").selectOption("");
    }

    void oneServedAndOneInHand() {
        callNext("A001");
        finish("A001", 1);
        callNext("A002");
        finish("A002", 1);
        callNext("A003");
        board.waitForSelector("[data-test=call][data-number=A003]");
    }

    private void callNext(String expected) {
        console.locator("[data-test=call-next]").click();
        inHand(expected);
    }

    private void inHand(String number) {
        console.waitForSelector("[data-test=in-hand][data-number=" + number + "]");
    }

    private void finish(String number, int persons) {
        console.locator("[data-test=finish]").click();
        see(console, "call-next");
        served.add(number);
        people += persons;
    }

    /** From the kiosk and from the rating page; the officer goes to one, the usher to the other. */
    void helpIsOnItsWay() {
        Page kiosk = browser.page(commune.agent("/kiosk"), 540, 960);
        Page rating = browser.page(commune.agent("/rating?counter=counter-1"), 1280, 800);
        kiosk.locator("[data-test=help]").click();
        see(kiosk, "help-note");
        rating.locator("[data-test=help]").click();
        rating.waitForSelector("[data-test=help-note][data-state=called]");

        see(usher, "help-kiosk-1");
        see(usher, "help-rating-counter-1");
        judgedInBothThemes(usher, "usher-help");
        see(console, "help-kiosk-1");
        judgedInBothThemes(console, "console-help-call");
        see(floor, "help-kiosk-1");
        judged(floor, "floor-help-call");
        console.locator("[data-test=help-kiosk-1] [data-test=help-go]").click();
        kiosk.waitForSelector("[data-test=help-note][data-state=comes]");
        judged(kiosk, "kiosk-help");
        usher.locator("[data-test=help-rating-counter-1] [data-test=help-go]").click();
        rating.waitForSelector("[data-test=help-note][data-state=comes]");
        judged(rating, "rating-help");
        for (Page page : List.of(console, floor))
            page.waitForSelector("[data-test=help-rating-counter-1][data-answered=true]");
        kiosk.context().close();
        rating.context().close();
    }

    void powerCut() throws Exception {
        commune.killEverything();
        commune.startAgain();
    }

    /** Nobody presses anything: who was in hand is in hand, the line stands, the next number follows the last. */
    void goesOnByItself() {
        given("A008", usherGives("collect"));
        ticket("A008");
        inHand("A003");
        board.waitForSelector("[data-test=call][data-number=A003]");
        finish("A003", 1);
        callNext("A004");
        board.waitForSelector("[data-test=call][data-number=A004]");
        finish("A004", 1);
        callNext("A005");
        finish("A005", 4);
    }

    void somebodyWithoutANumber() {
        console.locator("[data-test=start]").click();
        console.locator("[data-test=start-note]").fill("H12.15-250701-0042");
        console.locator("[data-test=start-send]").click();
        see(console, "no-number");
        judgedInBothThemes(console, "console-without-number");
        console.locator("[data-test=finish]").click();
        see(console, "call-next");
        withoutNumber++;
        people++;
    }

    /** One is refused that somebody bears; two are keyed in too many and withdrawn. */
    void paperNumbers() {
        Page visits = browser.tab(console, commune.hub("/visits"), 1366, 900);
        visits.locator("[data-test=paper-open]").click();
        see(visits, "paper-form");
        String now = LocalTime.now(commune.zone).format(CLOCK);
        key(visits, "A008", "A064", now);
        see(visits, "paper-refused");
        judged(visits, "paper-refused");
        key(visits, "A061", "A066", now);
        see(visits, "paper-kept");
        visits.waitForSelector("[data-test=paper-range][data-first=A061][data-last=A066]");
        judgedInBothThemes(visits, "paper-form");

        visits.locator("[data-test=withdraw-open]").click();
        visits.locator("[data-test=withdraw-first]").fill("A065");
        visits.locator("[data-test=withdraw-NOT_HANDED_OUT]").click();
        judgedInBothThemes(visits, "paper-withdraw");
        visits.locator("[data-test=withdraw-send]").click();
        see(visits, "withdrawn");
        visits.waitForSelector("[data-test=paper-range][data-first=A061][data-last=A064]");
        visits.close();
    }

    private static void key(Page visits, String first, String last, String time) {
        visits.locator("[data-test=paper-first]").fill(first);
        visits.locator("[data-test=paper-last]").fill(last);
        visits.locator("[data-test=paper-from]").fill(time);
        visits.locator("[data-test=paper-to]").fill(time);
        visits.locator("[data-test=paper-send]").click();
    }

    /** The list of the day, what was served, and the floor say what was counted here. */
    void theFiguresAgree() throws Exception {
        Http administrator = commune.administrator();
        List<String> finished = new ArrayList<>();
        List<String> late = new ArrayList<>();
        List<String> withdrawn = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        int without = 0;
        for (JsonNode visit : administrator
                .get("/api/v1/visits?limit=1000")
                .expect(200)
                .json()
                .path("visits")) {
            String number = Worlds.number(visit);
            String kind = visit.path("kind").asText();
            String state = visit.path("state").asText();
            if (state.equals("NEVER_GIVEN")) withdrawn.add(number);
            else if (kind.equals("KEYED_IN")) late.add(number);
            else if (kind.equals("NO_NUMBER")) without++;
            else if (state.equals("FINISHED")) finished.add(number);
            else waiting.add(number);
        }
        List<String> left = new ArrayList<>(given);
        left.removeAll(served);
        assertThat(finished).containsExactlyInAnyOrderElementsOf(served);
        assertThat(waiting).containsExactlyInAnyOrderElementsOf(left);
        assertThat(late).containsExactlyInAnyOrderElementsOf(keyedIn);
        assertThat(withdrawn).containsExactlyInAnyOrder("A065", "A066");
        assertThat(without).isEqualTo(withoutNumber);

        JsonNode total = administrator.get("/api/v1/served").expect(200).json().path("total");
        assertThat(total.path("visits").asInt()).isEqualTo(served.size() + withoutNumber);
        assertThat(total.path("people").asInt()).isEqualTo(people);
        figure("keyed-in", keyedIn.size());
        figure("served", served.size() + withoutNumber);
        figure("waiting", left.size());
        judgedInBothThemes(floor, "floor-keyed-in");
        given("A009", usherGives("submit"));
    }

    /** On a page that was open all morning. */
    private void figure(String name, int value) {
        Awaitility.await(name + " of the floor")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(floor.locator("[data-test=" + name + "]")
                                .innerText()
                                .strip())
                        .isEqualTo(Integer.toString(value)));
    }
}

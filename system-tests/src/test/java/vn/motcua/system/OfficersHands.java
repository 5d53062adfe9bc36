package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.Http;

/** What officers' keys do in the rush of a day, at two consoles of a running centre where nobody waits before. */
final class OfficersHands {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    /** Both counters are there for it. */
    private static final String BOTH = "collect";

    /** The next explicit call of the page waits for {@code go()}. */
    private static final String HOLD_CALL = """
            () => {
              const real = window.fetch;
              window.fetch = async (...asked) => {
                if (String(asked[0]).endsWith('/call')) {
                  window.fetch = real;
                  await new Promise((go) => { window.go = go; });
                }
                return real(...asked);
              };
            }""";

    /** A PC whose clock is five hours ahead. */
    private static final String WRONG_CLOCK = """
            const Right = Date, ahead = 5 * 3600 * 1000;
            window.Date = class extends Right {
              constructor(...given) { given.length === 0 ? super(Right.now() + ahead) : super(...given); }
              static now() { return Right.now() + ahead; }
            };""";

    private final Centre centre;
    private final Http officer;
    private Page lan;
    private Page minh;

    OfficersHands(Centre centre) throws Exception {
        this.centre = centre;
        this.officer = centre.world.signedIn("OFFICER");
    }

    void raceSendOnTakeBackAndScan() throws Exception {
        lan = centre.console();
        minh = centre.consoleOf(centre.world.users().get(1), "counter-2");
        aPickSomebodyElseWasFasterWith();
        everythingDoneIsTakenBackByOneKey();
        sentToAPersonForAWhileAndBack();
        codesTypedIntoTheScanBox();
        aClassOfThirtyFiveGetsOneNumber();
        minh.locator("[data-test=close-counter]").click();
        see(minh, "open-counter-2");
        minh.context().close();
        lan.context().close();
    }

    /** Where the keyboard is and what stands in the way. */
    private static final String SHOWN =
            "() => { const c = document.querySelector('motcua-console'); return JSON.stringify({"
                    + "focus: document.activeElement?.outerHTML?.slice(0, 300), choosing: String(c.choosing), visit: c.visit,"
                    + " undo: document.querySelector('[data-test=undo-bar]')?.outerHTML?.slice(0, 300),"
                    + " busy: c.busy, panel: c.panels?.kind, lock: c.lock?.isShown}); }";

    private void aPickSomebodyElseWasFasterWith() throws Exception {
        String first = issue(BOTH);
        String second = issue(BOTH);
        for (Page page : List.of(lan, minh)) page.waitForSelector("[data-test=call-" + second + "]");
        minh.evaluate(HOLD_CALL);
        minh.locator("[data-test=call-" + first + "]").focus();
        minh.keyboard().press("Enter");
        minh.waitForFunction("() => window.go");
        lan.locator("[data-test=call-" + first + "]").click();
        inHand(lan, first);
        minh.evaluate("() => window.go()");
        minh.waitForSelector("[data-test=toast] >> text=" + first);
        judgedInBothThemes(minh, "console-lost-pick");
        assertThat(minh.locator("[data-test=in-hand]").count()).isZero();
        minh.keyboard().press("Space");
        inHand(minh, second);
        for (Page page : List.of(lan, minh)) {
            page.keyboard().press("Enter");
            did(page, "FINISH");
        }
    }

    private void everythingDoneIsTakenBackByOneKey() throws Exception {
        String number = issue("submit");
        call(lan, number);
        did(lan, "CALL");
        lan.keyboard().press("z");
        lan.waitForSelector("[data-test=ticket][data-number=" + number + "]");
        lan.keyboard().press("Space");
        inHand(lan, number);
        takenBack("NO_SHOW", number, "n");
        takenBack("TRANSFER", number, "t", "2");
        takenBack("PARK", number, "p", "3");
        takenBack("FINISH", number, "Enter");
        lan.keyboard().press("Enter");
        did(lan, "FINISH");
        withoutANumber();
    }

    private void takenBack(String action, String number, String... keys) {
        for (String key : keys) {
            if (key.length() == 1 && Character.isDigit(key.charAt(0)))
                lan.waitForSelector("[data-test$=-panel] .choice");
            lan.keyboard().press(key);
        }
        did(lan, action);
        assertThat(lan.locator("[data-test=in-hand]").count()).as(action).isZero();
        lan.keyboard().press("z");
        inHand(lan, number);
        lan.waitForSelector("[data-test=toast] >> text=" + number);
    }

    /** Who took no number is in hand again at once, and stays it. */
    private void withoutANumber() {
        lan.keyboard().press("s");
        see(lan, "start-form");
        lan.locator("[data-test=start-send]").click();
        see(lan, "no-number");
        nowhere(lan);
        lan.keyboard().press("Enter");
        did(lan, "FINISH");
        lan.keyboard().press("z");
        see(lan, "no-number");
        lan.keyboard().press("Enter");
        did(lan, "FINISH");
    }

    private void sentToAPersonForAWhileAndBack() throws Exception {
        String number = issue(BOTH);
        call(lan, number);
        String panel = "[data-test=transfer-panel] ";
        lan.keyboard().press("t");
        see(lan, "transfer-panel");
        for (String[] step : new String[][] {{"t", "to-people"}, {"m", "place-AFTER"}, {"b", "comes-back"}}) {
            lan.keyboard().press(step[0]);
            lan.waitForSelector(panel + "[data-test=" + step[1] + "][aria-pressed=true]");
        }
        lan.waitForSelector(panel + ".choice");
        lan.keyboard().press("1");
        did(lan, "TRANSFER");
        String waits = "[data-test=ticket][data-number=" + number + "]";
        minh.waitForSelector(waits + " .chip >> text=từ ");
        judged(minh, "console-sent-after");
        minh.keyboard().press("Space");
        minh.waitForSelector("[data-test=toast]");
        assertThat(minh.locator("[data-test=in-hand]").count())
                .as("before his time")
                .isZero();
        minh.locator("[data-test=call-" + number + "]").click();
        inHand(minh, number);
        minh.keyboard().press("Enter");
        minh.waitForSelector("[data-test=in-hand]", detached());
        lan.waitForSelector(waits + " [data-test=kind]");
        lan.keyboard().press("Space");
        inHand(lan, number);
        lan.keyboard().press("Enter");
        did(lan, "FINISH");
    }

    private void codesTypedIntoTheScanBox() throws Exception {
        Page phone = centre.browser.page(centre.hub("/r"), 360, 640);
        phone.locator("button.pick[value=submit]").click();
        phone.waitForURL(url -> url.contains("/t/"));
        String code = phone.url().replaceAll(".*/t/([A-Za-z]+).*", "$1");
        phone.context().close();
        String number = checksIn(code);
        lan.locator("[data-test=scan-call]").click();
        inHand(lan, number);
        nowhere(lan);
        lan.keyboard().press("Enter");
        did(lan, "FINISH");
        type("BCGH-KLMN-PQTV");
        lan.waitForSelector("[data-test=scan]");
        LocalDate today = LocalDate.now(ZONE);
        type(booked(today.plusDays(1)));
        lan.waitForSelector("[data-test=arrival-refused]");
        judged(lan, "console-check-in-refused");
        // Late in the evening today has no time left.
        String now = booked(today);
        if (now.isEmpty()) return;
        String given = checksIn(now);
        judgedInBothThemes(lan, "console-checked-in");
        type(now);
        lan.waitForFunction("() => document.querySelectorAll('[data-test=arrived]').length > 0");
        call(lan, given);
        lan.keyboard().press("Enter");
        did(lan, "FINISH");
    }

    private void aClassOfThirtyFiveGetsOneNumber() {
        lan.locator("[data-test=issue]").click();
        lan.locator("#issue-service").selectOption("submit");
        lan.locator("[data-test=issue-count]").fill("35");
        see(lan, "issue-many");
        lan.locator("[data-test=issue-party]").check();
        lan.locator("[data-test=issue-many]").waitFor(gone());
        lan.locator("[data-test=issue-send]").click();
        lan.waitForSelector("[data-test=ticket] [data-test=people][data-people='35']");
        lan.locator(".issueform button[type=button]").last().click();
        nowhere(lan);
        lan.keyboard().press("Space");
        lan.waitForSelector(".coin [data-test=people][data-people='35']");
        lan.keyboard().press("o");
        lan.waitForSelector(".coin [data-test=people][data-people='34']");
        lan.keyboard().press("Enter");
        did(lan, "FINISH");
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    /** The number told on the card. */
    private String checksIn(String code) {
        type(code);
        lan.waitForSelector("[data-test=arrived]");
        String call = lan.locator("[data-test=scan-call]").innerText();
        return call.replaceAll("(?s).*?([A-Z]\\d{3}).*", "$1");
    }

    private void type(String code) {
        lan.locator("[data-test=scan-code]").fill(code);
        lan.keyboard().press("Enter");
    }

    /** A booked time of that day; empty if it has none left. */
    private String booked(LocalDate day) throws Exception {
        Http anybody = new Http(centre.hub("/"));
        JsonNode slots = anybody.get("/api/v1/booking-slots?service=land&day=" + day)
                .expect(200)
                .json()
                .path("slots");
        for (JsonNode slot : slots) {
            if (!slot.path("open").asBoolean() || slot.path("free").asInt() == 0) continue;
            return anybody.post(
                            "/api/v1/bookings",
                            Json.object()
                                    .put("requestId", UUID.randomUUID().toString())
                                    .put("serviceId", "land")
                                    .put("startsAt", slot.path("startsAt").asText()))
                    .expect(201)
                    .json()
                    .path("code")
                    .asText();
        }
        return "";
    }

    /** One officer with two tabs, on a PC whose clock is wrong, signed out in the middle of a visit. */
    void workOnAStrangePc() throws Exception {
        Page tab = centre.browser.page(centre.hub("/sign-in"), 1366, 768, WRONG_CLOCK);
        centre.signIn(tab, "OFFICER");
        open(tab);
        String number = issue("submit");
        call(tab, number);
        tab.waitForFunction("() => /^0:\\d\\d$/.test(document.querySelector('.coin .timer')?.innerText.trim())");
        did(tab, "CALL");
        tab.waitForFunction("() => Number(document.querySelector('[data-test=undo] .left')?.innerText) <= 10");
        Page other = centre.browser.tab(tab, centre.hub("/console"), 1024, 768);
        open(other);
        inHand(other, number);
        other.keyboard().press("Enter");
        did(other, "FINISH");
        see(tab, "call-next");
        tab.keyboard().press("z");
        inHand(tab, number);
        inHand(other, number);
        other.locator("[data-test=sign-out]").click();
        tab.waitForURL(url -> url.contains("/sign-in"));
        centre.signIn(tab, "OFFICER");
        open(tab);
        inHand(tab, number);
        tab.keyboard().press("Enter");
        did(tab, "FINISH");
        tab.context().close();
    }

    private void open(Page page) {
        page.navigate(centre.hub("/console").toString());
        page.waitForSelector("[data-test=open-counter-1], [data-test=call-next], [data-test=in-hand]");
        if (page.locator("[data-test=open-counter-1]").count() > 0)
            page.locator("[data-test=open-counter-1]").click();
        page.waitForSelector("[data-test=call-next], [data-test=in-hand]");
        nowhere(page);
    }

    private void call(Page page, String number) {
        page.waitForSelector("[data-test=call-" + number + "]");
        page.locator("[data-test=call-" + number + "]").click();
        inHand(page, number);
        nowhere(page);
    }

    private static void inHand(Page page, String number) {
        page.waitForSelector("[data-test=in-hand][data-number=" + number + "]");
    }

    private static void did(Page page, String action) {
        try {
            page.waitForSelector("[data-test=undo-bar][data-action=" + action + "]");
        } catch (com.microsoft.playwright.TimeoutError never) {
            throw new AssertionError(
                    "no " + action + " at " + page.evaluate(SHOWN)
                            + page.locator("main").innerText(),
                    never);
        }
    }

    private static void nowhere(Page page) {
        page.locator("body").click(new Locator.ClickOptions().setPosition(5, 700));
    }

    private static Page.WaitForSelectorOptions detached() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED);
    }

    private String issue(String service) throws Exception {
        return Worlds.number(officer.post(
                        "/api/v1/tickets",
                        Json.object()
                                .put("requestId", UUID.randomUUID().toString())
                                .put("serviceId", service))
                .expect(200, 201)
                .json());
    }
}

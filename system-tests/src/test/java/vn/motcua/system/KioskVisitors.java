package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.see;
import static vn.motcua.system.Centre.start;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.motcua.core.wire.Json;

/** People who hold things to the scanner of a kiosk, which is a device of its own or types into the page. */
final class KioskVisitors {
    private static final String NOTE = "[data-test=scan-note]";
    private static final String SCAN = "[data-test=scan]";
    private static final String TICKETS = "**/api/kiosk/tickets";
    private static final String SCANS = "**/api/kiosk/scans";
    private static final int ATTEMPTS_MAX = 5;

    private final Centre centre;
    private final Page kiosk;
    private final Page bench;
    private int typed;
    private int repeats;

    KioskVisitors(Centre centre) {
        this.centre = centre;
        this.bench = centre.browser.page(centre.hall("/bench"), 1366, 900);
        this.kiosk = centre.browser.page(centre.hall("/kiosk"), 1080, 1920);
        see(kiosk, "start");
    }

    /** A slip from the scanner gets its number, the same slip typed into the page finds it again, the ticket tells its place. */
    void slipAndTicket(String slip, Page console) throws Exception {
        hold("Mã hồ sơ", NOTE + "[data-outcome=SLIP]");
        assertThat(kiosk.locator(NOTE).innerText()).contains(slip);
        assertThat(kiosk.locator(".tile").count())
                .as("the one service of results")
                .isOne();
        looked("slip");
        kiosk.locator("[data-test=service-collect]").click();
        see(kiosk, "number");
        String number = kiosk.locator("[data-test=number]").innerText().replaceAll("\\s", "");
        String url = kiosk.locator("[data-test=qr]").getAttribute("data-url");
        String visit = String.valueOf(kiosk.evaluate("() => document.querySelector('motcua-kiosk').ticket.visitId"));
        kiosk.waitForSelector("[data-test=print].taken");

        type(slip, SCAN + "[data-outcome=SLIP_HAS_NUMBER]");
        assertThat(kiosk.locator("[data-test=scan-number]").innerText()).isEqualTo(number);
        looked("slip-again");
        home();
        type(url.substring(url.lastIndexOf('/') + 1), SCAN + "[data-state=WAITING]");
        assertThat(kiosk.locator("[data-test=scan-number]").innerText()).isEqualTo(number);
        looked("ticket-waiting");
        assertThat(centre.world
                        .signedIn("SUPERVISOR")
                        .get("/api/v1/visits/" + visit)
                        .expect(200)
                        .toString())
                .as("the time line of the visit")
                .contains("ScanReceived", slip);

        console.waitForSelector("[data-test=ticket][data-number=" + number + "]");
        console.locator("[data-test=call-next]").click();
        see(console, "in-hand");
        home();
        type(url.substring(url.lastIndexOf('/') + 1), SCAN + "[data-state=CALLED]");
        looked("ticket-called");
        home();
    }

    /** Nothing of a card is on the screen, whatever the screen was doing. */
    void card(String idNumber, String name) {
        hold("Thẻ căn cước", NOTE + "[data-outcome=CARD]");
        looked("card");
        assertThat(kiosk.content()).doesNotContain(idNumber, name);
        assertThat(kiosk.locator("[data-test=kiosk]").innerText()).doesNotContain(idNumber.substring(9));
        kiosk.locator("[data-test=language-en]").click();
        looked("card-en");
        home();
    }

    /** Everything else is answered, too, and goes away by itself. */
    void words() {
        hold("Mã thanh toán", SCAN + "[data-outcome=PAYMENT]");
        looked("payment");
        waitedFor();
        hold("Quét có byte lạ", SCAN + "[data-outcome=AGAIN]");
        looked("again");
        kiosk.locator("[data-test=take]").click();
        see(kiosk, "tiles");
        hold("Mã đặt lịch", NOTE + "[data-outcome=BOOKING]");
        looked("booking");
        hold("Chữ bất kỳ", NOTE + "[data-outcome=UNKNOWN]");
        looked("unknown");
        home();
        hold("Phiếu không có thật", SCAN + "[data-state=NOT_OURS]");
        looked("ticket-foreign");
        home();
        type("BCGHKLMNPQTVBCGHKLQ", SCAN + "[data-state=NOT_FOUND]");
        assertThat(kiosk.locator("[data-test=take]").count())
                .as("another number for who may have one")
                .isZero();
        looked("ticket-not-found");
        home();
    }

    /** A finger on a tile when the scan comes: the scan counts, no number is given, and the next touch works. */
    void touchWhileScanning() {
        start(kiosk);
        BoundingBox tile = kiosk.locator("[data-test=service-land]").boundingBox();
        kiosk.mouse().move(tile.x + tile.width / 2, tile.y + tile.height / 2);
        kiosk.mouse().down();
        hold("Mã hồ sơ", SCAN + "[data-outcome=SLIP_HAS_NUMBER]");
        kiosk.mouse().up();
        assertThat(kiosk.locator("[data-test=number]").count())
                .as("numbers given")
                .isZero();
        see(kiosk, "scan");
        home();
    }

    /** What a scanner types stands in no field, and the question of an idle kiosk gives way to whoever scans. */
    void besideAField(String slip) {
        start(kiosk);
        kiosk.evaluate("""
                () => {
                  const field = document.createElement('input');
                  field.id = 'probe';
                  field.lang = 'vi';
                  field.value = 'đất đai';
                  document.querySelector('[data-test=kiosk]').append(field);
                  field.focus();
                }""");
        type(slip, SCAN + "[data-outcome=SLIP_HAS_NUMBER]");
        assertThat(kiosk.inputValue("#probe")).isEqualTo("đất đai");
        kiosk.evaluate("() => document.getElementById('probe').remove()");
        home();
        start(kiosk);
        kiosk.evaluate("() => { document.querySelector('motcua-kiosk').touchedAt -= 31000; }");
        see(kiosk, "idle");
        type("ABCD-2345", NOTE + "[data-outcome=BOOKING]");
        assertThat(kiosk.locator("[data-test=idle]").count()).isZero();
        assertThat(kiosk.locator("[data-test=number]").count())
                .as("numbers given by Enter")
                .isZero();
        home();
    }

    /** A scan while somebody else's number is asked for, and while they read a number that has no paper. */
    void whileSomebodyReads() {
        List<Route> held = new CopyOnWriteArrayList<>();
        AtomicBoolean isOut = new AtomicBoolean();
        kiosk.route(TICKETS, route -> {
            if (isOut.get()) answer(route, true, "A098");
            else held.add(route);
        });
        start(kiosk);
        kiosk.locator("[data-test=service-land]").click();
        for (int wait = 0; wait < 100 && held.isEmpty(); wait++) kiosk.waitForTimeout(100);
        page("scans.typed('ABCD-2345')");
        kiosk.waitForSelector("[data-test=scan-wait][data-reads=false]");

        page("scans.note = null");
        isOut.set(true);
        answer(held.get(held.size() - 1), true, "A098");
        see(kiosk, "number");
        assertThat(kiosk.locator("[data-test=scan-wait]").count()).isZero();
        page("scans.typed('ABCD-2345')");
        kiosk.waitForSelector("[data-test=scan-wait][data-reads=true]");
        assertThat(kiosk.locator("[data-test=number]").innerText()).contains("A098");
        looked("while-somebody-reads");
        kiosk.locator("[data-test=done]").click(new Locator.ClickOptions().setTrial(true));
        kiosk.unroute(TICKETS);
        home();
    }

    /** Two scans of one slip, and the number is there when the second is touched: no word of a connection that stands, and no other language. */
    void slipThatHadItsNumber() {
        kiosk.route(TICKETS, route -> answer(route, false, "A097"));
        type("H12.15-250701-0043", NOTE + "[data-outcome=SLIP]");
        kiosk.locator("[data-test=language-en]").click();
        kiosk.locator("[data-test=service-collect]").click();
        kiosk.waitForSelector(SCAN + "[data-outcome=SLIP_HAS_NUMBER][data-state=NOT_KNOWN]");
        assertThat(kiosk.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(kiosk.locator(SCAN).innerText()).contains("A097");
        assertThat(kiosk.locator("[data-test=scan-offline]").count()).isZero();
        looked("slip-had-its-number");

        page("feed.value = function (topic, key) {"
                + " const value = Object.getPrototypeOf(this).value.call(this, topic, key);"
                + " return topic === 'local' && key === 'mode' ? {...value, online: false} : value; }");
        see(kiosk, "scan-offline");
        looked("not-known-cut-off");
        kiosk.evaluate("() => { delete document.querySelector('motcua-kiosk').feed.value; }");
        kiosk.unroute(TICKETS);
        home();
    }

    /** Whatever comes late: the feed that repeats an earlier scan, or the hub's answer to one. */
    void theLaterScanStays(String slip) {
        hold("Mã đặt lịch", NOTE + "[data-outcome=BOOKING]");
        type(slip, SCAN + "[data-outcome=SLIP_HAS_NUMBER]");
        page("feedChanged()");
        staysOn("SLIP_HAS_NUMBER");
        home();

        List<Route> held = new CopyOnWriteArrayList<>();
        kiosk.route(SCANS, route -> {
            if (held.isEmpty()) held.add(route);
            else route.resume();
        });
        page("scans.typed('EFGH-2345')");
        for (int wait = 0; wait < 100 && held.isEmpty(); wait++) kiosk.waitForTimeout(20);
        page("scans.typed('Mã hồ sơ: %s')".formatted(slip));
        kiosk.waitForSelector(SCAN + "[data-outcome=SLIP_HAS_NUMBER]");
        held.get(0).resume();
        staysOn("SLIP_HAS_NUMBER");
        kiosk.unroute(SCANS);
        home();
    }

    private void staysOn(String outcome) {
        kiosk.waitForTimeout(1000);
        assertThat(kiosk.locator(SCAN).getAttribute("data-outcome")).isEqualTo(outcome);
    }

    /** On a busy machine keys may stumble now and then; that they do so more often than not would be a fault of ours. */
    void typedAtOnce() {
        assertThat(repeats).as("scans typed again, of %d", typed).isLessThanOrEqualTo(typed);
    }

    /** A ticket without its paper, as the agent would tell of it: of this request or of an earlier one. */
    private static void answer(Route route, boolean ofThisRequest, String number) {
        String asked =
                Json.parseObject(route.request().postData()).path("requestId").asText();
        route.fulfill(new Route.FulfillOptions()
                .setStatus(201)
                .setContentType("application/json")
                .setBody(Json.write(Json.object()
                        .put(
                                "requestId",
                                ofThisRequest ? asked : UUID.randomUUID().toString())
                        .put("businessDay", "2026-11-23")
                        .put("ahead", 2)
                        .put("estimateMinutes", 10)
                        .put("printState", "UNKNOWN")
                        .set("number", Json.object().put("text", number)))));
    }

    /** Runs it on the page's element; what it answers is not waited for. */
    private void page(String code) {
        kiosk.evaluate("() => { document.querySelector('motcua-kiosk')." + code + "; }");
    }

    /** At the sizes kiosks have. Meanwhile the page's clock stands still: no screen leaves while it is looked at. */
    private void looked(String name) {
        kiosk.evaluate("""
                () => {
                  const real = Date.now;
                  const at = real();
                  Date.now = () => at;
                  window.goOn = () => {
                    const lost = real() - at;
                    Date.now = () => real() - lost;
                  };
                }""");
        kiosk.waitForTimeout(500);
        readAloud(name);
        Browser.judge(kiosk, "kiosk-scan-" + name);
        Browser.shoot(kiosk, "kiosk-scan-" + name);
        kiosk.setViewportSize(1366, 768);
        Browser.shoot(kiosk, "kiosk-scan-" + name + "-wide");
        assertThat(
                        kiosk.evaluate(
                                "() => [...document.querySelectorAll('.body > *, .tile > *')].filter((one) => {"
                                        + " const box = one.getBoundingClientRect(); const room = one.parentElement.getBoundingClientRect();"
                                        + " return box.bottom > room.bottom + 1 || box.top < room.top - 1; }).map((one) => one.className)"))
                .as("cut off on kiosk-scan-%s", name)
                .isEqualTo(List.of());
        kiosk.setViewportSize(1080, 1920);
        kiosk.evaluate("() => window.goOn()");
    }

    /** What is read aloud stands on the screen, and what a scan brought there is read aloud. */
    private void readAloud(String name) {
        if (kiosk.locator("[data-screen=ticket]").count() > 0) return;
        assertThat(kiosk.evaluate("""
                () => {
                  const page = document.querySelector('motcua-kiosk');
                  const plain = (text) => text.replace(/\\s+/g, ' ').trim();
                  const spoken = page.spoken().filter(Boolean).map(plain);
                  const seen = plain(page.textContent);
                  const unseen = spoken.flatMap((one) => one.split(': ')).filter((one) => !seen.includes(one));
                  const unread = [...page.querySelectorAll('.body > h1, .scan-note, .yours, .told .news, .refusal, .tile .name')].flatMap((part) => {
                    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
                    const found = [];
                    while (texts.nextNode()) found.push(plain(texts.currentNode.data));
                    return found.filter((one) => one.length > 1 && !spoken.join(' ').includes(one));
                  });
                  return [...unseen, ...unread];
                }"""))
                .as("on %s: read aloud and not on the screen, or the other way round", name)
                .isEqualTo(List.of());
    }

    private void hold(String sample, String shown) {
        Locator scanner = bench.locator("[data-test=device-scanner-kiosk]");
        scanner.waitFor();
        scanner.getByText(sample).first().click();
        kiosk.waitForSelector(shown);
    }

    /** As a scanner types; on a busy machine the keys may stumble, and then the page asks to scan again. */
    private void type(String text, String shown) {
        Locator wanted = kiosk.locator(shown);
        typed++;
        for (int attempt = 1; attempt <= ATTEMPTS_MAX && wanted.count() == 0; attempt++) {
            if (attempt > 1) repeats++;
            kiosk.keyboard().type(text, new Keyboard.TypeOptions().setDelay(0));
            kiosk.keyboard().press("Enter");
            for (int wait = 0; wait < 20 && wanted.count() == 0; wait++) kiosk.waitForTimeout(100);
        }
        wanted.waitFor();
    }

    /** A person who looks at it for as long as it stays. */
    private void waitedFor() {
        kiosk.evaluate(
                "() => { const page = document.querySelector('motcua-kiosk'); page.shownAt -= 60000; page.touchedAt -= 60000; }");
        see(kiosk, "start");
    }

    private void home() {
        kiosk.waitForSelector("[data-test=done]:not(:disabled), [data-test=quit]:not(:disabled), [data-test=start]");
        kiosk.evaluate("() => document.querySelector('[data-test=done], [data-test=quit]')?.click()");
        see(kiosk, "start");
    }
}

package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.Http;

/** Tickets on their holders' phones, in a running centre where nobody waits. */
final class TicketPages {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;
    private static final int BYTES_MAX = 50_000;
    private static final long LIMIT_MS = 3_000;
    // The page looks at the age of its news four times a second.
    private static final long STEP_MS = 250;
    // A beat is a second old when the next one fails to come.
    private static final String WATCH_STALE = """
            () => {
              window.marked = null;
              const stale = document.getElementById('stale');
              new MutationObserver(() => { if (!stale.hidden) window.marked ??= performance.timeOrigin + performance.now(); })
                .observe(stale, {attributes: true});
            }""";

    /** Keeps what a phone would have felt and heard. */
    private static final String FEEL = """
            window.felt = [];
            Object.defineProperty(navigator, 'vibrate', {value: (pattern) => window.felt.push(pattern.join(' '))});
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (at) { window.felt.push('tone'); return start.call(this, at); };""";

    private final Centre centre;
    private final Http kiosk;
    private final Http officer;

    TicketPages(Centre centre) throws Exception {
        this.centre = centre;
        this.kiosk = new Http(centre.hall("/"));
        this.officer = centre.world.signedIn("OFFICER");
        command("open");
    }

    private record Ticket(String number, URI page) {}

    private Ticket take() throws Exception {
        JsonNode given = kiosk.post(
                        "/api/kiosk/tickets",
                        request().put("serviceId", "submit").put("locale", "VI").put("priority", "NORMAL"))
                .expect(200, 201)
                .json();
        String code = given.path("url").asText().replaceAll(".*/t/", "");
        return new Ticket(Worlds.number(given), centre.hub("/t/" + code));
    }

    private void command(String what) throws Exception {
        officer.post("/api/v1/counters/counter-1/" + what, request());
    }

    private static ObjectNode request() {
        return Json.object().put("requestId", UUID.randomUUID().toString());
    }

    private static String headline(Page phone) {
        return phone.locator("#live h1").innerText();
    }

    private static void reads(Page phone, String headline) {
        phone.waitForFunction("text => document.querySelector('#live h1')?.innerText === text", headline);
    }

    /** A visitor's hour: the line moves, it is their turn, the hub goes away and comes back, the rating. */
    void followTheLineToTheRating() throws Exception {
        Ticket first = take();
        Ticket mine = take();
        Page phone = centre.browser.page(mine.page(), WIDTH, HEIGHT, FEEL);
        reads(phone, "Còn 1 người trước bạn");
        assertThat(phone.locator(".number").innerText()).isEqualTo(mine.number());
        assertThat(phone.content().getBytes(StandardCharsets.UTF_8).length).isLessThan(BYTES_MAX);
        assertThat(asked(phone)).as("requests of the page besides itself").isZero();
        fitsTheFirstView(phone);
        judgedInBothThemes(phone, "phone-waiting");
        assertThat(felt(phone)).as("before its holder has touched the bell").isEmpty();
        phone.locator("#ring button").click();
        phone.waitForSelector("#ring button[aria-pressed=true]");
        assertThat(felt(phone)).isEqualTo("tone,80");
        Page old = centre.browser.page(mine.page(), WIDTH, HEIGHT, "delete window.WebSocket");

        command("call-next");
        reads(phone, "Đến lượt bạn ngay sau đây");
        reads(old, "Đến lượt bạn ngay sau đây");
        Browser.shoot(phone, "phone-next");
        command("finish");
        command("call-next");
        reads(phone, "Đến lượt bạn");
        reads(old, "Đến lượt bạn");
        phone.waitForSelector("#live[data-rang=yes]");
        assertThat(felt(phone)).isEqualTo("tone,80," + "tone,".repeat(6) + "400 200 400 200 800 400 400 200 800");
        assertThat(phone.title()).isEqualTo("Đến lượt số " + mine.number());
        fitsTheFirstView(phone);
        judgedInBothThemes(phone, "phone-called");

        silence(phone);
        command("finish");
        reads(phone, "Bạn có hài lòng với lần phục vụ vừa rồi?");
        fitsTheFirstView(phone);
        judgedInBothThemes(phone, "phone-rating");
        phone.locator("summary").click();
        phone.locator("#words").fill("Chờ lâu quá, gọi lại cho tôi 0912 345 678");
        judgedInBothThemes(phone, "phone-rating-words");
        phone.locator("button[value='1']").click();
        reads(phone, "Đã phục vụ xong");
        judged(phone, "phone-rated");
        wordsReachTheFloor();
        assertThat(first.number()).isNotEqualTo(mine.number());
        phone.context().close();
        old.context().close();
    }

    /** Masked, until a supervisor presses what says that it is kept. */
    private void wordsReachTheFloor() throws Exception {
        Page floor = centre.signedIn("SUPERVISOR");
        floor.navigate(centre.hub("/floor").toString());
        Locator words = floor.locator("[data-test=rating-words]");
        words.waitFor();
        assertThat(words.innerText()).contains("gọi lại cho tôi •••").doesNotContain("0912");
        judgedInBothThemes(floor, "floor-words");
        String visit = floor.locator("[data-test=bad-rating]:has([data-test=rating-words]) a")
                .getAttribute("href")
                .replaceAll(".*/", "");
        floor.locator("[data-test=rating-open]").click();
        floor.waitForFunction(
                "() => document.querySelector('[data-test=rating-words]').innerText.includes('0912 345 678')");
        floor.locator("[data-test=bad-rating]:has([data-test=rating-words]) [data-test=rating-seen]")
                .click();
        floor.close();
        theyStandAtTheIncidentOfTheVisit(visit);
    }

    private void theyStandAtTheIncidentOfTheVisit(String visit) throws Exception {
        centre.world
                .signedIn("OFFICER")
                .post(
                        "/api/v1/incidents",
                        request()
                                .put("visitId", visit)
                                .put("counterId", "counter-1")
                                .put("at", Instant.now().toString())
                                .put("text", "Người dân phàn nàn"))
                .expect(201);
        Page review = centre.signedIn("SUPERVISOR");
        review.navigate(centre.hub("/review").toString());
        Locator words = review.locator("[data-test=rating-words]");
        words.waitFor();
        assertThat(words.innerText()).contains("gọi lại cho tôi •••").doesNotContain("0912");
        assertThat(review.locator(".told q").innerText()).contains("•••").doesNotContain("0912");
        judgedInBothThemes(review, "review-words");
        review.locator("[data-test=rating-open]").click();
        review.waitForFunction(
                "() => document.querySelector('[data-test=rating-words]').innerText.includes('0912 345 678')");
        review.close();
    }

    private static String felt(Page phone) {
        return (String) phone.evaluate("() => window.felt.join()");
    }

    private static int asked(Page phone) {
        return ((Number) phone.evaluate("() => performance.getEntriesByType('resource').length")).intValue();
    }

    private static void fitsTheFirstView(Page phone) {
        Number below = (Number) phone.evaluate(
                "() => Math.max(document.querySelector('.card, form').getBoundingClientRect().bottom - innerHeight,"
                        + " document.documentElement.scrollWidth - innerWidth)");
        assertThat(below.doubleValue()).as("what lies beyond the first view").isLessThanOrEqualTo(0);
    }

    private void silence(Page phone) throws Exception {
        phone.evaluate(WATCH_STALE);
        long killed = System.currentTimeMillis();
        centre.world.child("hub").kill();
        try {
            phone.waitForFunction("() => window.marked");
            long after = Math.round(((Number) phone.evaluate("() => window.marked")).doubleValue()) - killed;
            System.out.println("TicketPages: stale " + after + " ms after the kill");
            // The last beat came at most now, so the silence cannot have been told later but by a machine that stood
            // still.
            assertThat(after).isLessThan(2 * LIMIT_MS + STEP_MS);
            assertThat(phone.locator("#stale").innerText()).startsWith("Mất kết nối từ ");
            assertThat(headline(phone)).isEqualTo("Đến lượt bạn");
            judgedInBothThemes(phone, "phone-stale");
        } finally {
            centre.world.startHub();
        }
        phone.waitForFunction("() => document.getElementById('stale').hidden");
    }

    /** Two who do not wait: one gives the number back, one is called before the form is sent. */
    void giveANumberBack() throws Exception {
        Ticket mine = take();
        Ticket other = take();
        Page console = centre.console();
        console.waitForSelector("[data-test=ticket][data-number=" + mine.number() + "]");
        Page phone = centre.browser.page(URI.create(mine.page() + "?lang=en"), WIDTH, HEIGHT);
        reads(phone, "You are next");
        fitsTheFirstView(phone);
        judged(phone, "phone-waiting-en");
        enlarged(phone);

        phone.locator("#cancel").click();
        phone.waitForSelector("#give");
        fitsTheFirstView(phone);
        judgedInBothThemes(phone, "phone-cancel-en");
        phone.locator("#keep").click();
        reads(phone, "You are next");
        phone.locator("#cancel").click();
        phone.locator("#give").click();
        reads(phone, "This number was cancelled");
        judged(phone, "phone-cancelled-en");
        console.waitForSelector(
                "[data-test=ticket][data-number=" + mine.number() + "]",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));

        phone.navigate(other.page().toString());
        phone.locator("#cancel").click();
        phone.waitForSelector("#give");
        console.keyboard().press("Space");
        console.waitForSelector("[data-test=in-hand][data-number=" + other.number() + "]");
        phone.locator("#give").click();
        reads(phone, "Đến lượt bạn");
        assertThat(phone.locator(".note").innerText()).contains("không hủy được nữa");
        judged(phone, "phone-too-late");
        command("no-show");
        reads(phone, "Số của bạn đã được gọi");
        judged(phone, "phone-missed");
        phone.context().close();
        console.context().close();
    }

    /** Twice as large: nothing is cut off at the side. */
    private static void enlarged(Page phone) {
        phone.setViewportSize(WIDTH / 2, HEIGHT / 2);
        Number beyond = (Number) phone.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        judged(phone, "phone-200-percent");
        assertThat(beyond.doubleValue()).isLessThanOrEqualTo(0);
        phone.setViewportSize(WIDTH, HEIGHT);
    }
}

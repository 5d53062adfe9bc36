package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.see;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.StreamSupport;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.Http;

/** People who booked and come to the kiosk, with a QR for its scanner or twelve letters for its keys. */
final class BookedVisitors {
    private static final String SCAN = "[data-test=scan][data-outcome=BOOKING]";
    private static final String NUMBER = "[data-test=number]";
    private static final String LAND = "land";
    private static final Duration JOINED = Duration.ofSeconds(30);
    /** Longer than a scanner takes a code for the one that is still under its light. */
    private static final Duration OUT_OF_THE_LIGHT = Duration.ofSeconds(2);

    private final Centre centre;
    private final Http web;
    private final Http hall;
    private final Page kiosk;
    private long heldAtNanos = System.nanoTime() - OUT_OF_THE_LIGHT.toNanos();

    BookedVisitors(Centre centre) {
        this.centre = centre;
        this.web = new Http(centre.hub("/"));
        this.hall = new Http(centre.hall("/"));
        this.kiosk = centre.browser.page(centre.hall("/kiosk"), 1080, 1920);
        see(kiosk, "start");
    }

    /** In time and too early, each a number by the booking; a second time the same number and no second visit. */
    void inTimeTooEarlyAndAgain() throws Exception {
        String code = book(LAND, Instant.now().plusSeconds(60));
        int before = centre.visits();
        hold(code);
        stands("ON_TIME");
        String number = number();
        judged(kiosk, "kiosk-booked");
        kiosk.waitForSelector("[data-test=print].taken");
        home();
        hold(code);
        kiosk.waitForSelector(SCAN + "[data-state=WAITING]");
        assertThat(kiosk.locator("[data-test=scan-number]").innerText()).isEqualTo(number);
        assertThat(kiosk.locator("[data-test=take]").count())
                .as("no second number")
                .isZero();
        judged(kiosk, "kiosk-booked-again");
        home();
        keys();
        type(code);
        kiosk.waitForSelector(SCAN + "[data-state=WAITING]");
        assertThat(centre.visits() - before).isEqualTo(1);
        assertThat(state(code)).isEqualTo("CHECKED_IN");
        home();

        String early = book("submit", Instant.now().plus(Duration.ofHours(2)));
        kiosk.locator("[data-test=language-en]").click();
        kiosk.locator("[data-test=booked]").click();
        see(kiosk, "code");
        judged(kiosk, "kiosk-code-en");
        type(early);
        stands("EARLY");
        judged(kiosk, "kiosk-booked-early-en");
        kiosk.waitForSelector("[data-test=print].taken");
        home();
    }

    /** A letter that is wrong is said at once; a whole code nobody has is asked for again without typing it all anew. */
    void wrongLetters() throws Exception {
        keys();
        judged(kiosk, "kiosk-code");
        String code = book(LAND, Instant.now().plus(Duration.ofHours(3)));
        String wrong = (code.charAt(0) == 'B' ? "C" : "B") + code.substring(1);
        type(wrong);
        kiosk.waitForSelector("[data-test=code-said][data-wrong=true]");
        judged(kiosk, "kiosk-code-wrong");
        narrow();
        for (int i = 0; i < code.length(); i++)
            kiosk.locator("[data-test=unletter]").click();
        assertThat(kiosk.locator("[data-test=code]").getAttribute("data-code")).isEmpty();
        // Right by its last letter, and nobody's.
        type("BBBBBBBBBBBB");
        kiosk.waitForSelector(SCAN + "[data-state=NOT_FOUND]");
        assertThat(kiosk.locator("[data-test=code-typed]").innerText()).isEqualTo("BBBB BBBB BBBB");
        judged(kiosk, "kiosk-booked-not-found");
        kiosk.locator("[data-test=code-again]").click();
        kiosk.waitForSelector("[data-test=code][data-code=BBBBBBBBBBBB]");
        home();
    }

    /** The keys in a window as narrow as a phone's, which is also what twice as large letters leave of a small screen. */
    private void narrow() {
        kiosk.setViewportSize(320, 640);
        judged(kiosk, "kiosk-code-320");
        assertThat(kiosk.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        for (String key : new String[] {"letter-B", "letter-V", "unletter"})
            assertThat(kiosk.locator("[data-test=" + key + "]").boundingBox().width)
                    .isGreaterThanOrEqualTo(44);
        kiosk.setViewportSize(1366, 768);
        judged(kiosk, "kiosk-code-wide");
        kiosk.setViewportSize(1080, 1920);
    }

    /** Another day, given back, too late: why, and what to do now. */
    void whoseBookingGivesNoTurn() throws Exception {
        hold(book(LAND, Instant.now().plus(Duration.ofDays(2))));
        kiosk.waitForSelector(SCAN + "[data-state=OTHER_DAY]");
        judged(kiosk, "kiosk-booked-other-day");
        home();
        String given = book(LAND, Instant.now().plus(Duration.ofHours(4)));
        web.post("/api/v1/bookings/" + given + "/cancel", request()).expect(200);
        hold(given);
        kiosk.waitForSelector(SCAN + "[data-state=CANCELLED]");
        judged(kiosk, "kiosk-booked-cancelled");
        home();
        tooLate();
    }

    /** As the agent would tell it; a test does not wait until a time has passed. */
    private void tooLate() throws Exception {
        String code = book(LAND, Instant.now().plus(Duration.ofHours(3)));
        kiosk.route("**/api/kiosk/scans", route -> {
            JsonNode told = Json.parseObject(route.fetch().text());
            ((com.fasterxml.jackson.databind.node.ObjectNode) told.path("booking")).put("standing", "LATE");
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(200)
                    .setContentType("application/json")
                    .setBody(Json.write(told)));
        });
        keys();
        type(code);
        stands("LATE");
        judged(kiosk, "kiosk-booked-late");
        kiosk.unroute("**/api/kiosk/scans");
        kiosk.waitForSelector("[data-test=print].taken");
        home();
    }

    /** Cut off: the code is noted and an ordinary number given; on return they are one, but for who took something else. */
    void whileTheHubIsAway() throws Exception {
        Instant soon = Forenoon.slotFrom(Instant.now().plusSeconds(60));
        String code = book(LAND, soon);
        String other = book(LAND, Instant.now().plus(Duration.ofHours(1)));
        centre.world.child("hub").kill();
        String number;
        try {
            kiosk.waitForFunction("() => document.querySelector('motcua-kiosk').isOffline");
            number = noted(code, LAND);
            noted(other, "submit");
        } finally {
            centre.world.startHub();
        }
        await().atMost(JOINED).until(() -> state(code).equals("CHECKED_IN"));
        Agents.awaitDrained(centre.world, "hall");
        assertThat(state(other)).isEqualTo("BOOKED");
        Http supervisor = centre.world.signedIn("SUPERVISOR");
        JsonNode joined = supervisor.get("/api/v1/bookings").expect(200).json().path("bookings");
        String visit = StreamSupport.stream(joined.spliterator(), false)
                .filter(one -> one.hasNonNull("visitId"))
                .filter(one -> one.path("startsAt").asText().equals(soon.toString()))
                .map(one -> one.path("visitId").asText())
                .filter(one -> visitNumber(supervisor, one).equals(number))
                .findFirst()
                .orElse("");
        assertThat(visit).as("the visit of the number on paper").isNotEmpty();
    }

    private static String visitNumber(Http supervisor, String visit) {
        try {
            return supervisor
                    .get("/api/v1/visits/" + visit)
                    .expect(200)
                    .json()
                    .path("visit")
                    .path("number")
                    .path("text")
                    .asText();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String noted(String code, String service) throws Exception {
        hold(code);
        kiosk.waitForSelector("[data-test=scan-note][data-outcome=BOOKING_AWAY]");
        if (service.equals(LAND)) judged(kiosk, "kiosk-booked-away-choose");
        kiosk.locator("[data-test=service-" + service + "]").click();
        stands("AWAY");
        String number = number();
        if (service.equals(LAND)) judged(kiosk, "kiosk-booked-away");
        kiosk.waitForSelector("[data-test=print].taken");
        home();
        return number;
    }

    private void stands(String standing) {
        kiosk.waitForSelector("[data-test=booking][data-standing=" + standing + "]");
    }

    private String number() {
        return kiosk.locator(NUMBER).innerText().replaceAll("\\s", "");
    }

    /** To the kiosk's own scanner, as a phone shows it. */
    private void hold(String code) throws Exception {
        await().until(() -> System.nanoTime() - heldAtNanos > OUT_OF_THE_LIGHT.toNanos());
        heldAtNanos = System.nanoTime();
        hall.post(
                        "/api/bench/scanner-kiosk/scan",
                        Json.object().put("value", centre.hub("/b/" + code).toString()))
                .expect(200);
    }

    private void keys() {
        Centre.start(kiosk);
        kiosk.locator("[data-test=booked]").click();
        see(kiosk, "code");
    }

    private void type(String code) {
        for (char letter : code.toCharArray())
            kiosk.locator("[data-test=letter-" + letter + "]").click();
    }

    private String book(String service, Instant from) throws Exception {
        JsonNode made = web.post(
                        "/api/v1/bookings",
                        request()
                                .put("serviceId", service)
                                .put("startsAt", Forenoon.slotFrom(from).toString()))
                .expect(201)
                .json();
        return made.path("code").asText().replace("-", "");
    }

    private String state(String code) throws Exception {
        return web.get("/api/v1/bookings/" + code)
                .expect(200)
                .json()
                .path("status")
                .asText();
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode request() {
        return Json.object().put("requestId", UUID.randomUUID().toString());
    }

    private void home() {
        kiosk.waitForSelector("[data-test=done]:not(:disabled), [data-test=quit]:not(:disabled), [data-test=start]");
        kiosk.evaluate("() => document.querySelector('[data-test=done], [data-test=quit]')?.click()");
        see(kiosk, "start");
    }
}

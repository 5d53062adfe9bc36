package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.Http;

/** Numbers taken on a phone before one comes, in a running centre where nobody waits, and where their holders go from there. */
final class RemoteVisitors {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;
    private static final String COUNTER = "/api/v1/counters/counter-1/";

    private final Centre centre;
    private final Http hall;
    private final Http officer;
    private final Page console;
    private final Page phone;

    RemoteVisitors(Centre centre) throws Exception {
        this.centre = centre;
        this.hall = new Http(centre.hall("/"));
        this.officer = centre.world.signedIn("OFFICER");
        this.console = centre.console();
        this.phone = centre.browser.page(centre.hub("/r"), WIDTH, HEIGHT);
    }

    /** Two taps are one number, which nobody is called by until its QR is held to the kiosk. */
    void takenAtHomeAndHeldToTheKiosk() throws Exception {
        inEveryLook("remote-services");
        phone.locator("button.pick[value=submit]").dblclick();
        reads("Số này chưa vào hàng chờ");
        inEveryLook("phone-remote");
        String mine = number();
        phone.goBack();
        phone.waitForLoadState(LoadState.LOAD);
        phone.goForward();
        reads("Số này chưa vào hàng chờ");
        assertThat(number()).isEqualTo(mine);
        console.keyboard().press("Space");
        see(console, "toast");
        assertThat(console.locator("[data-test=in-hand]").count())
                .as("somebody on his way was called")
                .isZero();

        Page kiosk = centre.browser.page(centre.hall("/kiosk"), 1080, 1920);
        see(kiosk, "start");
        hall.post(
                        "/api/bench/scanner-kiosk/scan",
                        Json.object().put("value", phone.url().replaceAll("\\?.*", "")))
                .expect(200);
        kiosk.waitForSelector("[data-test=scan][data-state=WAITING]");
        assertThat(kiosk.locator("[data-test=scan-number]").innerText()).isEqualTo(mine);
        judged(kiosk, "kiosk-remote");
        kiosk.context().close();
        reads("Đến lượt bạn ngay sau đây");
        console.waitForSelector("[data-test=ticket][data-number=" + mine + "]");
        console.keyboard().press("Space");
        console.waitForSelector("[data-test=in-hand][data-number=" + mine + "]");
        reads("Đến lượt bạn");
        console.keyboard().press("Enter");
        see(console, "call-next");
    }

    /** Seen to be there by an officer, on the page of bookings and by the console's scan box; then sent on, and told where. */
    void shownToTheStaffAndSentOn() throws Exception {
        String first = take("submit");
        Page staff = centre.browser.tab(console, centre.hub("/bookings"), 1024, 768);
        see(staff, "code");
        staff.locator("[data-test=code]").fill(phone.url());
        staff.keyboard().press("Enter");
        see(staff, "arrived");
        assertThat(staff.locator("[data-test=arrived] b").innerText()).isEqualTo(first);
        judgedInBothThemes(staff, "remote-arrived");
        staff.close();
        reads("Đến lượt bạn ngay sau đây");
        console.waitForSelector("[data-test=ticket][data-number=" + first + "]");
        command("call-next", request());
        reads("Đến lượt bạn");
        command("transfer", request().put("serviceId", "land"));
        phone.waitForFunction("() => document.getElementById('aside')?.innerText.includes('Đất đai')");
        inEveryLook("phone-moved");
        command("call-next", request());
        command("finish", request());

        String second = take("land");
        console.locator("[data-test=scan-code]").fill(code());
        console.locator("[data-test=scan-code-send]").click();
        console.waitForSelector("[data-test=ticket][data-number=" + second + "]");
        reads("Đến lượt bạn ngay sau đây");
        console.locator("body").click(new com.microsoft.playwright.Locator.ClickOptions().setPosition(5, 700));
        command("call-next", request());
        command("finish", request());
    }

    /** Given back on the way, asked first; who then comes back to the page and presses again has another number. */
    void givenBackOnTheWay() {
        String given = take("submit");
        phone.locator("#cancel").click();
        phone.waitForSelector("#give");
        phone.locator("#keep").click();
        reads("Số này chưa vào hàng chờ");
        phone.locator("#cancel").click();
        phone.locator("#give").click();
        reads("Số này đã được hủy");
        assertThat(take("submit")).isNotEqualTo(given);
        phone.locator("#cancel").click();
        phone.locator("#give").click();
        reads("Số này đã được hủy");
    }

    /** The centre closes for the day while two wait: one in the hall, one on the way. */
    void theCentreCloses() throws Exception {
        take("land");
        URI waiting = centre.hub("/t/"
                + hall.post(
                                "/api/kiosk/tickets",
                                request()
                                        .put("serviceId", "submit")
                                        .put("locale", "VI")
                                        .put("priority", "NORMAL"))
                        .expect(201)
                        .json()
                        .path("url")
                        .asText()
                        .replaceAll(".*/t/", ""));
        Page hallPhone = centre.browser.page(waiting, WIDTH, HEIGHT);
        hallPhone.waitForSelector("#view[data-state=WAITING]");
        closeForToday();
        reads("Hôm nay đã hết giờ làm việc");
        inEveryLook("phone-closed");
        hallPhone.waitForSelector("#view .notice, #view[data-state=UNSERVED]");
        judgedInBothThemes(hallPhone, "phone-over");
        hallPhone.context().close();
        phone.navigate(centre.hub("/r").toString());
        phone.locator("button.pick[value=submit]").click();
        phone.waitForSelector(".note");
        judgedInBothThemes(phone, "remote-closed");
        phone.context().close();
        console.context().close();
    }

    private void closeForToday() throws Exception {
        Http administrator = centre.world.signedIn("ADMINISTRATOR");
        JsonNode now = administrator.get("/api/v1/catalogue").expect(200).json();
        ObjectNode document = now.path("document").deepCopy();
        ObjectNode calendar = (ObjectNode) document.path("calendar");
        calendar.put("alwaysOpen", false);
        ObjectNode weekly = calendar.putObject("weekly");
        for (java.time.DayOfWeek day : java.time.DayOfWeek.values())
            weekly.putArray(day.name().toLowerCase(java.util.Locale.ROOT)).add("07:00-09:30");
        ObjectNode proposal = request().put("reason", "Nghỉ đột xuất");
        proposal.set("document", document);
        administrator
                .put(
                        "/api/v1/catalogue",
                        proposal,
                        Map.of("If-Match", "\"" + now.path("version").asInt() + "\""))
                .expect(200);
    }

    private String take(String service) {
        phone.navigate(centre.hub("/r").toString());
        phone.locator("button.pick[value=" + service + "]").click();
        reads("Số này chưa vào hàng chờ");
        return number();
    }

    private String number() {
        return phone.locator(".number").innerText();
    }

    private String code() {
        return phone.url().replaceAll(".*/t/", "").replaceAll("\\?.*", "");
    }

    private void reads(String headline) {
        phone.waitForFunction("text => document.querySelector('#live h1')?.innerText === text", headline);
    }

    private void command(String what, ObjectNode body) throws Exception {
        officer.post(COUNTER + what, body).expect(200);
    }

    private static ObjectNode request() {
        return Json.object().put("requestId", UUID.randomUUID().toString());
    }

    /** In both themes and languages, on the narrowest screen, and twice as large. */
    private void inEveryLook(String name) {
        judgedInBothThemes(phone, name);
        String here = phone.url();
        phone.locator("header a").click();
        phone.waitForSelector("html[lang=en]");
        judged(phone, name + "-en");
        for (int width : new int[] {320, WIDTH / 2}) {
            phone.setViewportSize(width, HEIGHT);
            Number beyond = (Number) phone.evaluate("() => document.documentElement.scrollWidth - innerWidth");
            assertThat(beyond.doubleValue())
                    .as("%s is as wide as a screen of %d", name, width)
                    .isLessThanOrEqualTo(0);
            Browser.shoot(phone, name + "-en-" + width);
        }
        phone.setViewportSize(WIDTH, HEIGHT);
        phone.navigate(here);
        phone.waitForFunction("() => document.documentElement.lang === 'vi'");
        assertThat(phone.locator("main").evaluate("one => one.textContent.length > 0"))
                .isEqualTo(true);
        phone.locator("main")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    }
}

package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judgedInBothThemes;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** A time booked on a phone without scripts, and the number given for it, in a running centre where nobody waits. */
final class BookingPages {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;
    private static final int BYTES_MAX = 50_000;
    private static final String TO = "0912 345 678";

    private final Centre centre;
    private final Forenoon forenoon;
    private String remindedOf = "";

    BookingPages(Centre centre, Forenoon forenoon) {
        this.centre = centre;
        this.forenoon = forenoon;
    }

    /** Two leave a number: for the day after tomorrow, and for a time so near that no reminder lies before it. */
    void bookToBeReminded() {
        Page phone = centre.browser.page(centre.hub("/b"), WIDTH, HEIGHT);
        phone.navigate(centre.hub("/b?service=land&day=" + forenoon.today().plusDays(1))
                .toString());
        phone.locator("#contact").fill("12");
        tap(phone, phone.locator("button.time").last());
        step(phone, "booking-contact-wrong");
        phone.navigate(centre.hub("/b?service=land&day=" + forenoon.today()).toString());
        phone.locator("#contact").fill(TO);
        tap(phone, phone.locator("button.time").first());
        assertThat(phone.locator(".note").innerText()).contains("không có lời nhắc");
        step(phone, "booking-not-reminded");
        tap(phone, phone.locator("a[href*='/cancel']"));
        tap(phone, phone.locator("button[name=confirm]"));
        assertThat(phone.locator("h1").innerText()).isEqualTo("Lịch hẹn đã hủy");
        step(phone, "booking-cancelled");

        phone.navigate(centre.hub("/b?service=land&day=" + forenoon.reminded.toLocalDate())
                .toString());
        phone.locator("#contact").fill(TO);
        tap(phone, phone.locator("button.time[value='" + forenoon.reminded.toInstant() + "']"));
        assertThat(phone.locator(".note").innerText()).contains("sẽ nhắc bạn");
        step(phone, "booking-reminded");
        remindedOf = phone.locator(".code").innerText().replace("-", "");
        phone.context().close();
    }

    /** What the gateway got says whom to remind of what, and its address is the booking's page. */
    void reminded(ReminderReceiver.Reminder reminder) {
        assertThat(reminder.body().path("to").asText()).isEqualTo(TO.replace(" ", ""));
        assertThat(reminder.body().path("startsAt").asText())
                .isEqualTo(forenoon.reminded.toInstant().toString());
        assertThat(reminder.body().path("timeZone").asText()).isEqualTo(forenoon.zone.getId());
        assertThat(reminder.body().path("url").asText())
                .isEqualTo(centre.hub("/b/" + remindedOf).toString());
        Page phone = centre.browser.page(
                java.net.URI.create(reminder.body().path("url").asText()), WIDTH, HEIGHT);
        assertThat(phone.locator(".hour").innerText()).isEqualTo("08:00");
        phone.context().close();
    }

    void bookComeAndBeCalled() throws Exception {
        Page phone = centre.browser.page(centre.hub("/b"), WIDTH, HEIGHT);
        step(phone, "booking-services");
        tap(phone, phone.locator("a.pick[href*='service=submit']"));
        step(phone, "booking-days");
        LocalDate day = forenoon.today();
        tap(phone, phone.locator("a.pick[href*='day=" + day + "']"));
        step(phone, "booking-times");
        tap(phone, phone.locator("button.time").first());
        String code = phone.locator(".code").innerText();
        assertThat(code).matches("([BCGHKLMNPQTV]{4}-){2}[BCGHKLMNPQTV]{4}");
        step(phone, "booking-made");
        inEnglish(phone);
        moveAndLookAtCancelling(phone, day);

        Page console = centre.console();
        Page staff = centre.browser.tab(console, centre.hub("/bookings"), 1024, 768);
        staff.waitForSelector("[data-test=day-after]");
        staff.locator("[data-test=day-after]").click();
        staff.locator("[data-test=day-before]").click();
        staff.waitForSelector("[data-test=booking]");
        judgedInBothThemes(staff, "bookings-of-the-day");
        staff.locator("[data-test=code]")
                .fill(centre.hub("/b/" + code.replace("-", "")).toString());
        staff.keyboard().press("Enter");
        comeAndBeCalled(staff, console, phone);
        staff.context().close();
        phone.context().close();
    }

    private void comeAndBeCalled(Page staff, Page console, Page phone) {
        Locator came = staff.locator("[data-test=came] b");
        came.waitFor();
        String number = came.innerText();
        judgedInBothThemes(staff, "bookings-came");
        staff.locator("[data-test=code]").fill(phone.locator(".code").innerText());
        staff.keyboard().press("Enter");
        staff.waitForFunction("() => document.querySelector('[data-test=came] p')?.innerText.includes('đã nhận số')");
        assertThat(came.innerText()).isEqualTo(number);
        phone.reload();
        step(phone, "booking-came");
        assertThat(phone.locator("h1").innerText()).isEqualTo("Bạn đã đến và nhận số");
        console.waitForSelector("[data-test=ticket][data-number=" + number + "]");
        console.keyboard().press("Space");
        console.waitForSelector("[data-test=in-hand][data-number=" + number + "]");
        console.keyboard().press("Enter");
        Centre.see(console, "call-next");
    }

    private static void inEnglish(Page phone) {
        tap(phone, phone.locator("header a"));
        assertThat(phone.locator("h1").innerText()).isEqualTo("Your booking");
        step(phone, "booking-made-en");
        tap(phone, phone.locator("header a"));
    }

    private static void moveAndLookAtCancelling(Page phone, LocalDate day) {
        tap(phone, phone.locator("a[href*='/move']"));
        tap(phone, phone.locator("a.pick[href*='day=" + day + "']"));
        tap(phone, phone.locator("button.time").last());
        assertThat(phone.locator(".note").innerText()).contains("Đã đổi giờ hẹn");
        tap(phone, phone.locator("a[href*='/cancel']"));
        step(phone, "booking-cancel");
        tap(phone, phone.locator("a.key"));
        assertThat(phone.locator(".code").count()).isEqualTo(1);
    }

    private static void tap(Page phone, Locator what) {
        what.click();
        phone.waitForLoadState(LoadState.LOAD);
    }

    private static void step(Page phone, String name) {
        judgedInBothThemes(phone, name);
        Number beyond = (Number) phone.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat(beyond.doubleValue()).as(name + " is as wide as the phone").isLessThanOrEqualTo(0);
        assertThat(phone.content().getBytes(StandardCharsets.UTF_8).length).isLessThan(BYTES_MAX);
    }
}

package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judgedInBothThemes;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;

/** A time booked on a phone without scripts, and the number given for it, in a running centre where nobody waits. */
final class BookingPages {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;
    private static final int BYTES_MAX = 50_000;
    private final Centre centre;

    BookingPages(Centre centre) {
        this.centre = centre;
    }

    void bookComeAndBeCalled() throws Exception {
        Page phone = centre.browser.page(centre.hub("/b"), WIDTH, HEIGHT);
        step(phone, "booking-services");
        tap(phone, phone.locator("a.pick[href*='service=submit']"));
        step(phone, "booking-days");
        Locator day = phone.locator("a.pick").first();
        boolean isToday = String.valueOf(day.getAttribute("href"))
                .contains("day=" + LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")));
        tap(phone, day);
        step(phone, "booking-times");
        tap(phone, phone.locator("button.time").first());
        String code = phone.locator(".code").innerText();
        assertThat(code).matches("([BCGHKLMNPQTV]{4}-){2}[BCGHKLMNPQTV]{4}");
        step(phone, "booking-made");
        inEnglish(phone);
        moveAndLookAtCancelling(phone);

        Page console = centre.console();
        Page staff = centre.browser.tab(console, centre.hub("/bookings"), 1024, 768);
        staff.waitForSelector("[data-test=booking]");
        judgedInBothThemes(staff, "bookings-of-the-day");
        staff.locator("[data-test=code]")
                .fill(centre.hub("/b/" + code.replace("-", "")).toString());
        staff.keyboard().press("Enter");
        if (isToday) comeAndBeCalled(staff, console, phone);
        else staff.waitForSelector("[data-test=refused]");
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

    private static void moveAndLookAtCancelling(Page phone) {
        tap(phone, phone.locator("a[href*='/move']"));
        tap(phone, phone.locator("a.pick").first());
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

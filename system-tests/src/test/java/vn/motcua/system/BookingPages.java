package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judgedInBothThemes;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time booked on a phone without scripts, and the number given for it, in a running centre where nobody waits. */
final class BookingPages {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;
    private static final int BYTES_MAX = 50_000;
    /** Fewer times left than this are a day that is nearly over. */
    private static final int TIMES_MIN = 4;

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private final Centre centre;

    BookingPages(Centre centre) {
        this.centre = centre;
    }

    void bookComeAndBeCalled() throws Exception {
        Page phone = centre.browser.page(centre.hub("/b"), WIDTH, HEIGHT);
        step(phone, "booking-services");
        tap(phone, phone.locator("a.pick[href*='service=submit']"));
        step(phone, "booking-days");
        LocalDate day = pickDay(phone);
        boolean isToday = day.equals(LocalDate.now(ZONE));
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
        for (LocalDate shown = LocalDate.now(ZONE); shown.isBefore(day); shown = shown.plusDays(1))
            staff.locator("[data-test=day-after]").click();
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

    /** The first day with times enough to move to a later one: late in the evening today has none left. */
    private static LocalDate pickDay(Page phone) {
        tap(phone, phone.locator("a.pick").first());
        if (phone.locator("button.time").count() < TIMES_MIN) {
            phone.goBack();
            tap(phone, phone.locator("a.pick").nth(1));
        }
        Matcher day = Pattern.compile("day=([0-9-]{10})").matcher(phone.url());
        assertThat(day.find()).as("the address of the times names their day").isTrue();
        return LocalDate.parse(day.group(1));
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

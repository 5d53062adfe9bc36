package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import vn.motcua.launcher.demo.Http;

/** Somebody wants to know what the centre holds about their visit: a supervisor's page from the request to the answer. */
final class SubjectRequests {
    private final Centre centre;

    SubjectRequests(Centre centre) {
        this.centre = centre;
    }

    void takenLookedUpAndAnswered() throws Exception {
        String number = centre.callNext(served());
        Page page = centre.browser.tab(centre.signedIn("SUPERVISOR"), centre.hub("/privacy"), 1024, 768);
        see(page, "take-form");
        page.waitForSelector(".empty");
        judgedInBothThemes(page, "privacy-empty");

        page.locator("[data-test=number]").fill(number);
        page.locator("[data-test=day]").fill("31/2");
        page.locator("[data-test=take]").click();
        page.waitForSelector("#day[aria-invalid=true]");
        page.locator("[data-test=day]").fill(today(page));
        page.locator("[data-test=take]").click();
        page.waitForSelector("[data-test=request] [data-test=due].ok, [data-test=request] [data-test=due].attention");
        page.locator("[data-test=by]").selectOption("time");
        page.locator("[data-test=from]").fill("7h");
        page.locator("[data-test=until]").fill("12:00");
        page.locator("[data-test=take]").click();
        see(page, "refused");
        assertThat(page.locator("[data-test=request]").count())
                .as("five hours are too many")
                .isOne();

        page.locator("[data-test=search]").click();
        see(page, "held-visit");
        assertThat(page.locator("[data-test=found]").innerText()).contains(number);
        page.locator("[data-test=outcome]").selectOption("PARTLY");
        page.locator("[data-test=reason]").selectOption(new SelectOption().setValue("OTHERS"));
        judgedInBothThemes(page, "privacy-found");
        page.locator("[data-test=language]").click();
        page.waitForSelector("html[lang=en]");
        page.setViewportSize(360, 740);
        judgedInBothThemes(page, "en-privacy-phone");
        Number beyond = (Number) page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat(beyond.doubleValue()).as("nothing stands out at the side").isLessThanOrEqualTo(0);
        page.locator("[data-test=answer]").click();
        see(page, "answered");
        page.waitForSelector(".empty");
        page.context().close();
    }

    private Http served() throws Exception {
        centre.issue(1);
        return centre.world.signedIn("OFFICER");
    }

    /** As the page's own clock writes it. */
    private static String today(Page page) {
        return String.valueOf(page.evaluate(
                "() => new Intl.DateTimeFormat('en-GB', {timeZone: 'Asia/Ho_Chi_Minh'}).format(Date.now())"));
    }
}

package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;
import static vn.motcua.system.Centre.start;

import com.microsoft.playwright.Page;

/** An administrator changes the catalogue of a running centre in the browser, and takes it back. */
final class CatalogueVisit {
    private static final String TYPED_WHILE_ASKING = """
            async (typed) => {
              const page = document.querySelector('motcua-catalogue');
              const asked = page.follow();
              const field = () => page.querySelector("[data-test='field-series[0].last'] input");
              field().value = typed;
              for (const kind of ['input', 'change']) field().dispatchEvent(new Event(kind, {bubbles: true}));
              await asked;
              await page.updateComplete;
              return field().value;
            }""";

    private final Centre centre;
    private final Page admin;

    CatalogueVisit(Centre centre, Page administrator) {
        this.centre = centre;
        this.admin = centre.browser.tab(administrator, centre.hub("/admin"), 1366, 768);
    }

    /** A new service is on the kiosk without a reload, and gone again with the version before. */
    void addsAServiceAndTakesItBack() {
        Page kiosk = centre.browser.page(centre.hall("/kiosk"), 1080, 1920);
        start(kiosk);
        see(admin, "tab-catalogue");
        admin.locator("[data-test=tab-catalogue]").click();
        admin.waitForURL(url -> url.contains("/admin/catalogue"));
        admin.waitForSelector("[data-test='field-name.vi']");
        judgedInBothThemes(admin, "catalogue-site");

        part("services");
        admin.locator("[data-test=new-words]").fill("Thuế hộ kinh doanh");
        admin.locator("[data-test=add]").click();
        see(admin, "entry-thue-ho-kinh-doanh");
        admin.waitForSelector("[data-test='field-services[6].icon']");
        judgedInBothThemes(admin, "catalogue-services");
        part("counters");
        admin.locator("[data-test=entry-counter-1] summary").click();
        admin.locator("[data-test=entry-counter-1] input[value=thue-ho-kinh-doanh]")
                .check();
        judged(admin, "catalogue-counters");
        save("Đông hộ kinh doanh", "catalogue-review");
        start(kiosk);
        kiosk.waitForSelector("[data-test=service-thue-ho-kinh-doanh], [data-test=more], [data-test=other]");

        part("history");
        see(admin, "version-2");
        judgedInBothThemes(admin, "catalogue-history");
        admin.locator("[data-test=restore-1]").click();
        see(admin, "review");
        assertThat(admin.locator("[data-test=review] [data-test=edits] tr[data-path='services[thue-ho-kinh-doanh]']")
                        .count())
                .isEqualTo(1);
        save("", "catalogue-restore");
        see(admin, "version-3");
        kiosk.context().close();
    }

    /** What cannot be is said at its field; of what is not saved nothing stays. */
    void isToldWhatCannotBe() {
        part("series");
        admin.locator("[data-test=entry-a] summary").click();
        admin.waitForSelector("[data-test='field-series[0].last'] input");
        admin.evaluate("() => document.querySelector('motcua-catalogue').load()");
        assertThat(admin.evaluate(TYPED_WHILE_ASKING, "0"))
                .as("what was typed while the page followed a change made elsewhere")
                .isEqualTo("0");
        admin.locator("[data-test=look]").click();
        see(admin, "problems");
        assertThat(admin.locator("[data-test='field-series[0].last'] .fault").innerText())
                .contains("Được phép");
        judgedInBothThemes(admin, "error-catalogue");
        admin.locator("[data-test=discard]").click();
        admin.waitForSelector("[data-test=bar]", new Page.WaitForSelectorOptions().setState(hidden()));
    }

    /** What the commands planned is there and can be taken back; the rest is looked at, filled in and left. */
    void hasAFormForEveryPart() {
        admin.reload();
        see(admin, "plan-next");
        part("history");
        see(admin, "unschedule-1");
        judgedInBothThemes(admin, "catalogue-plans");
        admin.locator("[data-test=unschedule-1]").click();
        admin.waitForSelector("[data-test=plan-next]", new Page.WaitForSelectorOptions().setState(hidden()));
        part("fields");
        adds("Hộ tịch", "catalogue-fields");
        part("procedures");
        adds("1.001193 Đăng ký khai sinh", "catalogue-procedures");
        part("contingents");
        adds("Đất đai buổi sáng", "catalogue-contingents");
        part("profiles");
        adds("Trả kết quả nhanh", "catalogue-profiles");
        part("bookings");
        admin.locator("[data-test^=offer-]").first().check();
        admin.locator("[data-test='field-remote.services'] input").last().check();
        admin.waitForSelector("[data-test='field-remote.atOnce']");
        judgedInBothThemes(admin, "catalogue-bookings");
        admin.locator("[data-test=look]").click();
        see(admin, "save");
        judged(admin, "catalogue-review-all");
        admin.locator("[data-test=discard]").click();
        admin.waitForSelector("[data-test=bar]", new Page.WaitForSelectorOptions().setState(hidden()));
    }

    private void adds(String words, String picture) {
        admin.locator("[data-test=new-words]").fill(words);
        admin.locator("[data-test=add]").click();
        admin.waitForSelector("details.entry .body");
        judgedInBothThemes(admin, picture);
    }

    /** On a phone and in English. */
    void readsOnAPhone() {
        admin.setViewportSize(360, 740);
        admin.locator("[data-test=language]").click();
        admin.waitForSelector("html[lang=en]");
        part("calendar");
        see(admin, "day-monday");
        judgedInBothThemes(admin, "en-catalogue-phone");
        Number beyond = (Number) admin.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat(beyond.doubleValue()).as("nothing stands out at the side").isLessThanOrEqualTo(0);
        admin.locator("[data-test=language]").click();
        admin.waitForSelector("html[lang=vi]");
    }

    private void part(String name) {
        admin.locator("[data-test=part-" + name + "]").click();
        admin.waitForSelector("[data-test=part-" + name + "][aria-current=page]");
    }

    private void save(String reason, String picture) {
        if (admin.locator("[data-test=look]").count() > 0)
            admin.locator("[data-test=look]").click();
        see(admin, "save");
        judgedInBothThemes(admin, picture);
        admin.locator("[data-test=reason]").fill(reason);
        admin.locator("[data-test=save]").click();
        admin.waitForSelector("[data-test=bar]", new Page.WaitForSelectorOptions().setState(hidden()));
        see(admin, "toast");
    }

    private static com.microsoft.playwright.options.WaitForSelectorState hidden() {
        return com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
    }
}

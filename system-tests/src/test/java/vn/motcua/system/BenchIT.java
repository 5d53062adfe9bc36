package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The bench of a counter PC with every kind of device: what a person does there goes through the real drivers and comes back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledOnOs(OS.LINUX)
class BenchIT {
    private static final List<String> GROUPS = List.of("scan", "pad", "panic", "sign", "camera");

    /** A network device that was away is looked for after half a minute at most. */
    private static final double PATIENCE_MILLIS = 60_000;

    @TempDir
    private static Path folder;

    private static Centre centre;

    @BeforeAll
    static void openTheCentre() throws Exception {
        centre = new Centre(folder);
    }

    @AfterAll
    static void closeTheCentre() {
        if (centre != null) centre.close();
    }

    private static Page bench(int width, int height) {
        Page page = centre.browser.page(centre.counter("/bench"), width, height);
        for (String group : GROUPS) see(page, "group-" + group);
        return page;
    }

    private static void told(Page page, String device, String status) {
        page.waitForSelector(
                "[data-test=told-" + device + "][data-status=" + status + "]",
                new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static void reads(Page page, String reading, String value) {
        page.waitForFunction(
                "([name, value]) => document.querySelector(`[data-test=${name}]`)?.textContent.trim() === value",
                List.of(reading, value));
    }

    private static void use(Page page, String control) {
        page.locator("[data-test=" + control + "]").click();
    }

    /** A fault that a failed step left on would fail the next one, too. */
    @AfterEach
    void mend() {
        Page page = bench(1366, 768);
        page.locator("[data-test=mend]").evaluate("button => button.click()");
        Centre.have(page, "[data-test=broken][data-count='0']");
        page.context().close();
    }

    @Test
    @Order(1)
    void everyKindIsOnOnePageAtEverySizeInBothLanguages() {
        Page page = bench(1366, 768);
        for (String pad : List.of("pad-1", "pad-2", "pad-3", "panic-1", "sign-1", "sign-2")) told(page, pad, "READY");
        judgedInBothThemes(page, "bench");
        fits(page);
        page.locator("[data-test=language]").click();
        page.waitForSelector("html[lang=en] [data-test=group-pad]");
        judgedInBothThemes(page, "en-bench");
        fits(page);
        page.context().close();

        Page phone = bench(360, 740);
        judgedInBothThemes(phone, "bench-phone");
        fits(phone);
        for (int key = 1; key <= 5; key++) {
            var box = phone.locator("[data-test=pad-2-key" + key + "]").boundingBox();
            assertThat(Math.min(box.width, box.height)).as("a finger's width").isGreaterThanOrEqualTo(44);
        }
        phone.context().close();
    }

    private static void fits(Page page) {
        Number beyond = (Number) page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat(beyond.doubleValue()).as("nothing sticks out").isLessThanOrEqualTo(0);
    }

    @Test
    @Order(2)
    void aCableThatIsPulledIsSaidAndOneTouchMendsEverything() {
        Page page = bench(1366, 768);
        for (String pad : List.of("pad-1", "pad-2", "pad-3", "panic-1")) use(page, pad + "-unplugged");
        for (String pad : List.of("pad-1", "pad-2", "pad-3", "panic-1")) told(page, pad, "OFFLINE");
        Centre.have(page, "[data-test=broken][data-count='4']");
        judgedInBothThemes(page, "bench-broken");
        use(page, "mend");
        Centre.have(page, "[data-test=broken][data-count='0']");
        for (String pad : List.of("pad-1", "pad-2", "pad-3", "panic-1")) told(page, pad, "READY");
        page.context().close();
    }

    @Test
    @Order(3)
    void aButtonThatIsStuckIsSaidOfPadsOnEveryWire() {
        Page page = bench(1366, 768);
        for (String pad : List.of("pad-1", "pad-2", "pad-3")) use(page, pad + "-stuck");
        for (String pad : List.of("pad-1", "pad-2", "pad-3")) told(page, pad, "ATTENTION");
        use(page, "mend");
        for (String pad : List.of("pad-1", "pad-2", "pad-3")) told(page, pad, "READY");
        page.context().close();
    }

    @Test
    @Order(4)
    void aCameraTellsItsAgentAndIsRefusedWhereItMustBe() {
        Page page = bench(1366, 768);
        use(page, "camera-1-motion");
        reads(page, "camera-1-answer", "202");
        use(page, "camera-1-face");
        reads(page, "camera-1-answer", "422 BIOMETRIC");
        use(page, "camera-1-wrongSecret");
        use(page, "camera-1-motion");
        reads(page, "camera-1-answer", "401 BAD_SIGNATURE");
        reads(page, "camera-1-accepted", "1");
        page.locator("[data-test=device-camera-1]").scrollIntoViewIfNeeded();
        Browser.shoot(page, "bench-camera");
        use(page, "mend");
        page.context().close();
    }

    @Test
    @Order(5)
    void aPressOfThePanicButtonReachesTheSupervisor() throws Exception {
        Page floor = centre.browser.tab(centre.signedIn("SUPERVISOR"), centre.hub("/floor"), 1366, 768);
        floor.waitForSelector("h1, h2");
        Page page = bench(1366, 768);
        use(page, "panic-1-key1");
        reads(page, "panic-1-presses", "1");
        see(floor, "panic-counter-1");
        page.context().close();
        floor.context().close();
    }
}

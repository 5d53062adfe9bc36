package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bench of a counter PC with every kind of device: what a person does there goes through the real drivers and comes back. The way of
 * a call for help from there to the supervisor is {@link PanicIT}'s.
 */
@EnabledOnOs(OS.LINUX)
class BenchIT {
    private static final List<String> GROUPS = List.of("scan", "pad", "panic", "sign", "camera");
    private static final List<String> PADS = List.of("pad-1", "pad-2", "pad-3");
    private static final List<String> BUTTONS = List.of("pad-1", "pad-2", "pad-3", "panic-1");

    /** A network device that was away is looked for after half a minute at most. */
    private static final double PATIENCE_MILLIS = 60_000;

    @TempDir
    private static Path folder;

    private static Centre centre;
    /** One for all: what a test left broken is mended. */
    private static Page page;

    @BeforeAll
    static void openTheCentre() throws Exception {
        centre = new Centre(folder);
        page = centre.browser.page(centre.counter("/bench"), 1366, 768);
    }

    @AfterAll
    static void closeTheCentre() {
        if (centre != null) centre.close();
    }

    @BeforeEach
    void allIsWell() {
        for (String group : GROUPS) see(page, "group-" + group);
        for (String button : BUTTONS) told(button, "READY");
    }

    /** A fault that a failed step left on would fail the next one, too. */
    @AfterEach
    void mend() {
        page.locator("[data-test=mend]").evaluate("button => button.click()");
        Centre.have(page, "[data-test=broken][data-count='0']");
    }

    private static void told(String device, String status) {
        page.waitForSelector(
                "[data-test=told-" + device + "][data-status=" + status + "]",
                new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static void reads(String reading, String value) {
        page.waitForFunction(
                "([name, value]) => document.querySelector(`[data-test=${name}]`)?.textContent.trim() === value",
                List.of(reading, value));
    }

    /** What a counting reading says now; nothing yet is none. */
    private static int count(String reading) {
        String text = page.locator("[data-test=" + reading + "]").textContent().trim();
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static void use(String control) {
        page.locator("[data-test=" + control + "]").click();
    }

    @Test
    void everyKindIsOnOnePageAtEverySizeInBothLanguages() {
        for (String sign : List.of("sign-1", "sign-2")) told(sign, "READY");
        page.evaluate("() => window.scrollTo(0, 0)");
        judgedInBothThemes(page, "bench");
        fits(page);
        use("language");
        page.waitForSelector("html[lang=en] [data-test=group-pad]");
        Browser.shoot(page, "en-bench");
        fits(page);
        use("language");
        page.waitForSelector("html[lang=vi] [data-test=group-pad]");

        page.setViewportSize(360, 740);
        judged(page, "bench-phone");
        fits(page);
        for (int key = 1; key <= 5; key++) {
            var box = page.locator("[data-test=pad-2-key" + key + "]").boundingBox();
            assertThat(Math.min(box.width, box.height)).as("a finger's width").isGreaterThanOrEqualTo(44);
        }
        page.setViewportSize(1366, 768);
    }

    private static void fits(Page page) {
        Number beyond = (Number) page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat(beyond.doubleValue()).as("nothing sticks out").isLessThanOrEqualTo(0);
    }

    @Test
    void aCableThatIsPulledIsSaidAndOneTouchMendsEverything() {
        for (String button : BUTTONS) use(button + "-unplugged");
        for (String button : BUTTONS) told(button, "OFFLINE");
        Centre.have(page, "[data-test=broken][data-count='4']");
        judged(page, "bench-broken");
        use("mend");
        Centre.have(page, "[data-test=broken][data-count='0']");
        for (String button : BUTTONS) told(button, "READY");
    }

    @Test
    void aButtonThatIsStuckIsSaidOfPadsOnEveryWire() {
        for (String pad : PADS) use(pad + "-stuck");
        for (String pad : PADS) told(pad, "ATTENTION");
        use("mend");
        for (String pad : PADS) told(pad, "READY");
    }

    @Test
    void aCameraTellsItsAgentAndIsRefusedWhereItMustBe() {
        int before = count("camera-1-accepted");
        use("camera-1-motion");
        reads("camera-1-answer", "202");
        use("camera-1-face");
        reads("camera-1-answer", "422 BIOMETRIC");
        use("camera-1-wrongSecret");
        use("camera-1-motion");
        reads("camera-1-answer", "401 BAD_SIGNATURE");
        reads("camera-1-accepted", String.valueOf(before + 1));
        page.locator("[data-test=device-camera-1]").scrollIntoViewIfNeeded();
        Browser.shoot(page, "bench-camera");
    }
}

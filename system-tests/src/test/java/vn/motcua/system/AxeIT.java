package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The judge of every screen is judged: a page with faults does not pass, and one without does. */
class AxeIT {
    private static final String PAGE =
            "data:text/html,<html lang=vi><title>t</title><main><h1>Quay 1</h1><p style='color:%s;background:white'>so</p>%s</main>";

    @Test
    void aPageWithFaultsDoesNotPass() {
        try (Browser browser = new Browser()) {
            Page good = browser.page(page("black", ""), 800, 600);
            Browser.judge(good, "good");
            Browser.judgeColours(good, "good");
            Page pale = browser.page(page("silver", ""), 800, 600);
            assertThatThrownBy(() -> Browser.judge(pale, "pale")).hasMessageContaining("color-contrast");
            assertThatThrownBy(() -> Browser.judgeColours(pale, "pale")).hasMessageContaining("color-contrast");
            Page nameless = browser.page(page("black", "<button></button>"), 800, 600);
            assertThatThrownBy(() -> Browser.judge(nameless, "nameless")).hasMessageContaining("button-name");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static URI page(String colour, String more) {
        return URI.create(PAGE.formatted(colour, more)
                .replace(" ", "%20")
                .replace("<", "%3C")
                .replace(">", "%3E"));
    }
}

package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.microsoft.playwright.Page;
import java.net.URI;

/** The hub of a running centre dies while people wait: what console, counter page and board show, and that all comes back. */
final class HubAway {
    private final Centre centre;

    HubAway(Centre centre) {
        this.centre = centre;
    }

    /** Somebody waits before, and counter 1 is open. */
    void keepsTheNumbersServedAtTheCounter() throws Exception {
        Page console = consoleWithoutItsHub();
        Page counter = counterOpenedBy(console);
        Page board = centre.browser.page(centre.hall("/board?zone=main"), 1080, 1920);
        board.waitForSelector("[data-test=board][data-stale=true]");
        judged(board, "away-board-portrait");

        centre.world.startHub();
        console.waitForSelector("[data-test=console][data-stale=false]");
        counter.waitForSelector("[data-test=counter][data-online=true] [data-test=online]");
        judgedInBothThemes(counter, "back-counter");
        awaitSent(centre.counter("/api/status"), counter);
    }

    private Page consoleWithoutItsHub() throws Exception {
        Page console = centre.console();
        console.waitForSelector("[data-test=console][data-stale=false]");
        console.waitForSelector("[data-test=ticket]");
        centre.world.child("hub").kill();
        console.waitForSelector("[data-test=console][data-stale=true]");
        see(console, "away");
        assertThat(console.locator("[data-test=ticket]").count())
                .as("the last list stays")
                .isPositive();
        see(console, "list-of");
        judgedInBothThemes(console, "away-console");
        String link = String.valueOf(console.locator("[data-test=to-counter]").getAttribute("href"));
        assertThat(link).isEqualTo(centre.counter("/counter?counter=counter-1").toString());
        return console;
    }

    private static Page counterOpenedBy(Page console) {
        // A plain link in a new tab: the console itself never asks this PC for anything.
        Page counter = console.context()
                .waitForPage(() -> console.locator("[data-test=to-counter]").click());
        counter.setViewportSize(1366, 768);
        counter.waitForSelector("[data-test=counter][data-online=false] [data-test=number]");
        counter.locator("[data-test=number]").fill("079012345678");
        counter.locator("[data-test=record]").click();
        see(counter, "wrong");
        judgedInBothThemes(counter, "error-counter");
        counter.locator("[data-test=number]").fill("a001");
        counter.locator("[data-test=record]").click();
        counter.waitForSelector("[data-test=serving][data-number=A001]");
        judgedInBothThemes(counter, "away-counter");
        return counter;
    }

    /** What was recorded has left the counter PC's memory for the hub. */
    private static void awaitSent(URI status, Page page) {
        page.waitForFunction(
                "async address => (await (await fetch(address)).json()).outbox.essential === 0", status.getPath());
    }
}

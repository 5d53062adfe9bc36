package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/** What officers do with their counters, by keys, at two consoles of a running centre where nobody waits. */
final class OfficersDay {
    /** A key is a command only if it stands alone. */
    private static final int ALONE_MS = 200;

    private final Centre centre;

    OfficersDay(Centre centre) {
        this.centre = centre;
    }

    void pauseAskForHelpAndHandOver() throws Exception {
        centre.issue(1);
        Page lan = centre.console();
        JsonNode colleague = centre.world.users().get(1);
        Page minh = centre.consoleOf(colleague, "counter-2");

        key(lan, "b");
        see(lan, "pause-panel");
        judgedInBothThemes(lan, "console-pause");
        key(lan, "2");
        see(lan, "paused");
        judgedInBothThemes(lan, "console-paused");
        key(lan, "Space");
        see(lan, "call-next");
        key(lan, "Space");
        see(lan, "in-hand");
        String number = lan.locator("[data-test=in-hand]").getAttribute("data-number");

        key(lan, "h");
        see(lan, "second-panel");
        key(lan, "1");
        see(minh, "needed");
        judgedInBothThemes(minh, "console-needed");
        minh.locator("[data-test=take-help]").click();
        lan.waitForSelector("[data-test=help-state][data-taken=true]");

        key(lan, "g");
        lan.locator("[data-test=choose-" + colleague.path("login").asText() + "]")
                .click();
        lan.locator("[data-test=offer-send]").click();
        see(lan, "offering");
        minh.locator("[data-test=accept]").click();
        minh.waitForSelector("[data-test=in-hand][data-number=" + number + "]");
        see(lan, "open-counter-2");
        lan.context().close();
        standIn(minh);
        ownKey(minh);
        minh.locator("[data-test=close-counter]").click();
        see(minh, "open-counter-1");
        minh.context().close();
    }

    private static void standIn(Page page) {
        nowhere(page);
        key(page, "w");
        see(page, "stand-in-panel");
        key(page, "1");
        page.waitForSelector("[data-test=choose-counter-2][aria-pressed=true]");
        judgedInBothThemes(page, "console-stand-in");
        key(page, "Escape");
    }

    /** Finishing has another key, and the old one does nothing any more, until the officer wants the shipped keys again. */
    private static void ownKey(Page page) {
        page.locator("[data-test=help]").click();
        page.locator("[data-test=key-finish]").click();
        key(page, "f");
        see(page, "keys-reset");
        judgedInBothThemes(page, "console-own-keys");
        key(page, "Escape");
        nowhere(page);
        key(page, "Enter");
        assertThat(page.locator("[data-test=in-hand]").count()).isEqualTo(1);
        key(page, "f");
        page.waitForSelector("[data-test=undo-bar][data-action=FINISH]");
        page.locator("[data-test=help]").click();
        page.locator("[data-test=keys-reset]").click();
        page.locator("[data-test=keys-reset]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        key(page, "Escape");
        nowhere(page);
    }

    private static void nowhere(Page page) {
        page.locator("body").click(new Locator.ClickOptions().setPosition(5, 700));
    }

    private static void key(Page page, String key) {
        page.keyboard().press(key);
        page.waitForTimeout(ALONE_MS);
    }
}

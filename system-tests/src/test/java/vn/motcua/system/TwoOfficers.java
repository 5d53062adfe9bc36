package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Two officers at one PC of a running centre: the place changes hands by password and PIN, also before a locked screen. */
final class TwoOfficers {
    /** So short that a test can wait for it. */
    private static final String LOCK = "\nlockAfter: 15s\n";

    private static final String PIN = "294715";
    private final Centre centre;
    private final JsonNode lan;
    private final JsonNode minh;
    private Page console;

    TwoOfficers(Centre centre) throws IOException {
        this.centre = centre;
        this.lan = centre.world.users().get(0);
        this.minh = centre.world.users().get(1);
    }

    /** Nobody waits before. */
    void changeSeatsWithAVisitInHand() throws Exception {
        centre.issue(1);
        console = centre.console();
        String number = call();
        choosePin(true);
        sitDown(minh, "không phải mật khẩu");
        console.waitForSelector("[data-test=toast] >> text=không đúng");
        judgedInBothThemes(console, "console-switch");
        assertThat(seated()).as("a wrong password").isEqualTo(name(lan));
        Page secondTab = console.context().newPage();
        secondTab.navigate(console.url());
        secondTab.waitForSelector("[data-test=sign-out] .person >> text=" + name(lan));
        sitDownAgain(minh.path("password").asText());
        seatedWith(minh, number);
        secondTab.waitForSelector("[data-test=sign-out] .person >> text=" + name(minh));
        secondTab.close();
        sitDown(lan, "294716");
        console.waitForSelector("[data-test=toast] >> text=PIN không đúng");
        sitDownAgain(PIN);
        seatedWith(lan, number);
        console.keyboard().press("Enter");
        console.waitForSelector("[data-test=undo-bar][data-action=FINISH]");
        console.context().close();
    }

    private String call() {
        console.keyboard().press("Space");
        see(console, "in-hand");
        return console.locator("[data-test=in-hand]").getAttribute("data-number");
    }

    private void choosePin(boolean isLookedAt) {
        console.locator("[data-test=help]").click();
        console.locator("[data-test=pin-open]").click();
        fill("pin-password", lan.path("password").asText());
        if (isLookedAt) refusePlainPin();
        fill("pin-pin", PIN);
        fill("pin-again", PIN);
        console.keyboard().press("Enter");
        see(console, "pin-remove");
        console.locator("[data-test=help]").click();
        gone("key-help");
        console.locator("body").click(new Locator.ClickOptions().setPosition(5, 700));
    }

    private void refusePlainPin() {
        fill("pin-pin", "1234");
        fill("pin-again", "1234");
        console.locator("[data-test=pin-save]").click();
        see(console, "pin-wrong");
        judgedInBothThemes(console, "console-pin");
    }

    private void fill(String field, String text) {
        console.locator("[data-test=" + field + "]").fill(text);
    }

    private void sitDown(JsonNode person, String secret) {
        console.keyboard().press("g");
        console.locator("[data-test=choose-" + person.path("login").asText() + "]")
                .click();
        see(console, "switch-password");
        sitDownAgain(secret);
    }

    private void sitDownAgain(String secret) {
        fill("switch-password", secret);
        console.keyboard().press("Enter");
    }

    private String seated() {
        return console.locator("[data-test=sign-out] .person").innerText();
    }

    private static String name(JsonNode person) {
        return person.path("name").asText();
    }

    private void seatedWith(JsonNode person, String number) {
        console.waitForSelector("[data-test=sign-out] .person >> text=" + name(person));
        console.waitForSelector("[data-test=in-hand][data-number=" + number + "]");
    }

    private void gone(String test) {
        console.locator("[data-test=" + test + "]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** The hub is killed in the middle of a visit; when it is back it locks, at once and later whenever nobody is there. */
    void goOnAfterTheHubWasKilledAndBehindALock() throws Exception {
        console = centre.console();
        String number = call();
        choosePin(false);
        centre.world.child("hub").kill();
        console.waitForSelector("[data-test=console][data-stale=true] [data-test=in-hand][data-number=" + number + "]");
        judged(console, "away-console-in-hand");
        Path hub = centre.world.home().resolve("hub-config").resolve("hub.yaml");
        Files.writeString(hub, LOCK, StandardOpenOption.APPEND);
        centre.world.startHub();
        see(console, "lock");
        assertThat(console.locator("[data-test=in-hand]").count())
                .as("a locked screen tells nothing")
                .isZero();
        judgedInBothThemes(console, "console-lock-pin");
        unlock("294716");
        see(console, "lock-wrong");
        unlock(PIN);
        seatedWith(lan, number);
        // Nobody touches it any more.
        see(console, "lock");
        console.locator("[data-test=lock-other]").click();
        fill("lock-login", minh.path("login").asText());
        judged(console, "console-lock-other");
        unlock(minh.path("password").asText());
        seatedWith(minh, number);
        console.keyboard().press("Enter");
        console.waitForSelector("[data-test=undo-bar][data-action=FINISH]");
        console.context().close();
    }

    private void unlock(String secret) {
        fill("lock-password", secret);
        console.keyboard().press("Enter");
    }
}

package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.Http;

/** A visit of three steps, a group, and two who go together, by keys on the console of a running centre. */
final class PartyVisits {
    private static final Map<String, String> NEXT = Map.of("submit", "collect", "collect", "land");
    private final Centre centre;
    private final Http officer;
    private Page console;

    PartyVisits(Centre centre) throws Exception {
        this.centre = centre;
        this.officer = centre.world.signedIn("OFFICER");
    }

    void stepsGroupAndCompanions() throws Exception {
        centre.finishEverybody();
        lead(NEXT);
        Page board = centre.browser.page(centre.hall("/board?zone=main"), 1920, 1080);
        console = centre.console();
        try {
            threeSteps(board);
            aGroupOfFour();
            twoTogether(board);
            sentToAPersonAndParkedUntilATime();
        } finally {
            lead(Map.of());
        }
        board.close();
        console.close();
    }

    private void threeSteps(Page board) throws Exception {
        String number = issue("submit", 1);
        call(number);
        console.waitForSelector("[data-test=finish][data-next=collect]");
        judgedInBothThemes(console, "console-step");
        console.keyboard().press("Enter");
        did("STAGE");
        board.waitForSelector("[data-test=call][data-number=" + number + "] [data-test=beside]");
        judged(board, "board-step");
        console.waitForSelector("[data-test=ticket][data-number=" + number + "] [data-test=stage]");
        call(number);
        console.keyboard().press("Enter");
        did("STAGE");
        call(number);
        assertThat(console.locator("[data-test=finish][data-next]").count())
                .as("nothing follows the last step")
                .isZero();
        console.keyboard().press("Enter");
        did("FINISH");
        List<String> types = types(number);
        assertThat(types).filteredOn("StageFinished"::equals).hasSize(2);
        assertThat(types).filteredOn("VisitFinished"::equals).hasSize(1);
    }

    private void aGroupOfFour() throws Exception {
        String number = issue("collect", 4);
        call(number);
        console.waitForSelector("[data-test=people][data-people='4']");
        console.keyboard().press("o");
        console.waitForSelector("[data-test=people][data-people='3']");
        did("PERSON");
        // At once: the way back is open for ten seconds, and a picture may take as long on a busy machine.
        console.keyboard().press("z");
        console.waitForSelector("[data-test=people][data-people='4']");
        judgedInBothThemes(console, "console-group");
        console.keyboard().press("Shift+Enter");
        did("FINISH");
    }

    private void twoTogether(Page board) throws Exception {
        String first = issue("land", 1);
        String second = issue("land", 1);
        call(first);
        console.keyboard().press("c");
        see(console, "company-panel");
        judgedInBothThemes(console, "console-company");
        console.keyboard().press("1");
        console.waitForSelector("[data-test=ticket][data-number=" + second + "] [data-test=company]");
        board.waitForSelector("[data-test=call][data-number=" + first + "] [data-test=beside]");
        judged(board, "board-together");
        console.keyboard().press("Enter");
        console.waitForSelector("[data-test=in-hand][data-number=" + second + "]");
        // Who follows by himself is not finished by the second half of a double press.
        console.waitForFunction("() => !document.querySelector('motcua-console').deeds.hasJustCome");
        console.keyboard().press("Enter");
        did("FINISH");
    }

    private void sentToAPersonAndParkedUntilATime() throws Exception {
        String number = issue("land", 1);
        call(number);
        console.keyboard().press("t");
        see(console, "transfer-panel");
        console.keyboard().press("t");
        console.waitForSelector("[data-test=to-people][aria-pressed=true]");
        console.keyboard().press("f");
        console.waitForSelector("[data-test=place-FIRST][aria-pressed=true]");
        judgedInBothThemes(console, "console-transfer-person");
        console.keyboard().press("Escape");
        // A key soon after another is part of a scan: the next one is pressed when this one was understood.
        console.locator("[data-test=transfer-panel]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        console.keyboard().press("p");
        see(console, "park-panel");
        console.keyboard().press("m");
        console.waitForSelector("[data-test=park-15][aria-pressed=true]");
        judged(console, "console-park-until");
        console.keyboard().press("2");
        console.waitForSelector("[data-test=away-ticket][data-number=" + number + "] .chip");
        console.locator("[data-test=call-" + number + "]").click();
        console.waitForSelector("[data-test=in-hand][data-number=" + number + "]");
        console.keyboard().press("Enter");
        did("FINISH");
    }

    private void call(String number) {
        console.waitForSelector("[data-test=ticket][data-number=" + number + "]");
        console.locator("[data-test=call-" + number + "]").click();
        console.waitForSelector("[data-test=in-hand][data-number=" + number + "]");
        // The feed may be there before the answer to the call, and until that has come no key is taken.
        console.waitForSelector("[data-test=finish]:not([disabled])");
    }

    private void did(String action) {
        console.waitForSelector("[data-test=undo-bar][data-action=" + action + "]");
    }

    private String issue(String service, int people) throws Exception {
        JsonNode given = officer.post(
                        "/api/v1/tickets",
                        Json.object()
                                .put("requestId", id())
                                .put("serviceId", service)
                                .put("people", people))
                .expect(200, 201)
                .json();
        return Worlds.number(given);
    }

    private List<String> types(String number) throws Exception {
        String visit = officer.get("/api/v1/visits?number=" + number)
                .expect(200)
                .json()
                .path("visits")
                .path(0)
                .path("visitId")
                .asText();
        return officer.get("/api/v1/visits/" + visit)
                .expect(200)
                .json()
                .path("entries")
                .findValuesAsText("type");
    }

    /** Which step follows which, from now on. */
    private void lead(Map<String, String> next) throws Exception {
        Http administrator = centre.world.signedIn("ADMINISTRATOR");
        JsonNode now = administrator.get("/api/v1/catalogue").expect(200).json();
        JsonNode document = now.path("document");
        for (JsonNode service : document.path("services")) {
            ObjectNode one = (ObjectNode) service;
            String step = next.get(one.path("id").asText());
            one.remove("next");
            if (step != null) one.putArray("next").add(step);
        }
        administrator
                .put(
                        "/api/v1/catalogue",
                        Json.object().put("requestId", id()).set("document", document),
                        Map.of("If-Match", "\"" + version(now) + "\""))
                .expect(200);
    }

    private static long version(JsonNode catalogue) {
        return catalogue.path("version").asLong();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}

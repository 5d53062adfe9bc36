package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.evidence.PackCheck;
import vn.motcua.launcher.demo.Http;

/** Incidents at the screen: false alarms cleared from the keyboard, one that two want, and one where the officer is heard first. */
final class IncidentReview {
    private static final int FALSE_ALARMS = Boolean.getBoolean("motcua.full") ? 50 : 8;
    private static final int CAUSES = 6;
    /** Signs of one counter closer than a quarter of an hour are one incident. */
    private static final Duration APART = Duration.ofMinutes(20);

    private final Centre centre;
    private int keys;

    IncidentReview(Centre centre) {
        this.centre = centre;
    }

    void decidedFromTheKeyboard() throws Exception {
        Page supervisor = centre.browser.tab(centre.signedIn("SUPERVISOR"), centre.hub("/review"), 1024, 768);
        see(supervisor, "empty");
        judgedInBothThemes(supervisor, "empty-review");
        Instant now = Instant.now();
        for (int i = 1; i <= FALSE_ALARMS; i++) flag(now.minus(APART.multipliedBy(i)));
        listed(supervisor, FALSE_ALARMS);
        see(supervisor, "verdicts");

        picturesAreOpenedHeldAndHandedOver(supervisor);
        twoWantTheSame(supervisor);
        falseAlarms(supervisor);
        theOfficerIsHeardFirst(supervisor);
        howTheRulesDid(supervisor);
        supervisor.context().close();
    }

    private void flag(Instant at) throws Exception {
        ObjectNode said = Json.object()
                .put("requestId", UUID.randomUUID().toString())
                .put("counterId", "counter-1")
                .put("at", at.toString())
                .put("text", "Có người nói to ở quầy");
        centre.world.signedIn("OFFICER").post("/api/v1/incidents", said).expect(201);
    }

    private void picturesAreOpenedHeldAndHandedOver(Page page) throws Exception {
        byte[] picture = page.screenshot();
        page.locator("[data-test=add-evidence]").setInputFiles(new FilePayload("hall.png", "image/png", picture));
        see(page, "unseen");
        assertThat(page.locator("[data-test=still]").count())
                .as("nothing is shown unasked")
                .isZero();
        page.keyboard().press("v");
        page.waitForFunction("() => document.querySelector('[data-test=still]')?.naturalWidth > 0");
        page.keyboard().press("h");
        page.locator("#hold-first").fill("Đơn tố cáo");
        page.locator("#hold-by").fill("Thanh tra tỉnh");
        page.locator("[data-test=hold-send]").click();
        see(page, "held");
        judgedInBothThemes(page, "review-evidence");
        page.locator("[data-test=lift]").click();
        page.waitForSelector("[data-test=toast]");
        aCopyIsCoveredButForOneFrame(page);
        page.keyboard().press("e");
        page.locator("#pack-first").fill("Thanh tra tỉnh");
        Path pack = page.waitForDownload(
                        () -> page.locator("[data-test=pack-send]").click())
                .path();
        JsonNode key =
                centre.world.signedIn("SUPERVISOR").get("/api/v1/evidence-key").json();
        assertThat(PackCheck.check(pack, key.path("publicKey").asText()).problems())
                .isEmpty();
    }

    /** Dragged open; what lies outside of the frame is black, and the copy leaves the house only once somebody said so. */
    private void aCopyIsCoveredButForOneFrame(Page page) {
        page.locator("[data-test=cover]").click();
        page.waitForFunction("() => document.querySelector('[data-test=mask-picture]')?.naturalWidth > 0");
        com.microsoft.playwright.options.BoundingBox area =
                page.locator("[data-test=mask-area]").boundingBox();
        page.mouse().move(area.x + area.width / 4, area.y + area.height / 4);
        page.mouse().down();
        page.mouse().move(area.x + area.width / 2, area.y + area.height / 2);
        page.mouse().up();
        page.locator("#mask-right").focus();
        for (int i = 0; i < 25; i++) page.keyboard().press("ArrowRight");
        assertThat(page.locator("#mask-right").inputValue()).isEqualTo("750");
        judgedInBothThemes(page, "review-mask");
        page.locator("[data-test=mask-send]").click();
        see(page, "confirm-copy");
        page.waitForFunction("() => document.querySelector('[data-source=redaction] img')?.naturalWidth > 0");
        assertThat(page.evaluate("""
                        () => {
                          const img = document.querySelector('[data-source=redaction] img');
                          const canvas = Object.assign(document.createElement('canvas'), {width: img.naturalWidth, height: img.naturalHeight});
                          const g = canvas.getContext('2d');
                          g.drawImage(img, 0, 0);
                          const isBlack = (x, y) => g.getImageData(x * img.naturalWidth, y * img.naturalHeight, 1, 1).data.slice(0, 3).every((c) => c === 0);
                          return [isBlack(0.1, 0.4), isBlack(0.4, 0.1), isBlack(0.9, 0.4), isBlack(0.4, 0.9), isBlack(0.4, 0.4)].join();
                        }""")).isEqualTo("true,true,true,true,false");
        page.locator("[data-test=confirm-copy]").click();
        see(page, "confirmed");
    }

    private void twoWantTheSame(Page supervisor) throws Exception {
        Page other = centre.browser.tab(centre.signedIn("ADMINISTRATOR"), centre.hub("/review"), 1024, 768);
        see(other, "verdicts");
        supervisor.keyboard().press("a");
        see(supervisor, "holder");
        other.keyboard().press("a");
        see(other, "toast");
        assertThat(other.locator("[data-test=holder]").innerText()).isNotEmpty();
        other.context().close();
    }

    /** At most three keys each: the verdict, its cause, and nothing to go on with the next. */
    private void falseAlarms(Page page) {
        for (int left = FALSE_ALARMS; left > 0; left--) {
            if (left == FALSE_ALARMS / 2) english(page);
            keys = 0;
            press(page, "4");
            see(page, "question");
            if (left == FALSE_ALARMS) judgedInBothThemes(page, "review");
            press(page, String.valueOf(1 + left % CAUSES));
            listed(page, left - 1);
            assertThat(keys).isLessThanOrEqualTo(3);
        }
        see(page, "empty");
        press(page, "z");
        listed(page, 1);
        see(page, "verdicts");
        inATextFieldKeysAreLetters(page);
        press(page, "4");
        see(page, "question");
        press(page, "1");
        see(page, "empty");
    }

    /** One that was muted says until when and who answers for it, and speaks again when somebody lets it. */
    private void howTheRulesDid(Page page) throws Exception {
        ObjectNode week =
                Json.object().put("requestId", UUID.randomUUID().toString()).put("days", 7);
        centre.world
                .signedIn("SUPERVISOR")
                .post("/api/v1/incident-rules/CROWDING/mute", week)
                .expect(200);
        page.keyboard().press("r");
        see(page, "rules");
        see(page, "rule");
        assertThat(page.locator("[data-test=rule]").innerText()).contains("No verdict yet");
        assertThat(page.locator("[data-test=muted]").innerText())
                .as("who answers for it")
                .isNotBlank();
        judgedInBothThemes(page, "review-rules");
        page.locator("[data-test=unmute]").click();
        page.waitForFunction("() => !document.querySelector('[data-test=muted]')");
        page.keyboard().press("r");
        page.waitForFunction("() => !document.querySelector('[data-test=rules]')");
    }

    private static void english(Page page) {
        page.locator("[data-test=language]").click();
        page.waitForSelector("html[lang=en]");
        page.evaluate("() => document.activeElement?.blur()");
    }

    private void inATextFieldKeysAreLetters(Page page) {
        press(page, "n");
        page.waitForSelector("[data-test=note]:focus");
        page.keyboard().type("Quay 4 jk");
        assertThat(page.locator("[data-test=note]").inputValue()).isEqualTo("Quay 4 jk");
        assertThat(page.locator("[data-test=question]").count()).isZero();
        page.keyboard().press("Escape");
        page.waitForSelector("[data-test=note]:not(:focus)");
    }

    private void theOfficerIsHeardFirst(Page supervisor) throws Exception {
        Http http = centre.world.signedIn("OFFICER");
        http.post(
                "/api/v1/counters/counter-1/open",
                Json.object().put("requestId", UUID.randomUUID().toString()));
        flag(Instant.now());
        listed(supervisor, 1);
        see(supervisor, "verdicts");
        Page officer = centre.browser.tab(centre.signedIn("OFFICER"), centre.hub("/review"), 1024, 768);
        see(officer, "empty");
        press(supervisor, "s");
        see(supervisor, "asked");
        officer.reload();
        see(officer, "statement-form");
        judgedInBothThemes(officer, "review-statement");
        assertThat(officer.locator("[data-test=verdicts]").count()).isZero();
        officer.locator("#statement").fill("Khách nghe không rõ nên tôi nói to.");
        officer.locator("[data-test=statement-send]").click();
        see(officer, "words");
        officer.context().close();

        see(supervisor, "words");
        press(supervisor, "2");
        see(supervisor, "question");
        press(supervisor, "2");
        see(supervisor, "second");
        namesAreShownToWhoAsks(supervisor);
        whatBelongsTogetherIsOneLine(supervisor);
        supervisor.setViewportSize(360, 740);
        judgedInBothThemes(supervisor, "en-review-phone");
        Number beyond = (Number) supervisor.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat(beyond.doubleValue()).as("nothing stands out at the side").isLessThanOrEqualTo(0);
        assertThat(supervisor.locator("[data-test=agree]").count())
                .as("not by oneself")
                .isZero();
        Page other = centre.browser.tab(centre.signedIn("ADMINISTRATOR"), centre.hub("/review"), 1024, 768);
        other.locator("[data-test=agree]").click();
        see(other, "empty");
        see(supervisor, "empty");
        other.context().close();
    }

    /** Neither on duty nor beside the officer's own words, until the key that is told of in the chain. */
    private void namesAreShownToWhoAsks(Page page) throws Exception {
        page.waitForFunction("() => document.querySelector('[data-test=duty]').innerText.includes('not shown')");
        press(page, "w");
        page.waitForFunction("() => !document.querySelector('[data-test=duty]').innerText.includes('not shown')");
        page.waitForFunction("() => !document.querySelector('[data-test=show-names]')");
        judgedInBothThemes(page, "en-review-names");
        String id = page.locator("[data-test=case]").getAttribute("data-id");
        JsonNode custody = centre.world
                .signedIn("SUPERVISOR")
                .get("/api/v1/incidents/" + id + "/custody")
                .json();
        assertThat(custody.path("entries").findValuesAsText("action")).containsOnlyOnce("NAMES_SHOWN");
    }

    /** One that is decided and waits for a second person, and another sign of the same place, which is an incident of its own. */
    private void whatBelongsTogetherIsOneLine(Page page) throws Exception {
        assertThat(page.evaluate("""
                        async () => {
                          const {grouped} = await import('/ui/review/groups.js');
                          const at = (minute) => `2026-11-23T02:${minute}:00Z`;
                          const all = [
                            {id: 'a', kind: 'PANIC', counterId: 'c1', visitId: 'v1', happenedAt: at(50)},
                            {id: 'b', kind: 'BAD_RATING', counterId: 'c1', visitId: 'v2', happenedAt: at(49)},
                            {id: 'c', kind: 'CAMERA_DOWN', happenedAt: at(48)},
                            {id: 'd', kind: 'CAMERA_DOWN', counterId: 'c2', happenedAt: at(47)},
                            {id: 'e', kind: 'CROWDING', happenedAt: at(46)},
                            {id: 'f', kind: 'CONDUCT_REPORT', counterId: 'c1', visitId: 'v1', happenedAt: at(10)},
                            {id: 'g', kind: 'CROWDING', happenedAt: at(30)},
                          ];
                          return grouped(all).map((group) => group.map((one) => one.id).join('')).join(' ');
                        }""")).isEqualTo("af b cd e g");
        flag(Instant.now());
        listed(page, 2);
        page.waitForSelector("[data-test=group][aria-expanded=true]");
        assertThat(page.locator("[data-test=case-line]").count()).isEqualTo(2);
        judgedInBothThemes(page, "en-review-group");
        press(page, "g");
        page.waitForSelector("[data-test=group][aria-expanded=false]");
        listed(page, 2);
        assertThat(page.locator("[data-test=case-line]").count()).isEqualTo(1);
        see(page, "verdicts");
        press(page, "4");
        see(page, "question");
        press(page, "1");
        listed(page, 1);
        see(page, "second");
    }

    private void press(Page page, String key) {
        keys++;
        page.keyboard().press(key);
    }

    private static void listed(Page page, int count) {
        if (count == 0) see(page, "empty");
        else page.waitForSelector("[data-test=cases][data-count='" + count + "']");
        // The one that is shown is the one that is chosen, or a key would be for the one before.
        if (count > 0)
            page.waitForFunction("() => document.querySelector('[data-test=case-line][aria-current=true]')?.dataset.id"
                    + " === document.querySelector('[data-test=case]')?.dataset.id");
    }
}

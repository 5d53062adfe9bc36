package vn.motcua.system;

import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.takeNumber;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import vn.motcua.core.wire.Json;

/** A kiosk whose agent answers that the paper does not come. */
final class PaperlessKiosk {
    private final Centre centre;

    PaperlessKiosk(Centre centre) {
        this.centre = centre;
    }

    /** Told as the agent would tell it: paper that comes late is waited for longer than a test should. */
    void keepsTheNumberOnTheScreen() {
        Page kiosk = centre.browser.page(centre.hall("/kiosk"), 1080, 1920);
        kiosk.route(
                "**/api/kiosk/tickets",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(201)
                        .setContentType("application/json")
                        .setBody(withoutPaper(route.request().postData()))));
        takeNumber(kiosk);
        kiosk.waitForSelector("[data-test=print].keep");
        judged(kiosk, "kiosk-paper-out");
        kiosk.context().close();
    }

    private static String withoutPaper(String asked) {
        return Json.write(Json.object()
                .put("requestId", Json.parseObject(asked).path("requestId").asText())
                .put("businessDay", "2026-11-23")
                .put("ahead", 2)
                .put("estimateMinutes", 10)
                .put("printState", "FAILED_NOT_PRINTED")
                .set("number", Json.object().put("text", "A012")));
    }
}

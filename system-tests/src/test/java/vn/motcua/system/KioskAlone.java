package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.see;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.Http;

/** The kiosk at 320 px, with letters of twice the size, and left alone at each of its pages; with classes, bookings, fields and a help call. */
final class KioskAlone {
    private static final int SERVICES = 30;
    private static final String CUT_OFF = """
            () => [...document.querySelectorAll('.head, .body *, .foot *, .sheet *, .help-note')].filter((one) => {
              const box = one.getBoundingClientRect();
              return box.width > 1 && box.height > 1 && !one.closest('.seen-by-readers, svg')
                && (box.left < -1 || box.right > innerWidth + 1);
            }).map((one) => `${one.className || one.tagName} ${Math.round(one.getBoundingClientRect().left)}-${Math.round(one.getBoundingClientRect().right)}`)""";
    private static final String OUT_OF_REACH = """
            () => [...document.querySelectorAll('button')].filter((one) => {
              one.scrollIntoView({block: 'center'});
              const box = one.getBoundingClientRect();
              return box.height < 1 || box.bottom < 1 || box.top > innerHeight - 1;
            }).map((one) => one.dataset.press)""";
    private static final String HALF_READ = """
            () => [...document.querySelectorAll('.kiosk button, .sheet button, .body h1')].filter((one) =>
              one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2).map((one) => one.dataset.press ?? one.tagName)""";

    private final Centre centre;
    private final Map<String, Consumer<Page>> pages = new LinkedHashMap<>();

    KioskAlone(Centre centre) {
        this.centre = centre;
        pages.put("choose", page -> press(page, "start", "tiles"));
        pages.put("classes", page -> {
            press(page, "start", "tiles");
            press(page, "priority", "classes");
        });
        pages.put("code", page -> {
            press(page, "booked", "letter-B");
            page.locator("[data-test=letter-B]:enabled").click();
        });
        pages.put("fields", page -> {
            press(page, "start", "tiles");
            press(page, "more", "field-land");
        });
        pages.put("field", page -> {
            press(page, "start", "tiles");
            press(page, "more", "field-land");
            press(page, "field-land", "service-more-0");
            page.locator("[data-press=typing]").click();
            see(page, "keyboard");
        });
    }

    void isReadAndLeftAtEveryPage() throws Exception {
        JsonNode before = manyServicesAndClasses();
        try {
            for (int[] size : List.of(new int[] {320, 640}, new int[] {540, 960}, new int[] {683, 384})) {
                Page page = centre.browser.page(centre.hall("/kiosk"), size[0], size[1]);
                see(page, "start");
                legible(page, "start", size[0]);
                pages.forEach((name, way) -> {
                    way.accept(page);
                    legible(page, name, size[0]);
                    if (size[0] == 320) leftAlone(page, name);
                    else home(page);
                });
                page.context().close();
            }
        } finally {
            put(before);
        }
    }

    private void legible(Page page, String name, int width) {
        String what = "%s at %d px".formatted(name, width);
        page.waitForSelector("[data-test=kiosk] button:not(:disabled)");
        assertThat(page.evaluate(CUT_OFF)).as("cut off at the side: " + what).isEqualTo(List.of());
        assertThat(page.evaluate(HALF_READ)).as("half to be read: " + what).isEqualTo(List.of());
        if (width == 320) judged(page, "kiosk-320-" + name);
        else Browser.shoot(page, "kiosk-" + width + "-" + name);
        assertThat(page.evaluate(OUT_OF_REACH)).as("out of reach: " + what).isEqualTo(List.of());
    }

    /** Asked after half a minute, with a help call open; free again when nobody answers, with nothing of whoever stood there. */
    private static void leftAlone(Page page, String name) {
        page.locator("[data-test=help]").click();
        see(page, "help-note");
        page.evaluate("() => { document.querySelector('motcua-kiosk').touchedAt -= 31000; }");
        see(page, "idle");
        assertThat(page.evaluate(CUT_OFF)).as("the question over " + name).isEqualTo(List.of());
        if (name.equals("classes")) judged(page, "kiosk-320-idle");
        page.locator("[data-test=stay]").click();
        page.waitForSelector("[data-test=kiosk]:not([data-screen=attract])");
        page.evaluate("() => { document.querySelector('motcua-kiosk').touchedAt -= 31000; }");
        see(page, "idle");
        page.evaluate("() => { document.querySelector('motcua-kiosk').askedAt -= 16000; }");
        page.waitForSelector("[data-test=start]:not(:disabled)");
        assertThat(page.locator("[data-test=help-note], [data-test=idle]").count())
                .as("left over from " + name)
                .isZero();
    }

    private static void home(Page page) {
        page.locator("[data-test=quit]:enabled").click();
        page.waitForSelector("[data-test=start]:not(:disabled)");
    }

    private static void press(Page page, String key, String then) {
        page.locator("[data-test=" + key + "]:enabled").click();
        see(page, then);
    }

    private JsonNode manyServicesAndClasses() throws Exception {
        JsonNode before = document().path("document").deepCopy();
        ObjectNode document = before.deepCopy();
        ArrayNode classes = document.withArray("priorities");
        classes.addObject()
                .put("code", "ELDERLY")
                .put("weight", 60)
                .put("ageFloor", 75)
                .set("label", text("Người cao tuổi từ đủ 75 tuổi trở lên, người khuyết tật nặng và đặc biệt nặng"));
        classes.addObject()
                .put("code", "MERIT")
                .put("weight", 60)
                .put("proof", true)
                .set("label", text("Người có công"));
        document.withArray("fields").add(named("land", "Đất đai, đo đạc bản đồ và bảo vệ môi trường"));
        document.withArray("fields").add(named("tax", "Thuế"));
        for (int i = 0; i < SERVICES; i++)
            document.withArray("services")
                    .add(named("more-" + i, "Đăng ký biến động quyền sử dụng đất do chuyển nhượng, lần " + i)
                            .put("series", "a")
                            .put("field", i % 2 == 0 ? "land" : "tax"));
        put(document);
        return before;
    }

    private JsonNode document() throws Exception {
        return centre.world
                .signedIn("ADMINISTRATOR")
                .get("/api/v1/catalogue")
                .expect(200)
                .json();
    }

    private void put(JsonNode document) throws Exception {
        Http administrator = centre.world.signedIn("ADMINISTRATOR");
        long version = document().path("version").asLong();
        administrator
                .put(
                        "/api/v1/catalogue",
                        Json.object()
                                .put("requestId", UUID.randomUUID().toString())
                                .set("document", document),
                        Map.of("If-Match", "\"" + version + "\""))
                .expect(200);
    }

    private static ObjectNode named(String id, String words) {
        return Json.object().put("id", id).set("name", text(words));
    }

    private static ObjectNode text(String words) {
        return Json.object().put("vi", words).put("en", words);
    }
}

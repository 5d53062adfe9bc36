package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.have;
import static vn.motcua.system.Centre.judged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.Http;

/** Every screen is open while one of each kind is added to the catalogue, renamed and taken away again (I11). */
final class LiveCatalogue {
    private static final String MARK = "window.neverLoadedAnew = true";
    /** Next Monday, at the site. */
    private final LocalDate dayOff =
            LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    private final Centre centre;
    private final Http administrator;
    private final Http officer;
    private final Map<String, Page> screens = new LinkedHashMap<>();
    private final JsonNode before;
    private String waiting = "";
    private String served = "";

    LiveCatalogue(Centre centre) throws Exception {
        this.centre = centre;
        this.administrator = centre.world.signedIn("ADMINISTRATOR");
        this.officer = centre.world.signedIn("OFFICER");
        this.before = catalogue().path("document");
    }

    void changesUnderEveryScreen() throws Exception {
        centre.finishEverybody();
        officer.post("/api/v1/counters/counter-1/finish", request());
        open();
        int errors = centre.browser.complaints().size();
        added();
        peopleCome();
        renamed();
        removed();
        stillAlive();
        assertThat(centre.browser
                        .complaints()
                        .subList(errors, centre.browser.complaints().size()))
                .as("errors of any page")
                .isEmpty();
        screens.values().forEach(page -> {
            if (!page.context().pages().isEmpty()) page.context().close();
        });
    }

    private void open() throws Exception {
        URI phone = take("submit", "NORMAL");
        Page console = centre.console();
        screens.put("console", console);
        if (console.locator("[data-test=all]").count() > 0)
            console.locator("[data-test=all]").click();
        for (String path : List.of("/usher", "/bookings", "/visits", "/counter-board", "/television"))
            screens.put(path.substring(1), centre.browser.tab(console, centre.hub(onHub(path)), 1366, 768));
        Page supervisor = centre.signedIn("SUPERVISOR");
        screens.put("floor", centre.browser.tab(supervisor, centre.hub("/floor"), 1366, 768));
        Page admin = centre.signedIn("ADMINISTRATOR");
        screens.put("catalogue", centre.browser.tab(admin, centre.hub("/admin/catalogue"), 1366, 768));
        screens.put("admin", centre.browser.tab(admin, centre.hub("/admin"), 1366, 768));
        screens.put("kiosk", centre.browser.page(centre.hall("/kiosk"), 1080, 1920));
        screens.put("hall", centre.browser.page(centre.hall("/board?zone=main"), 1920, 1080));
        screens.put("area", centre.browser.page(centre.hall("/board?board=area"), 1920, 1080));
        screens.put("door", centre.browser.page(centre.hall("/board?board=door-1"), 1080, 1920));
        screens.put("rating", centre.browser.page(centre.counter("/rating?counter=counter-1"), 1280, 800));
        screens.put("counter", centre.browser.page(centre.counter("/counter"), 1024, 768));
        screens.put("phone", centre.browser.page(phone, 360, 640));
        screens.put("booking", centre.browser.page(centre.hub("/b"), 360, 640));
        Centre.start(screens.get("kiosk"));
        have(screens.get("area"), "[data-test=desk][data-counter='1']");
        have(screens.get("floor"), "[data-test=counter-counter-1]");
        have(screens.get("usher"), "[data-test=give-submit]");
        screens.values().forEach(page -> page.evaluate(MARK));
    }

    private static String onHub(String path) {
        if (path.equals("/counter-board")) return "/board?layout=counter&counter=counter-9";
        return path.equals("/television") ? "/board?zone=annex,main" : path;
    }

    private void added() throws Exception {
        change(document -> {
            list(document, "zones").add(named("annex", "Nhà phụ"));
            list(document, "series").add(Json.object().put("id", "t").put("prefix", "T"));
            list(document, "fields").add(named("tax", "Thuế"));
            list(document, "services").add(service("tax", "Thuế đất").put("field", "tax"));
            list(document, "services").add(service("tax-fee", "Nộp thuế").put("stageOnly", true));
            ((ObjectNode) last(document, "services", 1)).putArray("next").add("tax-fee");
            ObjectNode counter =
                    named("counter-9", "Quầy 9 – Thuế").put("label", "9").put("zone", "main");
            counter.put("profile", "quick").putArray("services").add("tax").add("tax-fee");
            list(document, "counters").add(counter);
            ObjectNode veteran =
                    Json.object().put("code", "VETERAN").put("weight", 70).put("proof", true);
            veteran.set("label", text("Người có công"));
            list(document, "priorities").add(veteran);
            ObjectNode quick = named("quick", "Nhanh");
            quick.putArray("rules")
                    .addObject()
                    .putObject("take")
                    .putArray("services")
                    .add("tax");
            list(document, "profiles").add(quick);
            ObjectNode procedure = Json.object().put("code", "1.001193").put("field", "tax");
            procedure.set("name", text("Khai thuế"));
            procedure.putArray("services").add("tax");
            list(document, "procedures").add(procedure);
            ObjectNode few = Json.object().put("id", "few").put("numbers", 40);
            few.putArray("services").add("tax");
            list(document, "contingents").add(few);
            ObjectNode calendar = (ObjectNode) document.path("calendar");
            calendar.putArray("closed").add("2037-09-02").add(dayOff.toString());
            calendar.putObject("weekly").putArray("monday").add("07:00-11:30");
            ((ArrayNode) document.path("bookings").path("services"))
                    .addObject()
                    .put("service", "tax")
                    .put("capacity", 3);
        });
        have(screens.get("kiosk"), "[data-test=service-tax]");
        assertThat(screens.get("kiosk").locator("[data-test=service-tax-fee]").count())
                .as("a later step is no tile")
                .isZero();
        screens.get("kiosk").locator("[data-test=priority]").click();
        have(screens.get("kiosk"), "[data-test=class-VETERAN]");
        have(screens.get("usher"), "[data-test=give-tax]");
        have(screens.get("usher"), "[data-test=class-VETERAN]");
        have(screens.get("floor"), "[data-test=counter-counter-9]");
        have(screens.get("area"), "[data-test=desk][data-counter='9']");
        have(screens.get("counter-board"), "[data-test=desk][data-counter='9']");
        have(screens.get("counter"), "[data-test=counter-counter-9]");
        daysOff();
        screens.get("kiosk").locator("[data-test=class-VETERAN]").click();
        have(screens.get("kiosk"), "[data-test=priority][data-chosen=VETERAN]");
    }

    /** What is closed soon is the first leaf of a board. */
    private void daysOff() {
        Page board = centre.browser.page(centre.hall("/board?zone=main"), 1920, 1080);
        have(board, "[data-test=notice][data-leaf=closings]");
        assertThat(board.locator("[data-test=notice]").innerText())
                .contains("Thứ Hai, " + dayOff.getDayOfMonth() + " tháng " + dayOff.getMonthValue() + ", "
                        + dayOff.getYear());
        judged(board, "board-closings");
        board.context().close();
    }

    /** One of the new service is served at the new counter and done; another, of the new class, waits for an old one. */
    private void peopleCome() throws Exception {
        take("tax", "NORMAL");
        Http second = centre.world.signedIn("SUPERVISOR");
        command(second, "open");
        served = number(command(second, "call-next").path("visit"));
        have(screens.get("hall"), "[data-test=call][data-number=" + served + "]");
        have(screens.get("counter-board"), "[data-test=desk][data-number=" + served + "]");
        command(second, "finish");
        command(second, "close");
        JsonNode given = officer.post(
                        "/api/v1/tickets", request().put("serviceId", "submit").put("priority", "VETERAN"))
                .expect(200, 201)
                .json();
        waiting = Worlds.number(given);
        have(screens.get("console"), "[data-test=ticket][data-number=" + waiting + "]");
    }

    private void renamed() throws Exception {
        change(document -> {
            for (String part : List.of("zones", "services", "counters"))
                for (JsonNode one : document.path(part))
                    ((ObjectNode) one).set("name", text("Mới " + one.path("id").asText()));
            ((ObjectNode) last(document, "counters", 0)).put("label", "9B");
            ((ObjectNode) last(document, "priorities", 0)).set("label", text("Thương binh"));
        });
        reads("kiosk", "Mới submit");
        reads("kiosk", "Thương binh");
        reads("usher", "Mới tax");
        reads("floor", "Mới counter-1");
        reads("hall", "Mới main");
        reads("counter-board", "Mới counter-9");
        have(screens.get("area"), "[data-test=desk][data-counter='9B']");
        reads("counter", "Mới counter-9");
        reads("console", "Mới submit");
    }

    private void removed() throws Exception {
        put(before);
        for (String gone : List.of(
                "kiosk:service-tax", "usher:give-tax", "floor:counter-counter-9", "counter:counter-counter-9")) {
            String[] where = gone.split(":");
            screens.get(where[0])
                    .waitForSelector(
                            "[data-test=" + where[1] + "]",
                            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        }
        have(screens.get("counter-board"), "[data-test=unknown-counter]");
        have(screens.get("kiosk"), "[data-test=priority]:not([data-chosen=VETERAN])");
    }

    /** Nobody lost his number, nothing is stuck: who waits is called to the end on screens that were never loaded anew. */
    private void stillAlive() throws Exception {
        Page console = screens.get("console");
        have(console, "[data-test=ticket][data-number=" + waiting + "]");
        console.locator("[data-test=call-" + waiting + "]").click();
        console.waitForSelector("[data-test=in-hand], [data-test=because-OTHER]");
        if (console.locator("[data-test=because-OTHER]").isVisible())
            console.locator("[data-test=because-OTHER]").click();
        for (String board : List.of("hall", "television"))
            have(screens.get(board), "[data-test=call][data-number=" + waiting + "]");
        have(screens.get("area"), "[data-test=desk][data-number=" + waiting + "]");
        have(screens.get("door"), "[data-test=desk][data-number=" + waiting + "]");
        console.locator("[data-test=finish]").click();
        have(screens.get("rating"), "[data-test=face-2]");
        Page kiosk = screens.get("kiosk");
        kiosk.locator("[data-test=service-submit]").click();
        have(kiosk, "[data-test=number]");
        Page visits = screens.get("visits");
        visits.locator("[data-test=number]").fill(served);
        visits.locator("[data-test=find]").click();
        have(visits, "[data-test=found]");
        List<String> anew = new ArrayList<>();
        screens.forEach((name, page) -> {
            if (!name.equals("visits") && !Boolean.TRUE.equals(page.evaluate("window.neverLoadedAnew"))) anew.add(name);
        });
        assertThat(anew).as("loaded anew").isEmpty();
    }

    private void reads(String screen, String words) {
        screens.get(screen).waitForFunction("words => document.body.textContent.includes(words)", words);
    }

    private URI take(String service, String priority) throws Exception {
        JsonNode given = new Http(centre.hall("/"))
                .post(
                        "/api/kiosk/tickets",
                        request().put("serviceId", service).put("locale", "VI").put("priority", priority))
                .expect(200, 201)
                .json();
        return centre.hub("/t/" + given.path("url").asText().replaceAll(".*/t/", ""));
    }

    private static JsonNode command(Http person, String what) throws Exception {
        return person.post("/api/v1/counters/counter-9/" + what, request())
                .expect(200)
                .json();
    }

    private static String number(JsonNode visit) {
        JsonNode number = visit.path("number");
        return number.isTextual() ? number.asText() : number.path("text").asText();
    }

    private void change(Consumer<ObjectNode> edit) throws Exception {
        ObjectNode document = (ObjectNode) catalogue().path("document");
        edit.accept(document);
        put(document);
    }

    private JsonNode catalogue() throws Exception {
        return administrator.get("/api/v1/catalogue").expect(200).json();
    }

    private void put(JsonNode document) throws Exception {
        administrator
                .put(
                        "/api/v1/catalogue",
                        request().set("document", document),
                        Map.of("If-Match", "\"" + catalogue().path("version").asLong() + "\""))
                .expect(200);
    }

    private static ObjectNode request() {
        return Json.object().put("requestId", UUID.randomUUID().toString());
    }

    private static ArrayNode list(ObjectNode document, String part) {
        return document.withArray(part);
    }

    private static JsonNode last(ObjectNode document, String part, int before) {
        return document.path(part).path(document.path(part).size() - 1 - before);
    }

    private static ObjectNode text(String words) {
        return Json.object().put("vi", words).put("en", words);
    }

    private static ObjectNode named(String id, String words) {
        return Json.object().put("id", id).set("name", text(words));
    }

    private static ObjectNode service(String id, String words) {
        return named(id, words).put("series", "t").put("icon", "coins");
    }
}

package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;
import static vn.motcua.system.Centre.see;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.FeedClient;
import vn.motcua.launcher.demo.Http;

/**
 * From a button under a counter to the supervisor's floor page, and nowhere else, with the link there and with the link away. Real
 * processes, real pages, a press as a click on the bench. The promise is one second; the limit leaves room for a busy machine.
 */
@Tag("alone")
class PanicIT {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(30);
    /** What the page calls late, and some more. */
    private static final Duration LATE = Duration.ofSeconds(6);

    private static final String AGENT = "counters";
    /** A second press at one counter within ten seconds is the same call, so each counter is pressed once. */
    private static final int TIMED = Worlds.FULL ? 10 : 5;

    private static final int BEFORE_THE_BACKLOG = TIMED + 1;
    private static final int BEHIND_THE_BACKLOG = TIMED + 2;
    private static final int UNANSWERED = TIMED + 3;
    private static final int TRIED = TIMED + 4;
    private static final int COUNTERS = TRIED;
    /** Many batches of a link: an alarm stored behind it and not told first stands behind it in the hub's ledger. */
    private static final int BACKLOG = Worlds.FULL ? 5_000 : 1_500;

    @TempDir
    private Path folder;

    @Test
    void aCallForHelpIsSeenWithinASecondAndUntilSomebodyAnswersIt() throws Exception {
        int port = DemoWorld.freePort();
        try (LinkProxy cable = new LinkProxy(port);
                Centre centre = new Centre(folder.resolve("centre"), buttons(cable, port))) {
            awaitButtons(centre.world);
            Page console = centre.console();
            Page floor = centre.signedIn("SUPERVISOR");
            floor.navigate(centre.hub("/floor").toString());
            see(floor, "counter-counter-3");
            Page bench = centre.browser.page(centre.world.address(AGENT).resolve("/bench"), 1366, 900);

            inTime(bench, floor);
            latched(floor);
            quietAtTheCounter(new Http(centre.world.address(AGENT)), console);
            answered(centre.world, floor);
            ended(centre.world, floor);
            tried(centre.world, bench, floor);
            linkAway(centre.world, cable, bench, floor);
            answerLost(centre.world, cable, bench, floor);

            eachOnce(centre.world);
            assertThat(centre.browser.complaints())
                    .as("browser consoles, but for the wrong password")
                    .allMatch(one -> one.contains("/floor: ") && one.contains("403"))
                    .hasSizeLessThan(2);
            Verification.clean(Worlds.installation(), centre.world.home().resolve("hub"));
        }
    }

    /** Counters with a silent button each, on a line of its own, on one PC at the far end of a cable. */
    private DemoWorld.Plan buttons(LinkProxy cable, int port) throws Exception {
        StringBuilder devices = new StringBuilder("panic:\n  silent: true\ndevices:\n");
        StringBuilder simulators = new StringBuilder("simulators:\n  panic:\n");
        StringBuilder counters = new StringBuilder();
        for (int counter = 1; counter <= COUNTERS; counter++) {
            devices.append(
                    "  - {name: panic-%1$d, driver: serial-panic, link: simulated:button-%1$d, counter: counter-%1$d}\n"
                            .formatted(counter));
            simulators.append("    - {name: button-%d, transport: tcp}\n".formatted(counter));
            if (counter > 3)
                counters.append(
                        "  - {id: counter-%1$d, label: \"%1$d\", zone: main, name: {vi: Quầy %1$d, en: Counter %1$d}, services: [land]}\n"
                                .formatted(counter));
        }
        Path templates = Worlds.templates(folder, AGENT, devices.toString() + simulators);
        Files.writeString(templates.resolve("site.yaml"), counters, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        return new DemoWorld.Plan(
                Map.of(AGENT, AGENT), Map.of(AGENT + ".hubUrl", cable.url().toString()), templates, port);
    }

    private static void awaitButtons(DemoWorld world) throws Exception {
        try (FeedClient feed = FeedClient.open(world.signedIn("SUPERVISOR"), "devices")) {
            for (int counter = 1; counter <= COUNTERS; counter++) {
                String name = "panic-" + counter;
                feed.await(
                        "devices",
                        device -> device.path("device").asText().equals(name)
                                && device.path("status").asText().equals("READY"),
                        SOON);
            }
        }
    }

    private static void press(Page bench, int counter) {
        bench.locator("[data-test=button-" + counter + "-key1]").click();
    }

    private static Locator alarm(Page floor, int counter) {
        return floor.locator("[data-test=panic-counter-" + counter + "]");
    }

    private static Duration pressToShown(Page bench, Page floor, int counter) {
        bench.locator("[data-test=button-" + counter + "-key1]").waitFor();
        long begun = System.nanoTime();
        press(bench, counter);
        alarm(floor, counter).waitFor();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void inTime(Page bench, Page floor) {
        List<Duration> shown = new ArrayList<>();
        for (int counter = 1; counter <= TIMED; counter++) {
            shown.add(pressToShown(bench, floor, counter));
            assertThat(alarm(floor, counter).innerText()).contains("Quầy " + counter + " gọi trợ giúp");
            if (counter == 1) judgedInBothThemes(floor, "floor-panic");
            if (counter == 3) inEveryLook(floor);
        }
        Browser.shoot(floor, "floor-panic-many");
        Collections.sort(shown);
        System.out.printf(
                "PanicIT: click on the bench to the supervisor's page, %d presses: middle %d ms, slowest %d ms%n",
                shown.size(),
                shown.get(shown.size() / 2).toMillis(),
                shown.get(shown.size() - 1).toMillis());
        assertThat(shown).allMatch(one -> one.compareTo(LIMIT) < 0);
    }

    private static void inEveryLook(Page floor) {
        floor.locator("[data-test=language]").click();
        floor.waitForSelector("html[lang=en]");
        assertThat(alarm(floor, 2).innerText()).contains("Counter 2 calls for help");
        judged(floor, "en-floor-panic");
        floor.locator("[data-test=language]").click();
        floor.waitForSelector("html[lang=vi]");
        floor.setViewportSize(390, 844);
        judged(floor, "floor-panic-phone");
        floor.setViewportSize(1366, 768);
    }

    /** It stands above everything, wherever the page is, and a page that is opened anew has it again. */
    private static void latched(Page floor) {
        floor.evaluate("() => window.scrollTo(0, document.body.scrollHeight)");
        assertThat(alarm(floor, 1).boundingBox().y).isBetween(0.0, 200.0);
        floor.reload();
        alarm(floor, TIMED).waitFor();
        assertThat(floor.locator(".alarm").count()).isEqualTo(TIMED);
        assertThat(floor.title()).contains("gọi trợ giúp");
    }

    /** Whoever stands there must not learn of it: no lamp is lit, and the officer's page says nothing. */
    private static void quietAtTheCounter(Http agent, Page console) throws Exception {
        int pressed = 0;
        for (JsonNode device : agent.get("/api/bench").expect(200).json().path("devices")) {
            pressed += Integer.parseInt(reading(device, "presses"));
            assertThat(reading(device, "lamp")).as("alarm lamp").isEmpty();
        }
        assertThat(pressed).isEqualTo(TIMED);
        assertThat(console.locator("[role=alert], [data-test^=panic], .alarm").count())
                .isZero();
        assertThat(console.locator("body").innerText()).doesNotContain("trợ giúp");
    }

    private static String reading(JsonNode device, String id) {
        for (JsonNode control : device.path("controls"))
            if (control.path("id").asText().equals(id))
                return control.path("value").asText();
        throw new AssertionError("no " + id + " in " + device);
    }

    private static void answered(DemoWorld world, Page floor) throws Exception {
        for (int counter = 1; counter <= TIMED; counter++) {
            alarm(floor, counter).locator("[data-test=panic-seen]").click();
            alarm(floor, counter).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            see(floor, "answered-counter-" + counter);
            assertThat(floor.locator(".alarm").count())
                    .as("those nobody has answered")
                    .isEqualTo(TIMED - counter);
        }
        Browser.shoot(floor, "floor-panic-answered");
        assertThat(floor.locator("[data-test=alarms]").count()).isZero();
        List<JsonNode> answers = LedgerFacts.data(world, "PanicAcknowledged");
        assertThat(answers)
                .hasSize(TIMED)
                .allMatch(one -> !one.path("personId").asText().isEmpty());
    }

    /** It stays until a supervisor ends it with the own password; a wrong one ends nothing. */
    private static void ended(DemoWorld world, Page floor) throws Exception {
        String password = world.users().stream()
                .filter(one -> one.path("role").asText().equals("SUPERVISOR"))
                .findFirst()
                .orElseThrow()
                .path("password")
                .asText();
        for (int counter = 1; counter <= TIMED; counter++) {
            Locator answered = floor.locator("[data-test=answered-counter-" + counter + "]");
            answered.locator("[data-test=panic-end]").click();
            if (counter == 1) {
                answered.locator("#panic-secret").fill("not the password");
                judged(floor, "floor-panic-ending");
                answered.locator("[data-test=panic-end-send]").click();
                floor.locator(".toast").first().waitFor();
                assertThat(answered.count()).isOne();
            }
            answered.locator("#panic-reason").selectOption("MISTAKE");
            answered.locator("#panic-secret").fill(password);
            answered.locator("[data-test=panic-end-send]").click();
            see(floor, "ended-counter-" + counter);
        }
        assertThat(LedgerFacts.data(world, "PanicEnded"))
                .hasSize(TIMED)
                .allMatch(one -> one.path("reason").asText().equals("MISTAKE"));
    }

    /** The press that was announced is a test and no alarm. */
    private static void tried(DemoWorld world, Page bench, Page floor) throws Exception {
        Locator button = floor.locator("[data-test=panic-button-counter-" + TRIED + "]");
        button.locator("[data-test=test-due]").waitFor();
        button.locator("[data-test=panic-test]").click();
        button.locator("[data-test=test-on]").waitFor();
        Browser.shoot(floor, "floor-panic-test");
        press(bench, TRIED);
        see(floor, "tested-counter-" + TRIED);
        button.locator("[data-test=test-fresh]").waitFor();
        assertThat(floor.locator(".alarm").count()).isZero();
        judged(floor, "floor-panic-tested");

        assertThat(LedgerFacts.data(world, "PanicTestAnnounced")).hasSize(1);
    }

    /** Pressed while nobody could be told, before and behind a morning's facts: told first of all when the link is back. */
    private static void linkAway(DemoWorld world, LinkProxy cable, Page bench, Page floor) throws Exception {
        Http agent = new Http(world.address(AGENT));
        Agents.awaitDrained(world, AGENT);
        cable.blackHole();
        cable.cut();
        Agents.await(
                "no link",
                agent,
                "/api/status",
                status -> !status.path("online").asBoolean());
        Instant first = Instant.now();
        press(bench, BEFORE_THE_BACKLOG);
        fillTheOutbox(agent);
        Instant second = Instant.now();
        press(bench, BEHIND_THE_BACKLOG);
        Agents.await(
                "all stored, and the first call long enough ago to be late",
                agent,
                "/api/status",
                status -> unsent(status) >= BACKLOG + 2 && Instant.now().isAfter(first.plus(LATE)));
        assertThat(floor.locator(".alarm").count()).isZero();

        cable.heal();
        cable.cut();
        long linked = awaitLinked(agent);
        alarm(floor, BEFORE_THE_BACKLOG).waitFor();
        alarm(floor, BEHIND_THE_BACKLOG).waitFor();
        Duration took = Duration.ofNanos(System.nanoTime() - linked);
        long left = unsent(agent.get("/api/status").expect(200).json());

        System.out.printf(
                "PanicIT: link back to both alarms %d ms, with %d of %d facts still to come%n",
                took.toMillis(), left, BACKLOG);
        assertThat(took).isLessThan(LIMIT);
        realTime(floor, BEFORE_THE_BACKLOG, first);
        realTime(floor, BEHIND_THE_BACKLOG, second);
        assertThat(alarm(floor, BEFORE_THE_BACKLOG)
                        .locator("[data-test=panic-late]")
                        .innerText())
                .contains("do mất kết nối");
        judged(floor, "floor-panic-late");
        Agents.awaitDrained(world, AGENT);
        assertThat(floor.locator(".alarm").count()).isEqualTo(2);
        aheadOfTheBacklog(world);
    }

    /** The hub wrote both calls down before the first fact of the backlog, the one that was stored behind it as well. */
    private static void aheadOfTheBacklog(DemoWorld world) throws Exception {
        List<LedgerFacts.Stored> scans = LedgerFacts.stored(world, "ScanReceived");
        assertThat(scans).hasSize(BACKLOG);
        for (int counter : new int[] {BEFORE_THE_BACKLOG, BEHIND_THE_BACKLOG})
            assertThat(LedgerFacts.stored(world, "PanicPressed"))
                    .filteredOn(call -> call.data().path("counterId").asText().equals("counter-" + counter))
                    .first()
                    .satisfies(call ->
                            assertThat(call.position()).isLessThan(scans.get(0).position()));
    }

    private static void realTime(Page floor, int counter, Instant pressed) {
        Instant at = Instant.parse(String.valueOf(alarm(floor, counter).getAttribute("data-at")));
        assertThat(at).isBetween(pressed.minusMillis(500), pressed.plus(LIMIT));
    }

    private static void fillTheOutbox(Http agent) throws Exception {
        ExecutorService scanners = Executors.newFixedThreadPool(16);
        try {
            List<Future<Http.Reply>> stored = new ArrayList<>();
            for (int i = 0; i < BACKLOG; i++)
                stored.add(scanners.submit(() -> agent.post(
                        "/api/scans",
                        Json.object()
                                .put("requestId", UUID.randomUUID().toString())
                                .put("counter", "counter-1")
                                .put("text", "ABCD-2345"))));
            for (Future<Http.Reply> one : stored) one.get(2, TimeUnit.MINUTES).expect(201);
        } finally {
            scanners.shutdownNow();
        }
    }

    private static long unsent(JsonNode status) {
        return status.at("/outbox/essential").asLong();
    }

    private static long awaitLinked(Http agent) throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        while (!agent.get("/api/status").expect(200).json().path("online").asBoolean()) {
            assertThat(System.nanoTime()).as("the agent found its hub again").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return System.nanoTime();
    }

    /** The hub hears it and the agent never learns that it did: it is told again, and is the same call. */
    private static void answerLost(DemoWorld world, LinkProxy cable, Page bench, Page floor) throws Exception {
        Http agent = new Http(world.address(AGENT));
        cable.loseAnswers();
        Duration took = pressToShown(bench, floor, UNANSWERED);
        assertThat(took).isLessThan(LIMIT);
        Agents.await(
                "silence noticed",
                agent,
                "/api/status",
                status -> !status.path("online").asBoolean());
        cable.heal();
        cable.cut();
        Agents.awaitDrained(world, AGENT);
        assertThat(floor.locator(".alarm").count()).isEqualTo(3);
    }

    /** Told by a request and by a fact, and some of them by more than one request: one call each. */
    private static void eachOnce(DemoWorld world) throws Exception {
        Map<String, Long> calls = LedgerFacts.data(world, "PanicPressed").stream()
                .collect(Collectors.groupingBy(call -> call.path("panicId").asText(), Collectors.counting()));
        assertThat(calls)
                .hasSize(COUNTERS)
                .allSatisfy((id, told) -> assertThat(told).isBetween(1L, 2L));
    }
}

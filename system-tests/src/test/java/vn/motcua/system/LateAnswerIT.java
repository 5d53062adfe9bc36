package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.FeedClient;
import vn.motcua.launcher.demo.Http;

/** The hub's number comes later than the kiosk waits: both numbers are one visit, and the one on paper counts. */
class LateAnswerIT {
    private static final int ROUNDS = Worlds.FULL ? 6 : 1;
    private static final Duration SHOWN = Duration.ofSeconds(20);
    /** An AllocateTicket takes more than this on the wire, a ping less. */
    private static final int A_QUESTION = 200;

    @TempDir
    private Path folder;

    @Test
    void bothNumbersAreOneVisitWhileACounterCallsAtOnce() throws Exception {
        Random random = new Random(Worlds.SEED);
        // Below, around and far beyond the 400 ms that a kiosk waits.
        List<Long> delays = List.of(390L, 410L + random.nextInt(600), 2_000L);
        System.out.println("LateAnswerIT: seed " + Worlds.SEED + ", answers after " + delays + " ms");
        int port = DemoWorld.freePort();
        Map<String, LinkProxy> cables = new LinkedHashMap<>();
        for (long delay : delays) {
            LinkProxy cable = new LinkProxy(port);
            cable.delayAnswers(delay);
            cables.put("hall-" + delay, cable);
        }
        Map<String, String> kiosks = new LinkedHashMap<>();
        cables.forEach((agent, cable) -> kiosks.put(agent, cable.url().toString()));
        try (Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(
                        Worlds.installation(), folder.resolve("world"), Worlds.kiosks(folder, port, kiosks));
                FeedClient board = FeedClient.open(world.signedIn("OFFICER"), "board:main")) {
            for (String agent : cables.keySet()) Agents.awaitDrained(world, agent);
            List<JsonNode> fromBands = new ArrayList<>();
            try (Load load = new Load(world, oracle)) {
                load.console("counter-1", 0, random.nextLong(), 20);
                for (int round = 0; round < ROUNDS; round++) {
                    if (round > 0) TimeUnit.SECONDS.sleep(32);
                    for (String agent : cables.keySet()) takeWhileCalled(world, oracle, board, agent, fromBands);
                }
            }
            assertThat(fromBands).as("numbers given without the hub").hasSizeGreaterThanOrEqualTo(2 * ROUNDS);
            List<JsonNode> visits = Judge.tickets(world, oracle);
            for (JsonNode ticket : fromBands)
                assertThat(Judge.visit(visits, ticket).path("aliases"))
                        .as("numbers besides the one on paper of " + ticket)
                        .hasSize(1);
            Judge.actions(world.signedIn("SUPERVISOR"), oracle);
            Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        } finally {
            for (LinkProxy cable : cables.values()) cable.close();
        }
    }

    private static void takeWhileCalled(
            DemoWorld world, Oracle oracle, FeedClient board, String agent, List<JsonNode> fromBands)
            throws IOException, InterruptedException {
        long asked = System.nanoTime();
        JsonNode ticket = Worlds.take(new Http(world.address(agent)), oracle, "submit");
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        if (ticket.path("origin").asText().equals("BAND")) fromBands.add(ticket);
        assertThat(took).as("a citizen's wait at " + agent).isLessThan(Duration.ofMillis(1_500));
        board.await(
                "board:main",
                shown -> shown.path("visitId").equals(ticket.path("visitId"))
                        && shown.path("number").asText().equals(Worlds.number(ticket)),
                SHOWN);
    }

    @Test
    void aVisitAlreadyCalledIsAnnouncedAgainUnderThePaperNumber() throws Exception {
        int port = DemoWorld.freePort();
        try (LinkProxy cable = new LinkProxy(port);
                Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(
                        Worlds.installation(),
                        folder.resolve("world"),
                        Worlds.kiosks(folder, port, Map.of("hall", cable.url().toString())));
                FeedClient board = FeedClient.open(world.signedIn("OFFICER"), "board:main")) {
            Agents.awaitDrained(world, "hall");
            cable.blackHoleAfterMessageOf(A_QUESTION);

            JsonNode ticket = Worlds.take(new Http(world.address("hall")), oracle, "submit");
            JsonNode called = callWhenCallable(
                    world.signedIn("OFFICER"), ticket.path("visitId").asText());
            JsonNode first =
                    announced(board, ticket, called.path("number").path("text").asText());
            cable.heal();
            cable.cut();
            JsonNode again = announced(board, ticket, Worlds.number(ticket));

            assertThat(ticket.path("origin").asText()).isEqualTo("BAND");
            assertThat(Worlds.number(called))
                    .as("called before the hub knew the paper")
                    .isNotEqualTo(Worlds.number(ticket));
            assertThat(again.path("announcementId")).isNotEqualTo(first.path("announcementId"));
            JsonNode visit = Judge.visit(Judge.tickets(world, oracle), ticket);
            assertThat(visit.path("state").asText()).isEqualTo("CALLED");
            assertThat(visit.path("aliases").path(0)).isEqualTo(called.path("number"));
            assertThat(Judge.types(
                            world.signedIn("OFFICER"), visit.path("visitId").asText()))
                    .containsSubsequence(
                            "TicketIssued", "TicketCalled", "TicketStored", "TicketAliased", "TicketRecalled");
            Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        }
    }

    /** The officer wants this very citizen and tries until the hub allows it: 5 s after it gave the number. */
    private static JsonNode callWhenCallable(Http officer, String visitId) throws IOException, InterruptedException {
        officer.post("/api/v1/counters/counter-1/open", request()).expect(200);
        long end = System.nanoTime() + SHOWN.toNanos();
        while (true) {
            Http.Reply reply =
                    officer.post("/api/v1/counters/counter-1/call", request().put("visitId", visitId));
            if (reply.status() == 200) return reply.json().path("visit");
            assertThat(reply.json().path("code").asText()).isIn("NOT_CALLABLE_YET", "UNKNOWN_TICKET");
            assertThat(System.nanoTime()).as("still " + reply.body()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static JsonNode announced(FeedClient board, JsonNode ticket, String number)
            throws IOException, InterruptedException {
        return board.await(
                "board:main",
                shown -> shown.path("visitId").equals(ticket.path("visitId"))
                        && shown.path("number").asText().equals(number)
                        && !shown.has("counterName"),
                SHOWN);
    }

    private static ObjectNode request() {
        return Json.object().put("requestId", UUID.randomUUID().toString());
    }
}

package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** Holds a hub against what the outside world was told. */
final class Judge {
    private static final Duration DRAINED = Duration.ofSeconds(60);

    private Judge() {}

    /** Everybody was told one number, nobody another's, and the hub knows each under that very number (I1, I2, I4). */
    static List<JsonNode> tickets(DemoWorld world, Oracle oracle) throws Exception {
        assertThat(oracle.contradictions()).as("what citizens were told").isEmpty();
        List<JsonNode> visits = awaitEveryTicket(world.signedIn("SUPERVISOR"), oracle);
        Map<String, String> numberOfVisit = new HashMap<>();
        Map<String, String> ownerOfNumber = new HashMap<>();
        for (JsonNode visit : visits) {
            String id = visit.path("visitId").asText();
            numberOfVisit.put(id, Worlds.number(visit));
            for (String number : numbers(visit)) {
                String owner =
                        ownerOfNumber.putIfAbsent(visit.path("businessDay").asText() + " " + number, id);
                assertThat(owner).as("another visit with number " + number).isNull();
            }
        }
        oracle.tickets()
                .values()
                .forEach(answers -> assertThat(
                                numberOfVisit.get(answers.get(0).path("visitId").asText()))
                        .as(answers.toString())
                        .isEqualTo(Worlds.number(answers.get(0))));
        return visits;
    }

    /** The number of a visit and its other ones, which are nobody else's either. */
    private static List<String> numbers(JsonNode visit) {
        List<String> all = new ArrayList<>(List.of(Worlds.number(visit)));
        visit.path("aliases").forEach(alias -> all.add(alias.path("text").asText()));
        return all;
    }

    /** What officers were told to have done is on the time line, an end once (I3, I4). */
    static void actions(Http supervisor, Oracle oracle) throws IOException, InterruptedException {
        for (String visit : oracle.actions("called"))
            assertThat(types(supervisor, visit)).as(visit).contains("TicketCalled");
        for (String visit : oracle.actions("ended")) {
            List<String> types = types(supervisor, visit);
            assertThat(types.stream()
                            .filter(type -> type.equals("VisitFinished") || type.equals("VisitNoShow"))
                            .count())
                    .as("ends of " + visit + " in " + types)
                    .isEqualTo(1);
        }
    }

    /** Waits until the outboxes are drained: every answered ticket is a visit of the hub. */
    private static List<JsonNode> awaitEveryTicket(Http supervisor, Oracle oracle)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + DRAINED.toNanos();
        while (true) {
            List<JsonNode> visits = Load.visits(supervisor);
            List<String> known = new ArrayList<>();
            visits.forEach(visit -> known.add(visit.path("visitId").asText()));
            List<String> missing = oracle.tickets().values().stream()
                    .map(answers -> answers.get(0).path("visitId").asText())
                    .filter(visit -> !known.contains(visit))
                    .toList();
            if (missing.isEmpty()) return visits;
            if (System.nanoTime() > end) throw new AssertionError("the hub does not know " + missing);
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    /** The visit of a list, by its id. */
    static JsonNode visit(List<JsonNode> visits, JsonNode ticket) {
        String id = ticket.path("visitId").asText();
        return visits.stream()
                .filter(visit -> visit.path("visitId").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no visit " + id));
    }

    /** The types on a visit's time line, in order. */
    static List<String> types(Http http, String visit) throws IOException, InterruptedException {
        List<String> types = new ArrayList<>();
        http.get("/api/v1/visits/" + visit)
                .expect(200)
                .json()
                .path("entries")
                .forEach(entry -> types.add(entry.path("type").asText()));
        return types;
    }
}

package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.AgentEnrolment;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** Somebody put the image of one counter PC on a second one: two agents with one key, one memory and the same bands. */
class CloneIT {
    @TempDir
    private Path folder;

    @Test
    void twoAgentsWithOneKeyAreHeldUntilOneIsEnrolledAgainAndNeverGiveOneNumberTwice() throws Exception {
        try (Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(
                        Worlds.installation(), folder.resolve("world"), Worlds.kiosks(folder, 0, Map.of("hall", "")))) {
            Agents.awaitDrained(world, "hall");
            for (int i = 0; i < 3; i++) Worlds.take(kiosk(world, "hall"), oracle, "submit");
            world.child("hall").close();
            for (String part : List.of("", "-config"))
                Agents.copy(world.home().resolve("hall" + part), world.home().resolve("copy" + part));
            start(world, "hall");
            Agents.awaitDrained(world, "hall");
            start(world, "copy");
            awaitState(world, "HELD");

            List<String> given = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                given.add(Worlds.number(Worlds.take(kiosk(world, "hall"), oracle, "submit")));
                Http.Reply copied = ask(kiosk(world, "copy"));
                assertThat(copied.status()).as(copied.body()).isEqualTo(503);
                assertThat(copied.json().path("code").asText()).isEqualTo("NO_NUMBERS");
            }
            assertThat(new HashSet<>(given))
                    .as("the kiosk goes on from its band")
                    .hasSize(5);

            enrolAgain(world, "hall");
            awaitState(world, "ENROLLED");
            Agents.awaitDrained(world, "hall");
            for (int i = 0; i < 3; i++) Worlds.take(kiosk(world, "hall"), oracle, "certify");
            assertThat(ask(kiosk(world, "copy")).status())
                    .as("the copy's key is dead")
                    .isEqualTo(503);
            Agents.awaitDrained(world, "hall");
            Judge.tickets(world, oracle);
            Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        }
    }

    private static Http kiosk(DemoWorld world, String agent) {
        return new Http(world.address(agent));
    }

    private static void start(DemoWorld world, String agent) throws IOException, InterruptedException {
        world.launchAgent(agent);
        world.awaitAgent(agent);
    }

    private static Http.Reply ask(Http kiosk) throws IOException, InterruptedException {
        return kiosk.post(
                "/api/kiosk/tickets",
                Json.object()
                        .put("requestId", UUID.randomUUID().toString())
                        .put("serviceId", "submit")
                        .put("locale", "VI")
                        .put("priority", "NORMAL"));
    }

    private static void awaitState(DemoWorld world, String state) throws IOException, InterruptedException {
        Agents.await("hall " + state, world.signedIn("ADMINISTRATOR"), "/api/v1/agents", answer -> {
            for (JsonNode agent : answer.path("agents"))
                if (agent.path("agent").asText().equals("hall"))
                    return agent.path("state").asText().equals(state);
            return false;
        });
    }

    private static void enrolAgain(DemoWorld world, String agent) throws IOException, InterruptedException {
        String code = world.signedIn("ADMINISTRATOR")
                .post("/api/v1/agents", Json.object().put("agent", agent).put("name", agent))
                .expect(200, 201)
                .json()
                .path("code")
                .asText();
        world.child(agent).close();
        AgentEnrolment.enrol(
                world.hub(),
                code,
                world.home().resolve(agent + "-config"),
                world.home().resolve(agent),
                null);
        start(world, agent);
    }
}

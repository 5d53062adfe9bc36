package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/**
 * Real processes, killed with SIGKILL at seeded random moments under load. The judge is what the outside world was told and what
 * came out of the printers; the hub's own tables are only asked whether they agree with that.
 */
class CrashIT {
    private static final int KILLS = Worlds.FULL ? 220 : 20;
    private static final List<String> VICTIMS =
            List.of("hub", "hub", "hall-1", "hall-2", "desk", "printer of hall-1", "printer of hall-2");

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDoubledWhenAnyProcessIsKilledAtAnyMoment() throws Exception {
        List<Kill> schedule = schedule(new Random(Worlds.SEED));
        System.out.println("CrashIT: seed " + Worlds.SEED + ", " + KILLS + " kills: " + schedule);
        Random random = new Random(Worlds.SEED);
        try (SimulatedPrinter one = SimulatedPrinter.listen("127.0.0.1", 0);
                SimulatedPrinter two = SimulatedPrinter.listen("127.0.0.1", 0);
                PaperTray tray = new PaperTray(List.of(one, two));
                Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(Worlds.installation(), folder.resolve("world"), plan(one, two))) {
            try (Load load = new Load(world, oracle)) {
                load.kiosk("hall-1", random.nextLong(), 120);
                load.kiosk("hall-2", random.nextLong(), 120);
                load.console("counter-1", 0, random.nextLong(), 60);
                load.console("counter-2", 1, random.nextLong(), 60);
                for (Kill kill : schedule) {
                    TimeUnit.MILLISECONDS.sleep(kill.afterMs());
                    if (kill.victim().startsWith("printer")) (kill.victim().endsWith("1") ? one : two).powerCycle();
                    else killAndRestart(world, kill);
                    IdCard.offer(world, "hall-1", "desk");
                }
                TimeUnit.SECONDS.sleep(2);
                assertThat(load.surprises()).isEmpty();
            }
            judge(world, oracle, tray);
        }
    }

    /** One blow: what, how long after the one before, and how long it stays down. The seed alone decides. */
    private record Kill(String victim, int afterMs, int downMs) {}

    private static List<Kill> schedule(Random random) {
        List<Kill> schedule = new ArrayList<>();
        // A printer switched off and on is a blow of its own and counts for no kill.
        while (kills(schedule) < KILLS)
            schedule.add(new Kill(
                    VICTIMS.get(random.nextInt(VICTIMS.size())), 300 + random.nextInt(1200), random.nextInt(600)));
        return schedule;
    }

    private static long kills(List<Kill> schedule) {
        return schedule.stream()
                .filter(kill -> !kill.victim().startsWith("printer"))
                .count();
    }

    @Test
    void theSeedReproducesTheRun() {
        assertThat(schedule(new Random(Worlds.SEED)))
                .isEqualTo(schedule(new Random(Worlds.SEED)))
                .isNotEqualTo(schedule(new Random(Worlds.SEED + 1)));
    }

    private static DemoWorld.Plan plan(SimulatedPrinter one, SimulatedPrinter two) {
        Map<String, String> agents = new LinkedHashMap<>();
        agents.put("hall-1", "check-hall");
        agents.put("hall-2", "check-hall");
        agents.put("desk", "counter");
        return DemoWorld.Plan.of(
                Worlds.installation(),
                agents,
                Map.of(
                        "hall-1.printer",
                        "tcp://127.0.0.1:" + one.port(),
                        "hall-2.printer",
                        "tcp://127.0.0.1:" + two.port(),
                        "cameraSecret",
                        IdCard.SECRET,
                        "sound",
                        "file"));
    }

    private static void killAndRestart(DemoWorld world, Kill kill) throws IOException, InterruptedException {
        world.child(kill.victim()).kill();
        TimeUnit.MILLISECONDS.sleep(kill.downMs());
        if (kill.victim().equals("hub")) {
            world.startHub();
        } else {
            world.launchAgent(kill.victim());
            world.awaitAgent(kill.victim());
        }
    }

    private void judge(DemoWorld world, Oracle oracle, PaperTray tray) throws Exception {
        assertThat(oracle.tickets().size()).as("tickets answered").isGreaterThan(KILLS);
        List<JsonNode> visits = Judge.tickets(world, oracle);
        Http supervisor = world.signedIn("SUPERVISOR");
        Judge.actions(supervisor, oracle);
        var jobs = new PrintJudge(world.home().resolve("hub")).awaitOutcomes(visits);
        PrintJudge.judge(jobs, tray.papers(), oracle);
        for (JsonNode visit : visits)
            judgePrintJobs(supervisor, visit.path("visitId").asText());
        Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        IdCard.offerAtTheDoor(world);
        diagnose(world);
        assertThat(IdCard.traces(world.home()))
                .as("files with traces of an ID card")
                .isEmpty();
    }

    /** Each job is on the visit's time line, and ends there once. */
    private static void judgePrintJobs(Http supervisor, String visit) throws Exception {
        List<String> types = Judge.types(supervisor, visit);
        assertThat(types.stream().filter("PrintJobQueued"::equals))
                .as(types.toString())
                .hasSize(1);
        assertThat(types.stream().filter("PrintJobEnded"::equals))
                .as(types.toString())
                .hasSize(1);
    }

    /** What a technician would send away is among the files that must hold nothing of an ID card. */
    private static void diagnose(DemoWorld world) throws Exception {
        Files.writeString(
                world.home().resolve("metrics.txt"),
                world.signedIn("ADMINISTRATOR").get("/metrics").expect(200).body());
        for (String agent : List.of("hall-1", "desk")) {
            Process doctor = new ProcessBuilder(Worlds.installation()
                            .launcher(List.of(
                                    "doctor",
                                    "--config",
                                    world.home().resolve(agent + "-config").toString(),
                                    "--home",
                                    world.home().resolve(agent).toString())))
                    .redirectErrorStream(true)
                    .redirectOutput(world.home().resolve(agent + "-doctor.txt").toFile())
                    .start();
            assertThat(doctor.waitFor(60, TimeUnit.SECONDS))
                    .as("the doctor came to an end")
                    .isTrue();
        }
    }
}

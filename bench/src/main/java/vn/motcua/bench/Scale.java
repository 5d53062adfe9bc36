package vn.motcua.bench;

import java.time.Duration;

/**
 * How much of everything one run takes.
 *
 * @param agentStarts starts of one kind whose median is told
 * @param idle how long an idle agent's processor time is watched
 * @param prints tickets printed one after another
 * @param warmUp load before anything counts, for the just-in-time compilers
 * @param issue how long 200 tickets a second are taken
 * @param peak how long each closed loop runs
 * @param calls calls timed to the boards
 * @param rounds in which fifty officers call at once
 * @param ingestEvents events drained over the link
 * @param reconnects agents whose hub is killed
 * @param morningAgents agents that drain at once during the hard morning
 * @param morningBacklog events each of them drains
 * @param morning how long 300 live commands a second are given
 * @param cameras how long 50 events of cameras a second are heard
 */
public record Scale(
        int agentStarts,
        Duration idle,
        int prints,
        Duration warmUp,
        Duration issue,
        Duration peak,
        int calls,
        int rounds,
        int ingestEvents,
        int reconnects,
        int morningAgents,
        int morningBacklog,
        Duration morning,
        Duration cameras) {
    public static Scale full() {
        return new Scale(
                5,
                Duration.ofSeconds(10),
                50,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                200,
                1_000,
                30_000,
                300,
                100,
                1_000,
                Duration.ofSeconds(20),
                Duration.ofSeconds(40));
    }

    public static Scale quick() {
        return new Scale(
                2,
                Duration.ofSeconds(3),
                50,
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofSeconds(2),
                40,
                100,
                6_000,
                100,
                30,
                300,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }
}

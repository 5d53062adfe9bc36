package vn.motcua.hub.platform.link;

/**
 * The bounds of the link server.
 *
 * @param handshakes going on at once, a few milliseconds of processor time each; more are told to come back, spread over many
 *     seconds. A hall's few hundred agents all fit, so that they are back within 3 s of a hub's return
 * @param helloMs from the challenge to a hello
 * @param heartbeatMs between an agent's pings
 * @param cloneMs how long the first of two links may take to answer
 * @param first events outstanding on a link before its first acknowledgement: a hall's agents come back all at once
 * @param essential events of the essential stream outstanding per link
 * @param bulk the same for bulk
 * @param outstanding events outstanding over all links; beyond it every link's credit shrinks to a trickle
 * @param answerMs an agent's time to answer a request of ours
 */
public record LinkLimits(
        int handshakes,
        long helloMs,
        long heartbeatMs,
        long cloneMs,
        int first,
        int essential,
        int bulk,
        int outstanding,
        long answerMs) {
    public static LinkLimits standard() {
        return new LinkLimits(512, 10_000, 1_000, 1_500, 400, 2_000, 500, 150_000, 5_000);
    }
}

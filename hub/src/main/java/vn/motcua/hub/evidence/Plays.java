package vn.motcua.hub.evidence;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Clips that people opened and now play part by part: the opening stands in the chain once, not once for each part a player asks for. In
 * memory only: after a restart the clip is opened again. Any thread.
 */
final class Plays {
    static final Duration LIFE = Duration.ofMinutes(30);
    /** The oldest gives way. */
    static final int PLAYS_MAX = 1_000;

    private record Play(String evidenceId, String person, Instant until) {}

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Play> plays = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Play> eldest) {
            return size() > PLAYS_MAX;
        }
    };

    Plays(Clock clock) {
        this.clock = clock;
    }

    synchronized EvidenceService.Playing begin(String evidenceId, String person) {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant until = clock.instant().plus(LIFE);
        plays.put(id, new Play(evidenceId, person, until));
        return new EvidenceService.Playing(id, until);
    }

    /** Whether this person opened exactly this piece, not too long ago. */
    synchronized boolean isOpen(String id, String evidenceId, String person) {
        Play play = plays.get(id);
        return play != null
                && play.evidenceId().equals(evidenceId)
                && play.person().equals(person)
                && clock.instant().isBefore(play.until());
    }
}

package vn.motcua.hub.evidence;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets that open the way for the pieces of one offer, for a while. In memory only: after a restart the agent offers again, and
 * goes on where it was. Any thread.
 */
final class UploadTokens {
    static final Duration LIFE = Duration.ofMinutes(15);
    private static final int TOKENS_MAX = 1_000;

    /** For which want, and which piece of evidence. */
    record Upload(String wantId, String evidenceId, String agent, Instant until) {}

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Upload> open = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Upload> eldest) {
            return size() > TOKENS_MAX;
        }
    };

    UploadTokens(Clock clock) {
        this.clock = clock;
    }

    synchronized String mint(String wantId, String evidenceId, String agent) {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        open.put(token, new Upload(wantId, evidenceId, agent, clock.instant().plus(LIFE)));
        return token;
    }

    /** Empty if there is none, it is too old, or it is another piece's. */
    synchronized Optional<Upload> of(String token, String evidenceId) {
        return Optional.ofNullable(open.get(token))
                .filter(upload -> upload.evidenceId().equals(evidenceId)
                        && clock.instant().isBefore(upload.until()));
    }
}

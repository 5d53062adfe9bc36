package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;

/**
 * A picture or clip of an incident is asked of the agent beside a camera. What became of it is an {@link EvidenceAnswered}; without one
 * nothing came.
 *
 * @param wantId minted here
 * @param agentId whose camera
 * @param source as configured at the agent
 * @param camera as in its sightings
 * @param channel of the device; empty where there is one only
 * @param moment it is about; of a clip the moment within it
 * @param from where a clip begins; of a still the moment
 * @param to where a clip ends; of a still the moment
 * @param until the agent goes on trying
 * @param askedBy the person who asked; null if it was asked with the incident's opening
 * @param at hub clock
 */
public record EvidenceWanted(
        String wantId,
        String incidentId,
        AgentId agentId,
        String source,
        String camera,
        String channel,
        Media media,
        Instant moment,
        Instant from,
        Instant to,
        Instant until,
        @Nullable PersonId askedBy,
        Instant at)
        implements Event {
    /** What is asked for. */
    public enum Media {
        STILL,
        CLIP
    }
}

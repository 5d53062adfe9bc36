package vn.motcua.core.event;

import vn.motcua.core.model.BandId;

/**
 * A lease that nobody may use any more; its numbers are never given again.
 *
 * @param bandId the lease
 * @param reason such as {@code AGENT_ROLLED_BACK}, {@code EXHAUSTED}
 */
public record BandRetired(BandId bandId, String reason) implements Event {}

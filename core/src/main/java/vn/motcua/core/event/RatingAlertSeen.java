package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * A supervisor has seen a bad rating with its reasons and looks into it.
 *
 * @param ratingId of the rating
 * @param personId who
 * @param at hub clock
 */
public record RatingAlertSeen(String ratingId, PersonId personId, Instant at) implements Event {}

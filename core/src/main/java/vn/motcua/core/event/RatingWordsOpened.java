package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * Somebody read what a citizen wrote with a rating, as it was written and not masked. The words themselves are never in the ledger.
 *
 * @param personId who read
 * @param purpose why, as a code
 */
public record RatingWordsOpened(String ratingId, PersonId personId, String purpose, Instant at) implements Event {}

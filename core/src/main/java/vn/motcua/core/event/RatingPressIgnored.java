package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;

/**
 * A press with no right to rate alive: noise, shown as such and never counted.
 *
 * @param counterId where
 * @param device device name
 * @param score pressed
 * @param at best knowledge of hub time
 */
public record RatingPressIgnored(CounterId counterId, String device, int score, Instant at) implements Event {}

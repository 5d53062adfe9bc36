package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;

/**
 * While the hub was away an officer recorded which number is being served.
 *
 * @param counterId where
 * @param number as read from the paper
 * @param at best knowledge of hub time
 */
public record ServingNumberRecorded(CounterId counterId, String number, Instant at) implements Event {}

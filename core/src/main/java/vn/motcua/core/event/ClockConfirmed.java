package vn.motcua.core.event;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Staff confirmed the date on screen.
 *
 * @param businessDay the date confirmed
 * @param at best knowledge of hub time
 */
public record ClockConfirmed(LocalDate businessDay, Instant at) implements Event {}

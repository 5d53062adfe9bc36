package vn.motcua.core.event;

import java.time.Instant;

/**
 * The wall clock stands before the last stored time; offline issue waits for staff to confirm the date.
 *
 * @param wall what the clock says
 * @param lastKnown the last stored time
 */
public record ClockSuspected(Instant wall, Instant lastKnown) implements Event {}

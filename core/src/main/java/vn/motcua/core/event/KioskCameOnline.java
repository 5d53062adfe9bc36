package vn.motcua.core.event;

import java.time.Instant;

/**
 * A kiosk asks the hub again, its link healthy for 30 s.
 *
 * @param kiosk device name
 * @param at best knowledge of hub time
 */
public record KioskCameOnline(String kiosk, Instant at) implements Event {}

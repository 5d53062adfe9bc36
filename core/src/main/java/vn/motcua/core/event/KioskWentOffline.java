package vn.motcua.core.event;

import java.time.Instant;

/**
 * A kiosk stopped waiting for the hub and issues from its bands.
 *
 * @param kiosk device name
 * @param reason such as {@code TIMEOUT}, {@code NO_LINK}
 * @param at best knowledge of hub time
 */
public record KioskWentOffline(String kiosk, String reason, Instant at) implements Event {}

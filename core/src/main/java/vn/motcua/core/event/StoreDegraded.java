package vn.motcua.core.event;

/**
 * An agent's disk is full or its store fails.
 *
 * @param reason a stable code such as {@code DISK_FULL_RESERVE_IN_USE}
 * @param freeBytes left on the volume
 */
public record StoreDegraded(String reason, long freeBytes) implements Event {}

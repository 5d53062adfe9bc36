package vn.motcua.hub.platform.ledger;

/**
 * An event of an agent that cannot enter the ledger, for whatever stands in its place to say why.
 *
 * @param reason stable code such as {@code UNKNOWN_TYPE}, {@code NOT_ENTITLED}, {@code TOO_LARGE}
 * @param detail one line for a technician
 */
public record Rejected(String reason, String detail) {}

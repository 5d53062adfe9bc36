package vn.motcua.hub.platform.ledger;

/**
 * Something wrong in a store.
 *
 * @param check which check found it
 * @param item the bad item
 * @param detail what was found and what was due
 */
public record StoreProblem(String check, String item, String detail) {}

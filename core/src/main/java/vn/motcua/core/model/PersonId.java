package vn.motcua.core.model;

/** A person who signs in. Names live beside it in a side store, never in the ledger. */
public record PersonId(String value) implements Id {
    public PersonId {
        Id.requireUuid("PersonId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

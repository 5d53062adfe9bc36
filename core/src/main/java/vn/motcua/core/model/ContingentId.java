package vn.motcua.core.model;

/** A limit of numbers a day. */
public record ContingentId(String value) implements Id {
    public ContingentId {
        Id.requireSlug("ContingentId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

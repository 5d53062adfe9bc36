package vn.motcua.core.model;

/** One lease of numbers to one agent. */
public record BandId(String value) implements Id {
    public BandId {
        Id.requireUuid("BandId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

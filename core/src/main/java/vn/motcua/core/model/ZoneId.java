package vn.motcua.core.model;

/** A hall zone: one set of boards, one announcer. */
public record ZoneId(String value) implements Id {
    public ZoneId {
        Id.requireSlug("ZoneId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

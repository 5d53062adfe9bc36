package vn.motcua.core.model;

/** One visit, from ticket to the last event about it. */
public record VisitId(String value) implements Id {
    public VisitId {
        Id.requireUuid("VisitId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package vn.motcua.core.model;

/** A counter where a citizen is served. */
public record CounterId(String value) implements Id {
    public CounterId {
        Id.requireSlug("CounterId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package vn.motcua.core.model;

/** What a citizen comes for. */
public record ServiceId(String value) implements Id {
    public ServiceId {
        Id.requireSlug("ServiceId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

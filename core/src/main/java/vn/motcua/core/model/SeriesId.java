package vn.motcua.core.model;

/** A run of ticket numbers sharing prefix and range. */
public record SeriesId(String value) implements Id {
    public SeriesId {
        Id.requireSlug("SeriesId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

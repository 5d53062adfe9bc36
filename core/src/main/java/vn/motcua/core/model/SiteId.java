package vn.motcua.core.model;

/** A service centre or one of its reception points. */
public record SiteId(String value) implements Id {
    public SiteId {
        Id.requireSlug("SiteId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package vn.motcua.core.model;

/** A way of working, given to one counter or many. */
public record ProfileId(String value) implements Id {
    public ProfileId {
        Id.requireSlug("ProfileId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

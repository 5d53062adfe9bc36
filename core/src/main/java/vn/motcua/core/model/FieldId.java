package vn.motcua.core.model;

/** A field of procedures, such as civil status. */
public record FieldId(String value) implements Id {
    public FieldId {
        Id.requireSlug("FieldId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package vn.motcua.core.model;

/** One spoken call; spoken once or recorded as missed. */
public record AnnouncementId(String value) implements Id {
    public AnnouncementId {
        Id.requireUuid("AnnouncementId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

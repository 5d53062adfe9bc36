package vn.motcua.core.model;

/** What a signed-in person may do. Each role includes those before it. */
public enum Role {
    OFFICER,
    SUPERVISOR,
    ADMINISTRATOR;

    public boolean includes(Role other) {
        return ordinal() >= other.ordinal();
    }
}

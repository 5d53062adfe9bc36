package vn.motcua.core.model;

/** One agent process on one PC, named at enrolment. */
public record AgentId(String value) implements Id {
    public AgentId {
        Id.requireSlug("AgentId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

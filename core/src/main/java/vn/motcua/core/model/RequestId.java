package vn.motcua.core.model;

/** Minted by whoever asks; the same request has one effect and one answer (I4). */
public record RequestId(String value) implements Id {
    public RequestId {
        Id.requireUuid("RequestId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}

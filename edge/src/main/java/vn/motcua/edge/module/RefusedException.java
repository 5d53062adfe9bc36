package vn.motcua.edge.module;

import vn.motcua.core.wire.Requests.Refusal;

/** The home hub decided no; an expected answer, with a code and a text for people. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code() + ": " + refusal.message().en());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}

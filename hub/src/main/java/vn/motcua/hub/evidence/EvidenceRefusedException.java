package vn.motcua.hub.evidence;

/** An expected "no" about evidence: an answer, not a fault. */
public final class EvidenceRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    EvidenceRefusedException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why not. */
    public enum Reason {
        UNKNOWN,
        /** Its key was destroyed. */
        DELETED,
        /** Not all of it is here yet. */
        INCOMPLETE,
        /** Announced with another size or kind than before. */
        OTHER_FACTS,
        /** A piece of another length than is due. */
        BAD_PIECE,
        /** The whole is not what its hash promised; all of it was thrown away. */
        BAD_HASH,
        /** No picture that can be read, too large a one, or a copy already. */
        NOT_MASKABLE,
        /** Who confirms a copy has to look at it first. */
        NOT_OPENED,
        /** A picture without a copy that somebody confirmed. */
        NOT_CONFIRMED,
        /** It is about the person who asks. */
        OWN,
        /** The bound of the store; nothing old is thrown away for something new. */
        FULL
    }
}

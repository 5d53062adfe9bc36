package vn.motcua.camera.onvif;

/** Why a call had no answer of use. The message holds codes only, nothing a device wrote freely. */
final class OnvifFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    enum Why {
        /** The login is not taken. */
        NOT_AUTHORIZED,
        /** A SOAP fault: the device lives and does not do it. */
        FAULT,
        /** Another status than 200 without a fault. */
        STATUS,
        /** An answer that is no XML, or more than is taken. */
        UNREADABLE
    }

    private final Why why;

    OnvifFault(Why why, String what) {
        super(what, null, false, false);
        this.why = why;
    }

    Why why() {
        return why;
    }
}

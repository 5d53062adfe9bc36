package vn.motcua.camera;

/** A webhook call that has no effect; the sender is told the code and the detail. An expected answer, so without a stack trace. */
final class RefusedCall extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, with its HTTP status. Names are part of the protocol. */
    enum Code {
        BAD_REQUEST(400),
        BAD_SIGNATURE(401),
        BAD_TIMESTAMP(401),
        UNKNOWN_SOURCE(404),
        UNKNOWN_CAMERA(404),
        KEY_REUSED(409),
        REPLAYED(409),
        TOO_LARGE(413),
        BIOMETRIC(422),
        UNKNOWN_KIND(422),
        TOO_MANY(429),
        STORE_FULL(503),
        FAILED(500);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Code code;
    private final String detail;
    private final String[] values;

    /**
     * @param detail name of the words that say more, empty for none
     * @param values what they are filled in with; never what the caller sent
     */
    RefusedCall(Code code, String detail, String... values) {
        super(code + (detail.isEmpty() ? "" : ": " + detail), null, false, false);
        this.code = code;
        this.detail = detail;
        this.values = values.clone();
    }

    Code code() {
        return code;
    }

    String detail() {
        return detail;
    }

    String[] values() {
        return values.clone();
    }
}

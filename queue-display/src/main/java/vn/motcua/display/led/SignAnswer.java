package vn.motcua.display.led;

/** What a sign says to a request. */
public sealed interface SignAnswer {
    /** It has taken the request. */
    record Taken() implements SignAnswer {}

    /** It shows this, padded to its cells. */
    record Shows(String text) implements SignAnswer {}

    /**
     * It refuses.
     *
     * @param why for a technician
     */
    record Refused(String why) implements SignAnswer {}
}

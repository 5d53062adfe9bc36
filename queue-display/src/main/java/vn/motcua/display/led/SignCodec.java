package vn.motcua.display.led;

import java.util.List;
import java.util.Optional;

/** The bytes of one sign at one address. Pure. */
public interface SignCodec {
    int cells();

    /** Whether it can show its text with less light. */
    boolean dims();

    /** Whether it blinks by itself when told; otherwise its text is put out and on again. */
    boolean blinks();

    /** What to send so that it shows this, in order; never nothing. */
    List<SignRequest> show(SignFace face);

    /** Asks what it shows; empty if it cannot tell. */
    Optional<SignRequest> read();
}

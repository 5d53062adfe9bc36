package vn.motcua.camera.source;

import java.util.List;

/**
 * Takes a camera's bytes apart, in whatever pieces they come; what it says does not depend on the pieces. Holds a bounded amount,
 * whatever it is fed, and never throws for what it is fed. Not thread safe.
 */
public interface Decoder {
    /** What became complete with this chunk, in order. The array is the decoder's to keep. */
    List<Heard> feed(byte[] chunk);

    /** No more comes; what was begun is ended or told as a fault ({@code CUT}). */
    List<Heard> end();
}

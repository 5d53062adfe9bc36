package vn.motcua.camera.spool;

import java.io.IOException;

/** There is no room for another picture or clip: beyond the spool's bound, or on a disk that others need more. */
public final class SpoolFullException extends IOException {
    private static final long serialVersionUID = 1;

    SpoolFullException(String what) {
        super(what);
    }
}

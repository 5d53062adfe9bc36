package vn.motcua.camera.evidence;

import io.vertx.core.Future;
import java.util.List;
import vn.motcua.camera.spool.Spooled;

/** The hub, as the way of pictures needs it. Fails with {@link Refused} where the hub says no, with anything else where it is away. Event loop only. */
public interface EvidenceHub {
    /** What it wants of this agent now. */
    Future<List<Want>> wanted();

    /** Where the bytes of a want go; the same again for the same. */
    Future<Slot> offer(Spooled one);

    /** The last one finishes it: the hub has checked all of it then. */
    Future<Void> put(Slot slot, int piece, byte[] bytes);

    Future<Void> failed(String wantId, Failure why);

    /**
     * @param pieceBytes of each piece but the last
     * @param nextPiece the first it does not have yet
     * @param isFinished it has all of it
     * @param token opens the way for its pieces; a secret
     */
    record Slot(String evidenceId, int pieceBytes, int nextPiece, boolean isFinished, String token) {
        @Override
        public String toString() {
            return "Slot[" + evidenceId + ", " + nextPiece + "]";
        }
    }

    /** The hub answered, and not with yes. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean isPassing;

        /** @param isPassing whether asking again later may help */
        public Refused(String code, boolean isPassing) {
            super(code);
            this.isPassing = isPassing;
        }

        public boolean isPassing() {
            return isPassing;
        }
    }
}

package vn.motcua.hub.platform.ledger;

import com.github.f4b6a3.uuid.UuidCreator;

/** Fresh ids, an argument of every rule that mints one. */
@FunctionalInterface
public interface IdSource {
    /** A UUIDv7 in its 36-character form. */
    String next();

    static IdSource random() {
        return () -> UuidCreator.getTimeOrderedEpoch().toString();
    }
}

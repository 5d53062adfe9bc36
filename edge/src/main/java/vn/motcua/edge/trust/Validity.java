package vn.motcua.edge.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** From when until when a certificate may be used. */
record Validity(Instant from, Instant until) {
    static Validity of(X509Certificate certificate) {
        return new Validity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    boolean holds(Instant now) {
        return !now.isBefore(from) && !now.isAfter(until);
    }

    Validity later(Validity other) {
        return other.until.isAfter(until) ? other : this;
    }
}

package vn.motcua.hub.ticket;

import vn.motcua.core.model.Band;

/**
 * A band and what is known of its use.
 *
 * @param used the highest number issued from it, or one below its first
 * @param retired why nobody may use it any more; empty while it is live
 */
public record Lease(Band band, int used, String retired) {
    static Lease fresh(Band band) {
        return new Lease(band, band.from() - 1, "");
    }

    public boolean isLive() {
        return retired.isEmpty();
    }

    int size() {
        return band.to() - band.from() + 1;
    }

    int usedCount() {
        return used - band.from() + 1;
    }

    Lease usedTo(int value) {
        return value <= used || !band.holds(value) ? this : new Lease(band, value, retired);
    }

    Lease retire(String reason) {
        return new Lease(band, used, reason);
    }
}

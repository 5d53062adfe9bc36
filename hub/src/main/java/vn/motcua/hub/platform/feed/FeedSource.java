package vn.motcua.hub.platform.feed;

import java.time.Instant;
import java.util.List;
import vn.motcua.hub.platform.ledger.Recorded;

/** A feature's part of the live feed, derived from its committed state. Writer thread, after the commit. */
public interface FeedSource {
    /** Everything, at start and after the state was put back. */
    void all(Instant now, FeedSink sink);

    /** What these events moved; an empty list means that only time went on, about once a second. */
    void moved(List<Recorded> events, Instant now, FeedSink sink);
}

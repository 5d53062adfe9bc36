package vn.motcua.edge.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.link.HubLink;
import vn.motcua.edge.module.FeedView;

/**
 * Brings the hub's public topics into the {@link LocalFeed}, each from the first page that asks for it on. What was heard stays when
 * the hub goes, with its age. Event loop only.
 */
final class FeedRelay {
    private static final Logger LOG = LoggerFactory.getLogger(FeedRelay.class);
    // A counter PC's pages are public: they see numbers, counters and states, never the queue or a visit.
    private static final Pattern RELAYED = Pattern.compile("waiting|(board|rating):[a-z0-9][a-z0-9._-]{0,63}");
    private static final int MOST_TOPICS = 64;

    private final HubLink link;
    private final LocalFeed feed;
    private final Map<String, FeedView> views = new HashMap<>();

    FeedRelay(HubLink link, LocalFeed feed) {
        this.link = link;
        this.feed = feed;
    }

    void want(String topic) {
        if (!RELAYED.matcher(topic).matches() || views.containsKey(topic)) return;
        if (views.size() >= MOST_TOPICS) {
            LOG.warn("topic {} is not relayed: {} are already", topic, MOST_TOPICS);
            return;
        }
        views.put(topic, link.subscribe(List.of(topic), () -> changed(topic)));
    }

    private void changed(String topic) {
        FeedView view = views.get(topic);
        if (view != null && view.isLive()) feed.replace(topic, view.topic(topic));
    }

    /** The age of the hub's last word on the oldest of these topics. */
    Duration age(Set<String> topics) {
        Duration oldest = link.hubAge();
        for (String topic : topics) {
            FeedView view = views.get(topic);
            if (view != null && view.age().compareTo(oldest) > 0) oldest = view.age();
        }
        return oldest;
    }
}

package vn.motcua.edge.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    // The hub takes 64 subscriptions of one link and ends the link at one more; the agent's own need some of them.
    static final int MOST_TOPICS = 32;
    private static final Duration NEVER = Duration.ofDays(3650);

    private final HubLink link;
    private final LocalFeed feed;
    private final Map<String, FeedView> views = new LinkedHashMap<>();
    private final Map<String, Integer> pages = new HashMap<>();

    FeedRelay(HubLink link, LocalFeed feed) {
        this.link = link;
        this.feed = feed;
    }

    /** A page looks at this topic until {@link #leave}. */
    void want(String topic) {
        if (!RELAYED.matcher(topic).matches()) return;
        pages.merge(topic, 1, Integer::sum);
        if (views.containsKey(topic)) return;
        if (views.size() >= MOST_TOPICS && !dropOneNobodySees()) {
            LOG.warn("topic {} is not relayed: {} are already", topic, MOST_TOPICS);
            return;
        }
        views.put(topic, link.subscribe(List.of(topic), () -> changed(topic)));
    }

    /** The page has gone; what was heard stays for the next one until the room is needed. */
    void leave(String topic) {
        pages.computeIfPresent(topic, (same, count) -> count == 1 ? null : count - 1);
    }

    Set<String> relayed() {
        return Set.copyOf(views.keySet());
    }

    private boolean dropOneNobodySees() {
        Optional<String> unseen = views.keySet().stream()
                .filter(topic -> !pages.containsKey(topic))
                .findFirst();
        unseen.ifPresent(topic -> {
            FeedView view = views.remove(topic);
            if (view != null) view.close();
            feed.replace(topic, Map.of());
        });
        return unseen.isPresent();
    }

    private void changed(String topic) {
        FeedView view = views.get(topic);
        if (view != null && view.isLive()) feed.replace(topic, view.topic(topic));
    }

    /** The age of the hub's last word on the oldest of these topics. */
    Duration age(Set<String> topics) {
        Duration oldest = link.hubAge();
        for (String topic : topics) {
            if (!RELAYED.matcher(topic).matches()) continue;
            FeedView view = views.get(topic);
            Duration age = view == null ? NEVER : view.age();
            if (age.compareTo(oldest) > 0) oldest = age;
        }
        return oldest;
    }
}

package vn.motcua.hub.platform.feed;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.motcua.core.model.Role;

/** Which topics a socket may subscribe to. A topic outside its scopes is refused, never silently empty. */
public enum FeedScope {
    SITE("site"),
    WAITING("waiting"),
    BOARD("board:"),
    QUEUE("queue"),
    LINE("line:"),
    RATING("rating:"),
    DEVICES("devices"),
    ALERTS("alerts"),
    INCIDENTS("incidents"),
    VISIT("visit:");

    private final String prefix;

    FeedScope(String prefix) {
        this.prefix = prefix;
    }

    /** The scope a topic belongs to; empty for a topic that does not exist. */
    public static Optional<FeedScope> of(String topic) {
        for (FeedScope scope : values()) if (scope.holds(topic)) return Optional.of(scope);
        return Optional.empty();
    }

    private boolean holds(String topic) {
        return prefix.endsWith(":")
                ? topic.startsWith(prefix) && topic.length() > prefix.length()
                : topic.equals(prefix);
    }

    /** Screens in the hall, nobody signed in: numbers, counters and states only. */
    public static Set<FeedScope> screens() {
        return EnumSet.of(SITE, WAITING, BOARD);
    }

    /** An agent's link: its screens, and its rating pages. */
    public static Set<FeedScope> agent() {
        return EnumSet.of(SITE, WAITING, BOARD, RATING);
    }

    public static Set<FeedScope> of(Role role) {
        EnumSet<FeedScope> scopes = EnumSet.of(SITE, WAITING, BOARD, QUEUE, LINE, RATING, VISIT);
        if (role.includes(Role.SUPERVISOR)) {
            scopes.add(DEVICES);
            scopes.add(ALERTS);
            scopes.add(INCIDENTS);
        }
        return scopes;
    }
}

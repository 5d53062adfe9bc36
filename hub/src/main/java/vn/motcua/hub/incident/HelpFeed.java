package vn.motcua.hub.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * Calls for help, in topic {@code waiting}: consoles hear of them, and the screen that called hears that somebody comes. No name: screens
 * in the hall read this too. Writer thread.
 */
public final class HelpFeed implements FeedSource {
    private static final String TOPIC = "waiting";
    private static final String KEY = "help:";
    /** A PC that went silent never says that its visitor was helped. */
    static final Duration SHOWN = Duration.ofMinutes(10);

    private final Supplier<Site> site;
    private final HelpBook book;
    private boolean isShown;

    public HelpFeed(Supplier<Site> site, HelpBook book) {
        this.site = site;
        this.book = book;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        Set<String> kept = new HashSet<>();
        for (HelpBook.Help call : book.all()) {
            if (call.heardAt().plus(SHOWN).isBefore(now)) continue;
            kept.add(KEY + call.key());
            sink.put(TOPIC, KEY + call.key(), node(call));
        }
        if (isShown || !kept.isEmpty()) sink.retain(TOPIC, KEY, kept);
        isShown = !kept.isEmpty();
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        if (isShown || !book.all().isEmpty()) all(now, sink);
    }

    private ObjectNode node(HelpBook.Help call) {
        ObjectNode node = Json.object();
        node.put("agent", call.agent().value());
        node.put("device", call.device());
        if (call.counter() != null) {
            node.put("counterId", call.counter().value());
            node.put("counter", site.get().counterLabel(call.counter()));
        }
        node.put("at", call.at().toString());
        node.put("heardAt", call.heardAt().toString());
        Instant seenAt = call.seenAt();
        if (seenAt != null) node.put("answeredAt", seenAt.toString());
        return node;
    }
}

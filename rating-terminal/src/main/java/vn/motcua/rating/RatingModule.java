package vn.motcua.rating;

import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.module.AgentModule;
import vn.motcua.edge.module.FeedView;
import vn.motcua.edge.module.ModuleContext;

/** The agent module {@code rating}; see the package. Event loop only. */
public final class RatingModule implements AgentModule {
    private @Nullable RatingSettings settings;
    private @Nullable FeedView feed;
    private List<Route> routes = List.of();
    private @Nullable RatingHelp help;

    @Override
    public String name() {
        return "rating";
    }

    @Override
    public void configure(ConfigNode section) {
        settings = RatingSettings.read(section);
    }

    @Override
    public Future<Void> start(ModuleContext context) {
        RatingSettings read = settings;
        if (read == null) return Future.failedFuture(new IllegalStateException("rating was not configured"));
        Map<String, RatingDesk> desks = new LinkedHashMap<>();
        RatingPads pads = new RatingPads(context, desks);
        Set<CounterId> counters = new LinkedHashSet<>(read.counters());
        counters.addAll(pads.counters());
        List<Future<Void>> loading =
                counters.stream().map(counter -> desk(context, counter, desks)).toList();
        return Future.all(loading).map(loaded -> open(context, counters, desks, pads));
    }

    private static Future<Void> desk(ModuleContext context, CounterId counter, Map<String, RatingDesk> desks) {
        return context.load(RatingDesk.key(counter))
                .map(stored -> stored.map(CounterRights::parse).orElseGet(CounterRights::new))
                .map(rights -> {
                    desks.put(counter.value(), new RatingDesk(context, counter, rights));
                    return null;
                });
    }

    private @Nullable Void open(
            ModuleContext context, Set<CounterId> counters, Map<String, RatingDesk> desks, RatingPads pads) {
        RatingHelp calls = new RatingHelp(context);
        help = calls;
        routes = new RatingRoutes(desks, calls).mount(context.router());
        feed = context.subscribe(counters.stream().map(RatingDesk::topic).toList(), () -> look(desks));
        look(desks);
        pads.listen(() -> feed);
        return null;
    }

    private void look(Map<String, RatingDesk> desks) {
        FeedView known = feed;
        if (known != null) desks.values().forEach(desk -> desk.look(known));
    }

    @Override
    public Future<Void> stop() {
        if (feed != null) feed.close();
        routes.forEach(Route::remove);
        if (help != null) help.stop();
        feed = null;
        routes = List.of();
        help = null;
        return Future.succeededFuture();
    }
}

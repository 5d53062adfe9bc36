package vn.motcua.edge.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.page.PageSource;

/** The pages of module {@code ui} and what they load. Event loop only. */
final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final Map<String, PageSource.Page> byPath = new LinkedHashMap<>();

    /** @param bench whether this is a training site, where devices are simulated */
    Future<Void> load(Vertx vertx, boolean bench) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("/", "agent-start");
        names.put("/kiosk", "kiosk");
        names.put("/board", "board");
        names.put("/rating", "rating");
        names.put("/counter", "counter");
        if (bench) names.put("/bench", "bench");
        return vertx.executeBlocking(() -> {
                    Map<String, PageSource.Page> pages = new LinkedHashMap<>();
                    names.forEach((path, name) -> load(pages, path, name));
                    return pages;
                })
                .onSuccess(byPath::putAll)
                .mapEmpty();
    }

    private static void load(Map<String, PageSource.Page> pages, String path, String name) {
        try {
            pages.put(path, PageSource.load(name));
        } catch (RuntimeException e) {
            LOG.error("page {} cannot be served: {}", path, e.getMessage());
        }
    }

    void mount(Vertx vertx, Router router) {
        byPath.forEach((path, page) -> router.get(path).handler(context -> serve(context, page)));
        // The raw pages lack their import map; they are served under their own addresses only.
        router.get("/ui/pages/*").handler(context -> Answers.refuse(context, 404, "NOT_FOUND"));
        ClassPathAssets assets = new ClassPathAssets(vertx);
        router.get("/ui/*").handler(assets);
        router.get("/webjars/*").handler(assets);
    }

    private static void serve(RoutingContext context, PageSource.Page page) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", page.contentSecurityPolicy())
                .end(page.html())
                .onFailure(e -> LOG.debug("page not delivered: {}", e.getMessage()));
    }
}

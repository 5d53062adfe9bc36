package vn.motcua.hub.web;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import vn.motcua.core.page.PageSource;
import vn.motcua.hub.platform.http.Action;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;

/** The pages of module {@code ui}, each under its own content-security policy, and the files they load. */
final class PageRoutes {
    private final StaticHandler ui = files("META-INF/resources/ui");
    private final StaticHandler webjars = files("META-INF/resources/webjars");

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.START_PAGE, page("start"))
                .on(HubEndpoint.SIGN_IN_PAGE, page("sign-in"))
                .on(HubEndpoint.SETUP_PAGE, page("setup"))
                .on(HubEndpoint.CONSOLE_PAGE, page("console"))
                .on(HubEndpoint.USHER_PAGE, page("usher"))
                .on(HubEndpoint.BOARD_PAGE, page("board"))
                .on(HubEndpoint.VISITS_PAGE, page("visits"))
                .on(HubEndpoint.VISIT_PAGE, page("visit"))
                .on(HubEndpoint.BOOKINGS_PAGE, page("bookings"))
                .on(HubEndpoint.FLOOR_PAGE, page("floor"))
                .on(HubEndpoint.REVIEW_PAGE, page("review"))
                .on(HubEndpoint.PRIVACY_PAGE, page("privacy"))
                .on(HubEndpoint.ADMIN_PAGE, page("admin"))
                .on(HubEndpoint.CATALOGUE_PAGE, page("catalogue"))
                .raw(HubEndpoint.UI_FILES, this::serveUi)
                .raw(HubEndpoint.WEBJARS, this::serveWebjar);
    }

    private static Action page(String name) {
        PageSource.Page page = PageSource.load(name);
        Reply reply = Reply.html(200, page.html(), page.contentSecurityPolicy());
        return call -> Future.succeededFuture(reply);
    }

    /** Our own files change with the program under the same name: a browser asks each time whether it has the right one. */
    private void serveUi(RoutingContext context) {
        if (context.normalizedPath().startsWith("/ui/pages/")) {
            context.fail(new RefusedException("NOT_FOUND"));
            return;
        }
        cached(context, "no-cache");
        ui.handle(context);
    }

    /** A webjar's address holds its version: it never changes. */
    private void serveWebjar(RoutingContext context) {
        cached(context, "public, max-age=31536000, immutable");
        webjars.handle(context);
    }

    private static void cached(RoutingContext context, String rule) {
        context.addHeadersEndHandler(end -> {
            int status = context.response().getStatusCode();
            if (status == 200 || status == 206 || status == 304)
                context.response().putHeader("Cache-Control", rule);
        });
    }

    private static StaticHandler files(String root) {
        return StaticHandler.create(FileSystemAccess.RELATIVE, root)
                .setDirectoryListing(false)
                .setIncludeHidden(false)
                .setFilesReadOnly(true)
                .setDefaultContentEncoding("UTF-8");
    }
}

package vn.motcua.display.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.wire.Json;
import vn.motcua.display.board.MediaFolder.Found;
import vn.motcua.display.board.MediaFolder.Item;
import vn.motcua.display.board.MediaFolder.Skipped;
import vn.motcua.edge.module.ModuleContext;

/** Keeps what the boards of this PC show beside calls up to date, once a minute, and serves its pictures. Event loop only. */
public final class BoardContent {
    static final String TOPIC = "boards";
    static final String PATH = "/board/media/";
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final ZoneId BEFORE_THE_SITE_IS_KNOWN = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Logger LOG = LoggerFactory.getLogger(BoardContent.class);

    private final ModuleContext context;
    private final BoardSettings settings;
    private Map<String, Item> served = Map.of();
    private List<Skipped> told = List.of();
    private boolean isLooking;
    private long timer;
    private @Nullable Route route;

    public BoardContent(ModuleContext context, BoardSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    public void start() {
        context.publishLocal(TOPIC, "zone", Json.node(settings.zone().value()));
        for (BoardLayout layout : settings.layouts())
            context.publishLocal(TOPIC, "layout:" + layout.name(), layout.json());
        settings.media()
                .ifPresent(media -> route = context.router().get(PATH + ":id").handler(this::serve));
        look();
        timer = context.vertx().setPeriodic(LOOK_EVERY.toMillis(), id -> look());
    }

    public void stop() {
        context.vertx().cancelTimer(timer);
        if (route != null) route.remove();
        route = null;
    }

    private void look() {
        context.publishLocal(TOPIC, "notices", notices());
        settings.media().ifPresent(this::lookThrough);
    }

    private ObjectNode notices() {
        ZoneId zone = context.site().map(site -> site.calendar().zone()).orElse(BEFORE_THE_SITE_IS_KNOWN);
        LocalDate today = LocalDate.ofInstant(context.hubNow(), zone);
        ObjectNode json = Json.object().put("general", settings.hasGeneralNotices());
        ArrayNode list = json.putArray("list");
        settings.notices().stream().filter(notice -> notice.holds(today)).forEach(one -> list.add(one.json()));
        return json;
    }

    private void lookThrough(BoardSettings.Media media) {
        if (isLooking) return;
        isLooking = true;
        MediaFolder folder = new MediaFolder(media.folder(), media.mebibytesMax());
        context.vertx()
                .executeBlocking(folder::look, false)
                .onSuccess(found -> show(media, found))
                .onFailure(failure -> LOG.warn("the folder of the boards cannot be looked through", failure))
                .onComplete(done -> isLooking = false);
    }

    private void show(BoardSettings.Media media, Found found) {
        served = found.items().stream().collect(Collectors.toMap(Item::id, Function.identity(), (one, same) -> one));
        if (!found.skipped().equals(told)) {
            told = found.skipped();
            for (Skipped one : told) LOG.warn("{} is not shown on the boards: {}", one.file(), one.reason());
        }
        ObjectNode json = Json.object().put("seconds", media.seconds().toSeconds());
        ArrayNode items = json.putArray("items");
        for (Item item : found.items())
            items.addObject()
                    .put("url", PATH + item.id())
                    .put("film", item.kind().isFilm());
        ArrayNode skipped = json.putArray("skipped");
        for (Skipped one : found.skipped())
            skipped.addObject()
                    .put("file", one.file())
                    .put("reason", one.reason().name());
        context.publishLocal(TOPIC, "media", json);
    }

    /** Only what the last look found; the file's own name is never part of an address. */
    private void serve(RoutingContext request) {
        Item item = served.get(request.pathParam("id"));
        if (item == null) {
            request.response().setStatusCode(404).end();
            return;
        }
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, item.kind().contentType)
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'")
                .sendFile(item.file().toString())
                .onFailure(failure -> gone(request, item, failure));
    }

    private static void gone(RoutingContext request, Item item, Throwable failure) {
        LOG.debug("{} was not delivered: {}", item.file(), failure.getMessage());
        if (!request.response().headWritten())
            request.response().setStatusCode(404).end();
    }
}

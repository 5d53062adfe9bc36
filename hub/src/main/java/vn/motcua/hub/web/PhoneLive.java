package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.feed.FeedReader;
import vn.motcua.hub.platform.feed.FeedServer;
import vn.motcua.hub.platform.http.AddressRate;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.visit.PhoneFeed;
import vn.motcua.hub.visit.VisitQueries;
import vn.motcua.hub.visit.VisitQueries.PhoneView;

/**
 * Keeps ticket pages up to date: a WebSocket that carries one ticket and takes no word from the page, and where none gets through a
 * question that is held for two seconds. So many at once per ticket and in all; a ticket's holder has a few tabs, not hundreds.
 */
final class PhoneLive {
    static final int PER_TICKET_MAX = 6;
    private static final int IN_ALL_MAX = 5_000;
    private static final int HELD_MS = 2_000;
    private static final short POLICY = 1008;
    private static final short TRY_LATER = 1013;
    private static final Logger LOG = LoggerFactory.getLogger(PhoneLive.class);
    private final VisitQueries visits;
    private final FeedServer feed;
    private final PhonePage page;
    private final AddressRate unknownRate;
    private final AddressRate openRate;
    private final AddressRate askRate;
    private final Map<TicketCode, Integer> held = new ConcurrentHashMap<>();
    private final java.util.concurrent.atomic.AtomicInteger inAll = new java.util.concurrent.atomic.AtomicInteger();

    PhoneLive(VisitQueries visits, FeedServer feed, PhonePage page, AddressRate unknownRate, Clock clock) {
        this.visits = visits;
        this.feed = feed;
        this.page = page;
        this.unknownRate = unknownRate;
        this.openRate = new AddressRate(clock, 600, 1200);
        // A hall of two hundred behind one address, each asking every two seconds.
        this.askRate = new AddressRate(clock, 1_000, 6_000);
    }

    /** The socket. Refused before the upgrade when it is no code, or too many are open. */
    void open(RoutingContext context) {
        if (SocketRoutes.refusedAsPlain(context)) return;
        String address = Call.address(context);
        Text.Locale locale = Call.locale(context);
        try {
            openRate.take(address);
            TicketCode code = codeOf(context.pathParam("code"), address);
            if (!take(code)) throw RefusedException.later("TOO_MANY_REQUESTS", Duration.ofSeconds(5));
            context.request()
                    .toWebSocket()
                    .onSuccess(socket -> new PhoneSocket(socket, code, locale, address).begin())
                    .onFailure(e -> {
                        release(code);
                        LOG.debug("ticket page's socket not upgraded: {}", e.toString());
                    });
        } catch (RefusedException refused) {
            context.fail(refused);
        }
    }

    private TicketCode codeOf(String path, String address) {
        return PhoneRoutes.code(path).orElseThrow(() -> {
            unknownRate.take(address);
            return new RefusedException("UNKNOWN_TICKET");
        });
    }

    private boolean take(TicketCode code) {
        boolean isFree = held.merge(code, 1, Integer::sum) <= PER_TICKET_MAX & inAll.incrementAndGet() <= IN_ALL_MAX;
        if (!isFree) release(code);
        return isFree;
    }

    private void release(TicketCode code) {
        inAll.decrementAndGet();
        held.computeIfPresent(code, (key, count) -> count > 1 ? count - 1 : null);
    }

    /** Answers at once with what the page has not seen, else when something moves, else after two seconds with nothing new. */
    Future<Reply> now(Call call) {
        askRate.take(call.address());
        TicketCode code = codeOf(call.pathText("code"), call.address());
        String seen = call.query("seen").orElse("");
        return shown(code, call).compose(part -> {
            if (!tag(part.html()).equals(seen)) return Future.succeededFuture(answer(part.html(), seen));
            if (!take(code)) throw RefusedException.later("TOO_MANY_REQUESTS", Duration.ofSeconds(5));
            return moved(part.visit())
                    .onComplete(any -> release(code))
                    .compose(any -> shown(code, call))
                    .map(later -> answer(later.html(), seen));
        });
    }

    private record Part(VisitId visit, String html) {}

    private Future<Part> shown(TicketCode code, Call call) {
        return visits.phone(code).map(found -> {
            PhoneView view = found.orElseThrow(() -> {
                unknownRate.take(call.address());
                return new RefusedException("UNKNOWN_TICKET");
            });
            return new Part(view.visitId(), page.part(view, PhoneRoutes.path(code), call.locale()));
        });
    }

    private static Reply answer(String html, String seen) {
        String tag = tag(html);
        ObjectNode node = Json.object().put("tag", tag);
        if (!tag.equals(seen)) node.put("html", html);
        return Reply.json(node);
    }

    private static String tag(String html) {
        return Integer.toHexString(html.hashCode());
    }

    /** Succeeds when the ticket or its place moved, or the time is over. */
    private Future<Void> moved(VisitId visit) {
        Promise<Void> moved = Promise.promise();
        Context context = Vertx.currentContext();
        FeedServer.Watch watch = feed.watch(PhoneFeed.topic(visit), context, new Waiting(moved));
        long timer = context.owner().setTimer(HELD_MS, over -> moved.tryComplete());
        return moved.future().onComplete(any -> {
            watch.close();
            context.owner().cancelTimer(timer);
        });
    }

    /** Waits for the first word after the snapshot. */
    private static final class Waiting implements FeedReader {
        private final Promise<Void> moved;
        private boolean began;

        Waiting(Promise<Void> moved) {
            this.moved = moved;
        }

        @Override
        public void send(String frame) {
            if (began && !isBeat(frame)) moved.tryComplete();
            began = true;
        }

        @Override
        public boolean isBehind() {
            return false;
        }

        @Override
        public void tooSlow() {
            moved.tryComplete();
        }
    }

    private static boolean isBeat(String frame) {
        return frame.startsWith("{\"t\":\"beat\"");
    }

    /** One page's socket. On its own context. */
    private final class PhoneSocket implements FeedReader {
        private static final String BEAT = "{\"t\":\"beat\"}";
        private final ServerWebSocket socket;
        private final TicketCode code;
        private final Text.Locale locale;
        private final String address;
        private FeedServer.@org.jspecify.annotations.Nullable Watch watch;
        private String sent = "";
        private PhoneHours.@org.jspecify.annotations.Nullable Hours shownIn;
        private boolean isAsking;
        private boolean isAgain;
        /** Something moved and could not be read: a beat would say that the page is right. */
        private boolean isUnsure;

        private boolean closed;

        PhoneSocket(ServerWebSocket socket, TicketCode code, Text.Locale locale, String address) {
            this.socket = socket;
            this.code = code;
            this.locale = locale;
            this.address = address;
        }

        void begin() {
            socket.textMessageHandler(word -> end(POLICY, "a ticket page says nothing"));
            socket.binaryMessageHandler(word -> end(POLICY, "a ticket page says nothing"));
            socket.exceptionHandler(e -> LOG.debug("ticket page: {}", e.toString()));
            socket.closeHandler(gone -> stop());
            visits.phone(code).onSuccess(this::known).onFailure(e -> end(TRY_LATER, "try later"));
        }

        private void known(Optional<PhoneView> found) {
            if (closed) return;
            if (found.isEmpty()) {
                countUnknown();
                end(POLICY, "unknown ticket");
                return;
            }
            show(found.get());
            watch = feed.watch(PhoneFeed.topic(found.get().visitId()), Vertx.currentContext(), this);
        }

        private void countUnknown() {
            try {
                unknownRate.take(address);
            } catch (RefusedException tooMany) {
                LOG.debug("more unknown tickets asked for than allowed");
            }
        }

        @Override
        public void send(String frame) {
            if (!isBeat(frame) || isUnsure || !page.hours().equals(shownIn)) ask();
            else write(BEAT);
        }

        /** One question at a time; what moves meanwhile is asked for once more. */
        private void ask() {
            if (isAsking) {
                isAgain = true;
                return;
            }
            isAsking = true;
            visits.phone(code).onComplete(found -> {
                isAsking = false;
                isUnsure = found.failed();
                if (found.succeeded()) found.result().ifPresent(this::show);
                if (isAgain && !closed) {
                    isAgain = false;
                    ask();
                }
            });
        }

        private void show(PhoneView view) {
            shownIn = page.hours();
            String html = page.part(view, PhoneRoutes.path(code), locale);
            if (html.equals(sent)) return;
            sent = html;
            write(Json.object().put("t", "page").put("html", html).toString());
        }

        private void write(String text) {
            if (!closed) socket.writeTextMessage(text).onFailure(e -> LOG.debug("ticket page: {}", e.toString()));
        }

        @Override
        public boolean isBehind() {
            return socket.writeQueueFull();
        }

        @Override
        public void tooSlow() {
            end(TRY_LATER, "too slow");
        }

        private void end(short status, String reason) {
            socket.close(status, reason).onFailure(e -> LOG.debug("ticket page was closed already: {}", e.toString()));
            stop();
        }

        private void stop() {
            if (closed) return;
            closed = true;
            if (watch != null) watch.close();
            release(code);
        }
    }
}

package vn.motcua.edge.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.LinkFrame.Ack;
import vn.motcua.core.wire.LinkFrame.Answer;
import vn.motcua.core.wire.LinkFrame.Bands;
import vn.motcua.core.wire.LinkFrame.Events;
import vn.motcua.core.wire.LinkFrame.Feed;
import vn.motcua.core.wire.LinkFrame.Numbers;
import vn.motcua.core.wire.LinkFrame.Ping;
import vn.motcua.core.wire.LinkFrame.Pong;
import vn.motcua.core.wire.LinkFrame.Request;
import vn.motcua.core.wire.LinkFrame.SiteChanged;
import vn.motcua.core.wire.LinkFrame.Welcome;
import vn.motcua.edge.store.Outbox.Position;
import vn.motcua.edge.store.OutboxRow;

/** A link after its welcome: drains the outbox within the hub's credit, essential first, and takes what the hub sends. */
final class LinkSession {
    private static final Logger LOG = LoggerFactory.getLogger(LinkSession.class);
    private static final long ACK_STORE_MS = 200;
    private static final long SILENCE_MS_MIN = 3_000;

    private final Vertx vertx;
    private final LinkSettings settings;
    private final LinkConnection connection;
    private final LinkStore store;
    private final HubLink link;
    private final String incarnation;
    private final long heartbeatMs;
    private final List<StreamWindow> windows = new ArrayList<>();
    private boolean pumping;
    private boolean ackStorePending;
    private boolean stopped;
    private long pings;
    private long timer = -1;

    LinkSession(
            Vertx vertx,
            LinkSettings settings,
            LinkConnection connection,
            LinkStore store,
            HubLink link,
            Welcome welcome,
            String incarnation,
            Map<StreamName, Position> from) {
        this.vertx = vertx;
        this.settings = settings;
        this.connection = connection;
        this.store = store;
        this.link = link;
        this.incarnation = incarnation;
        this.heartbeatMs = Math.max(100, Math.min(60_000, welcome.heartbeatMs()));
        windows.add(window(StreamName.ESSENTIAL, from, welcome.creditEssential()));
        windows.add(window(StreamName.BULK, from, welcome.creditBulk()));
    }

    private static StreamWindow window(StreamName stream, Map<StreamName, Position> from, int credit) {
        return new StreamWindow(stream, from.getOrDefault(stream, Position.START), credit);
    }

    void start() {
        connection.onDrain(this::pump);
        timer = vertx.setPeriodic(heartbeatMs, id -> beat());
        pump();
    }

    void stop() {
        if (stopped) return;
        stopped = true;
        vertx.cancelTimer(timer);
        storeAcks();
    }

    String incarnation() {
        return incarnation;
    }

    private void beat() {
        long silentMs = link.hubAge().toMillis();
        if (silentMs > Math.max(3 * heartbeatMs, SILENCE_MS_MIN))
            connection.end(LinkEnd.lost("no word from the hub for " + silentMs + " ms"));
        else connection.send(new Ping(++pings, link.clock().now()));
    }

    void appended() {
        windows.forEach(StreamWindow::appended);
        pump();
    }

    private void pump() {
        if (pumping || stopped || connection.isFull()) return;
        for (StreamWindow window : windows) {
            if (!window.wantsToSend()) continue;
            pumping = true;
            window.reading();
            store.next(window.stream(), window.sentPosition(), window.room()).onComplete(read -> {
                pumping = false;
                if (stopped) return;
                if (read.failed()) LOG.warn("the outbox cannot be read", read.cause());
                else {
                    send(window, read.result());
                    pump();
                }
            });
            return;
        }
    }

    private void send(StreamWindow window, List<OutboxRow> rows) {
        if (rows.isEmpty()) return;
        OutboxRow first = rows.get(0);
        List<JsonNode> events = new ArrayList<>(rows.size());
        for (OutboxRow row : rows)
            events.add(
                    row.envelope(settings.identity().site(), settings.identity().agent()));
        window.sent(rows);
        connection.send(new Events(window.stream(), first.epoch(), first.sequence(), events));
    }

    void take(LinkFrame frame) {
        link.heard();
        if (frame instanceof Ack ack) acknowledged(ack);
        else if (frame instanceof Answer answer) link.pending().answered(answer);
        else if (frame instanceof Feed feed) fed(feed);
        else if (frame instanceof Pong pong) link.clock().heard(pong.time());
        else if (frame instanceof Ping ping)
            connection.send(new Pong(ping.n(), link.clock().now()));
        else if (frame instanceof Bands bands) logged("bands", store.bands(bands.bands()));
        else if (frame instanceof Numbers numbers) logged("numbers", store.numbers(numbers.upTo()));
        else if (frame instanceof SiteChanged changed) link.siteChanged(changed.site());
        else if (frame instanceof Request request) answer(request);
        else LOG.debug("{} out of turn, left aside", frame.getClass().getSimpleName());
    }

    private void acknowledged(Ack ack) {
        for (StreamWindow window : windows) {
            if (window.stream() != ack.stream()) continue;
            boolean news = window.acknowledge(new Position(ack.epoch(), ack.upTo()), ack.credit());
            if (news && !ackStorePending) {
                ackStorePending = true;
                vertx.setTimer(ACK_STORE_MS, fired -> storeAcks());
            }
        }
        pump();
    }

    // Gathered, because each costs a commit and losing one costs only a repeat.
    private void storeAcks() {
        if (!ackStorePending) return;
        ackStorePending = false;
        Map<StreamName, Position> upTo = new EnumMap<>(StreamName.class);
        for (StreamWindow window : windows) upTo.put(window.stream(), window.acknowledgedPosition());
        logged("acknowledgement", store.acknowledged(upTo));
    }

    private void fed(Feed feed) {
        LinkedView view = link.view(feed.sub());
        if (view == null) return;
        FeedFrame frame = FeedFrame.parse(feed.frame());
        if (frame instanceof FeedFrame.Beat beat && beat.ageMs() == 0) heard(beat.hubTime());
        if (!view.take(frame)) connection.send(view.subscribeFrame(""));
    }

    private void heard(Instant hubTime) {
        link.clock().heard(hubTime);
    }

    private void answer(Request request) {
        link.handle(request.name(), request.body())
                .onSuccess(body -> connection.send(new Answer(request.id(), true, body)))
                .onFailure(e -> connection.send(new Answer(request.id(), false, HubLink.refusalOf(e))));
    }

    private static void logged(String what, io.vertx.core.Future<Void> stored) {
        stored.onFailure(e -> LOG.warn("{} not stored: {}", what, e.toString()));
    }
}

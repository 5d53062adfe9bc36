package vn.motcua.hub;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.EventJson;
import vn.motcua.core.wire.EventTypes;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.core.wire.Requests;

/** An agent by hand: keeps its events in memory and says exactly what the test wants. Written from docs/protocol.md alone. */
public final class ScriptedAgent {
    public final AgentId id;
    public final List<String> modules;
    public final Site site;
    public final Map<StreamName, List<EventEnvelope>> kept = new EnumMap<>(StreamName.class);
    public final List<LinkFrame.BandReport> bands = new ArrayList<>();
    public final List<LinkFrame.HighestNumber> highest = new ArrayList<>();
    public String bootId = UUID.randomUUID().toString();
    public long epoch = 1;
    public boolean training = true;
    public String knownIncarnation = null;
    public boolean rolledBack;
    public KeyPair keys = LinkSignatures.newKeyPair();
    public LinkFrame.Welcome welcome;
    public boolean answersPings = true;
    private final Vertx vertx;
    private final Clock clock;
    private String hubKey = "";
    private final WebSocketClient client;
    private WebSocket socket;
    private LinkedBlockingQueue<LinkFrame> heard = new LinkedBlockingQueue<>();

    ScriptedAgent(Vertx vertx, AgentId id, Site site, Clock clock, List<String> modules) {
        this.vertx = vertx;
        this.id = id;
        this.site = site;
        this.clock = clock;
        this.modules = modules;
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxMessageSize(LinkFrame.MAX_FRAME_BYTES)
                .setMaxFrameSize(LinkFrame.MAX_FRAME_BYTES));
        for (StreamName stream : StreamName.values()) kept.put(stream, new ArrayList<>());
    }

    /** The same disk and key on another machine. */
    public ScriptedAgent copy() {
        return saying(modules.toArray(String[]::new));
    }

    /** The same agent whose hello names other modules. */
    public ScriptedAgent saying(String... running) {
        ScriptedAgent twin = new ScriptedAgent(vertx, id, site, clock, List.of(running));
        twin.keys = keys;
        twin.hubKey = hubKey;
        twin.epoch = epoch;
        twin.knownIncarnation = knownIncarnation;
        kept.forEach((stream, events) -> twin.kept.get(stream).addAll(events));
        twin.bands.addAll(bands);
        return twin;
    }

    public String publicKey() {
        return LinkSignatures.encode(keys.getPublic());
    }

    void enrolled(String key) {
        hubKey = key;
    }

    public ScriptedAgent dial(int port) {
        heard = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<LinkFrame> mine = heard;
        ClientWebSocket fresh = client.webSocket();
        fresh.textMessageHandler(text -> {
            LinkFrame frame = LinkFrame.parse(text);
            if (frame instanceof LinkFrame.Ping ping && answersPings)
                fresh.writeTextMessage(new LinkFrame.Pong(ping.n(), clock.instant()).write());
            mine.add(frame);
        });
        socket = HubRig.await(fresh.connect(
                new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI("/link")));
        return this;
    }

    /** Dials, proves itself and returns the hub's first word after that. */
    public LinkFrame link(int port) {
        dial(port);
        LinkFrame.Challenge challenge = expect(LinkFrame.Challenge.class);
        say(hello(challenge));
        LinkFrame answer = next(frame -> frame instanceof LinkFrame.Welcome || frame instanceof LinkFrame.Refused);
        if (answer instanceof LinkFrame.Welcome given) {
            welcome = given;
            knownIncarnation = challenge.incarnation();
            if (given.freshEpoch() > 0) goOnUnder(given.freshEpoch());
        }
        return answer;
    }

    public LinkFrame.Welcome linked(int port) {
        LinkFrame answer = link(port);
        if (answer instanceof LinkFrame.Welcome given) return given;
        throw new AssertionError("no link: " + answer);
    }

    public LinkFrame.Hello hello(LinkFrame.Challenge challenge) {
        String nonce = UUID.randomUUID().toString();
        String text = LinkSignatures.agentText(challenge.nonce(), nonce, id, bootId, challenge.hubKey());
        List<LinkFrame.StreamPosition> streams = new ArrayList<>();
        kept.forEach((stream, events) -> {
            long last = events.isEmpty() ? 0 : events.get(events.size() - 1).sequence();
            long first = events.isEmpty() ? 0 : events.get(0).sequence();
            streams.add(new LinkFrame.StreamPosition(stream, epoch, first, last));
        });
        return new LinkFrame.Hello(
                LinkFrame.VERSION,
                id,
                site.id(),
                bootId,
                nonce,
                LinkSignatures.sign(keys.getPrivate(), text),
                streams,
                bands,
                highest,
                modules,
                training,
                "test",
                knownIncarnation,
                rolledBack ? true : null);
    }

    private void goOnUnder(long fresh) {
        epoch = fresh;
        kept.values().forEach(List::clear);
        bands.clear();
    }

    public void say(LinkFrame frame) {
        saw(frame.write());
    }

    public void saw(String text) {
        socket.writeTextMessage(text);
    }

    public <T extends LinkFrame> T expect(Class<T> type) {
        return type.cast(next(type::isInstance));
    }

    /** The next frame of that kind; others are passed over. */
    public LinkFrame next(Predicate<LinkFrame> wanted) {
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
            List<LinkFrame> passed = new ArrayList<>();
            while (true) {
                LinkFrame frame = heard.poll(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (frame == null)
                    throw new AssertionError("the hub said nothing of that kind, but " + passed + "; closed "
                            + socket.closeStatusCode());
                if (wanted.test(frame)) return frame;
                passed.add(frame);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public boolean isClosed() {
        return socket.isClosed();
    }

    public void hangUp() {
        HubRig.await(socket.close());
    }

    /** Writes an event down, as the outbox would. */
    public EventEnvelope keep(StreamName stream, Event event) {
        List<EventEnvelope> events = kept.get(stream);
        long sequence = events.isEmpty() ? 1 : events.get(events.size() - 1).sequence() + 1;
        EventEnvelope envelope = envelope(stream, sequence, event);
        events.add(envelope);
        return envelope;
    }

    public EventEnvelope envelope(StreamName stream, long sequence, Event event) {
        return new EventEnvelope(
                UUID.randomUUID().toString(),
                site.id(),
                id.value(),
                stream,
                epoch,
                sequence,
                EventTypes.version(event),
                clock.instant(),
                event);
    }

    public void offer(StreamName stream, List<EventEnvelope> events) {
        say(new LinkFrame.Events(
                stream,
                events.get(0).epoch(),
                events.get(0).sequence(),
                new ArrayList<>(events.stream().map(EventJson::toTree).toList())));
    }

    /** Keeps an event, sends it and waits for its acknowledgement. */
    public EventEnvelope tell(StreamName stream, Event event) {
        EventEnvelope envelope = keep(stream, event);
        offer(stream, List.of(envelope));
        acknowledged(stream, envelope.sequence());
        return envelope;
    }

    public void acknowledged(StreamName stream, long sequence) {
        LinkFrame frame =
                next(one -> one instanceof LinkFrame.Ack ack && ack.stream() == stream && ack.upTo() >= sequence);
        if (frame == null) throw new AssertionError();
    }

    public LinkFrame.Answer ask(Requests.AllocateTicket request) {
        say(new LinkFrame.Request(request.requestId().value(), Requests.ALLOCATE_TICKET, Json.tree(request)));
        return expect(LinkFrame.Answer.class);
    }

    public Requests.Allocated allocated(Requests.AllocateTicket request) {
        LinkFrame.Answer answer = ask(request);
        if (!answer.ok()) throw new AssertionError("refused " + answer.body());
        return Json.read(answer.body(), Requests.Allocated.class);
    }

    public static Requests.AllocateTicket request(ServiceId service, Priority priority) {
        return new Requests.AllocateTicket(
                HubRig.request(),
                HubRig.visit(),
                service,
                priority,
                Text.Locale.VI,
                TicketCode.mint(new SecureRandom()).value(),
                "kiosk-1");
    }

    public TicketStored stored(Requests.AllocateTicket request, Requests.Allocated given) {
        return stored(request, given.number(), given.businessDay(), null);
    }

    public TicketStored stored(Requests.AllocateTicket request, TicketNumber number, LocalDate day, Band band) {
        return new TicketStored(
                request.requestId(),
                request.visitId(),
                number,
                request.serviceId(),
                day,
                request.priority(),
                request.locale(),
                request.code(),
                null,
                band == null ? TicketStored.Origin.HUB : TicketStored.Origin.BAND,
                band == null ? null : band.id(),
                request.kiosk(),
                clock.instant());
    }

    public Instant now() {
        return clock.instant();
    }

    public VisitId takeTicket(ServiceId service, Priority priority) {
        Requests.AllocateTicket request = request(service, priority);
        Requests.Allocated given = allocated(request);
        tell(StreamName.ESSENTIAL, stored(request, given));
        return request.visitId();
    }

    public RequestId requestId() {
        return HubRig.request();
    }
}

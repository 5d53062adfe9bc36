package vn.motcua.camera.mqtt;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.mqtt.MqttPacket.Answer;
import vn.motcua.camera.mqtt.MqttPacket.Published;

/**
 * One subscription that stays: connects, and connects again, to one broker. A message at QoS 1 is acknowledged only after it was taken,
 * in the order it came; one that could not be taken ends the connection, so that the broker sends it again. At least once, then: who
 * takes must bear repeats. What is published while we are away is held by the broker. Event loop only.
 */
public final class MqttSubscriber {
    /** Messages that were told and are not taken yet; beyond that nothing more is read from the broker. */
    static final int ON_THEIR_WAY_MAX = 256;

    private static final Logger LOG = LoggerFactory.getLogger(MqttSubscriber.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int SUBSCRIPTION = 1;
    private static final int REFUSED_FILTER = 0x80;

    /** Who is told. Called on the event loop. */
    public interface Listener {
        /** Completes when the message is stored; a failure lets the broker send it again later. */
        Future<Void> take(MqttMessage message);

        /**
         * Subscribed.
         *
         * @param isKept whether the broker had kept our session; if not, what was published meanwhile is lost and must be asked for
         */
        void connected(boolean isKept);

        /** Not connected any more, or still not; another try follows. */
        void disconnected(String why);
    }

    /** One message that is being taken. */
    private static final class Pending {
        final int number;
        boolean isTaken;

        Pending(int number) {
            this.number = number;
        }
    }

    private final Vertx vertx;
    private final MqttSettings settings;
    private final Listener listener;
    private final DoubleSupplier jitter;
    private final NetClient client;
    private @Nullable Connection connection;
    private int failures;
    private boolean isStopped;
    private long retryTimer = -1;

    public MqttSubscriber(Vertx vertx, MqttSettings settings, Listener listener, DoubleSupplier jitter) {
        this.vertx = vertx;
        this.settings = settings;
        this.listener = listener;
        this.jitter = jitter;
        NetClientOptions options = new NetClientOptions().setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        settings.tls().ifPresent(trust -> trust.apply(options));
        this.client = vertx.createNetClient(options);
    }

    /** Returns at once; what comes of it the listener is told. */
    public void start() {
        isStopped = false;
        client.connect(settings.port(), settings.host())
                .onSuccess(this::opened)
                .onFailure(failure -> again("no connection: " + failure.getMessage(), false));
    }

    private void opened(NetSocket socket) {
        if (isStopped) {
            socket.close().onFailure(failure -> LOG.debug("was closed already: {}", failure.getMessage()));
            return;
        }
        Connection opened = new Connection(socket);
        connection = opened;
        opened.begin();
    }

    /** The broker keeps the session. What is on its way is not acknowledged any more and comes again. */
    public Future<Void> stop() {
        isStopped = true;
        vertx.cancelTimer(retryTimer);
        Connection open = connection;
        connection = null;
        Future<Void> left = open == null ? Future.succeededFuture() : open.leave();
        return left.otherwiseEmpty().compose(closed -> client.close());
    }

    private void again(String why, boolean isRefused) {
        connection = null;
        if (isStopped) return;
        failures++;
        Duration delay = MqttRetry.delay(failures, isRefused, jitter.getAsDouble());
        LOG.info("{}: {}; next try in {} s", settings, why, delay.toSeconds());
        listener.disconnected(why);
        retryTimer = vertx.setTimer(delay.toMillis(), timer -> start());
    }

    /** From the open socket to its end. */
    private final class Connection {
        private final NetSocket socket;
        private final MqttReader reader = new MqttReader();
        private final Deque<Pending> pending = new ArrayDeque<>();
        private long timer = -1;
        private long heardAt = System.nanoTime();
        private boolean isKept;
        private boolean isPaused;
        private boolean isOver;
        private boolean isRefused;
        private String why = "the broker closed the connection";

        Connection(NetSocket socket) {
            this.socket = socket;
        }

        void begin() {
            socket.handler(this::read);
            socket.exceptionHandler(failure -> why = "the connection broke: " + failure.getMessage());
            socket.closeHandler(closed -> over());
            send(MqttWriter.connect(settings.clientId(), settings.user(), settings.password(), settings.keepAlive()));
            timer = vertx.setPeriodic(settings.keepAlive().toMillis() / 2, tick -> tick());
        }

        Future<Void> leave() {
            isOver = true;
            vertx.cancelTimer(timer);
            return socket.write(Buffer.buffer(MqttWriter.disconnect()))
                    .otherwiseEmpty()
                    .compose(sent -> socket.close());
        }

        /** Silence for longer than one and a half keep-alives: the broker is gone, whatever the network says. */
        private void tick() {
            Duration silent = Duration.ofNanos(System.nanoTime() - heardAt);
            // A paused socket is silent by our own doing.
            if (!isPaused
                    && silent.compareTo(settings.keepAlive().multipliedBy(3).dividedBy(2)) > 0) {
                close("nothing heard for " + silent.toSeconds() + " s");
            } else {
                send(MqttWriter.ping());
            }
        }

        private void read(Buffer bytes) {
            heardAt = System.nanoTime();
            for (MqttPacket packet : reader.feed(bytes.getBytes())) {
                if (isOver) return;
                packet.<Runnable>match(
                                published -> () -> published(published),
                                answer -> () -> answered(answer),
                                broken -> () -> close("the broker sent " + broken.what()))
                        .run();
            }
        }

        private void answered(Answer answer) {
            if (answer.type() == Answer.CONNACK && answer.body().length == 2) {
                int code = answer.body()[1];
                isKept = (answer.body()[0] & 1) == 1;
                isRefused = code != 0;
                if (isRefused) close("the broker refused us, code " + code);
                else send(MqttWriter.subscribe(SUBSCRIPTION, settings.filters()));
            } else if (answer.type() == Answer.SUBACK && answer.body().length > 2) {
                subscribed(answer.body());
            } else if (answer.type() == Answer.PINGRESP) {
                // Not at the greeting: a connection that ends with the first message must not be tried every second.
                failures = 0;
            }
        }

        private void subscribed(byte[] body) {
            for (int i = 2; i < body.length; i++) {
                if ((body[i] & 0xff) == REFUSED_FILTER) {
                    isRefused = true;
                    close("the broker refused the topic "
                            + settings.filters()
                                    .get(Math.min(i - 2, settings.filters().size() - 1)));
                    return;
                }
            }
            listener.connected(isKept);
        }

        private void published(Published published) {
            Pending one = new Pending(published.number());
            pending.add(one);
            if (pending.size() >= ON_THEIR_WAY_MAX && !isPaused) {
                isPaused = true;
                socket.pause();
            }
            listener.take(published.message()).onComplete(taken -> {
                if (taken.succeeded()) taken(one);
                else close("a message could not be stored: " + taken.cause().getMessage());
            });
        }

        private void taken(Pending one) {
            one.isTaken = true;
            if (isOver) return;
            failures = 0;
            Buffer acknowledged = Buffer.buffer();
            while (!pending.isEmpty() && pending.element().isTaken) {
                int number = pending.remove().number;
                if (number != 0) acknowledged.appendBytes(MqttWriter.acknowledge(number));
            }
            if (acknowledged.length() > 0) send(acknowledged.getBytes());
            if (isPaused && pending.size() <= ON_THEIR_WAY_MAX / 2) {
                isPaused = false;
                heardAt = System.nanoTime();
                socket.resume();
            }
        }

        private void send(byte[] bytes) {
            socket.write(Buffer.buffer(bytes))
                    .onFailure(failure -> LOG.debug("{} was not reached: {}", settings, failure.getMessage()));
        }

        private void close(String reason) {
            if (isOver) return;
            why = reason;
            // A paused socket would not tell its end.
            socket.resume();
            over();
            socket.close().onFailure(failure -> LOG.debug("was closed already: {}", failure.getMessage()));
        }

        private void over() {
            if (isOver) return;
            isOver = true;
            vertx.cancelTimer(timer);
            again(why, isRefused);
        }
    }
}

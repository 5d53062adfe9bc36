package vn.motcua.camera.smtp;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;

/**
 * Takes mails of cameras and says what they say. A mail is answered with 250 only after it was taken; one that could not be is answered with
 * 451, and the camera sends it again. Without TLS: it is meant for the cameras' own network. Event loop only.
 */
public final class SmtpDoor {
    /** Recorders send from a few connections; each may hold one mail. */
    static final int CONNECTIONS_MAX = 16;

    private static final Duration IDLE_MAX = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(SmtpDoor.class);

    private final SmtpAccess access;
    private final MailWords words;
    private final Supplier<ZoneId> zone;
    private final Function<List<Heard>, Future<Void>> taker;
    private final NetServer server;
    private int connections;

    /**
     * @param zone the site's, as it is known by then
     * @param taker completes when what was heard is stored
     */
    public SmtpDoor(
            Vertx vertx,
            SmtpAccess access,
            MailWords words,
            Supplier<ZoneId> zone,
            Function<List<Heard>, Future<Void>> taker) {
        this.access = access;
        this.words = words;
        this.zone = zone;
        this.taker = taker;
        this.server = vertx.createNetServer(new NetServerOptions()
                .setIdleTimeout((int) IDLE_MAX.toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
        server.connectHandler(this::connected);
    }

    /**
     * @param port 0 for any
     * @return the port
     */
    public Future<Integer> start(String host, int port) {
        return server.listen(port, host).map(NetServer::actualPort);
    }

    public Future<Void> stop() {
        return server.close();
    }

    private void connected(NetSocket socket) {
        if (connections >= CONNECTIONS_MAX) {
            socket.end(Buffer.buffer("421 4.3.2 too many connections\r\n"))
                    .onFailure(failure -> LOG.debug("a mail client was gone: {}", failure.getMessage()));
            return;
        }
        connections++;
        socket.exceptionHandler(failure -> LOG.debug("a mail client was lost: {}", failure.getMessage()));
        socket.closeHandler(closed -> connections--);
        new Connection(socket).begin();
    }

    /** Answers in the order of what was said, one mail at a time. */
    private final class Connection {
        private final NetSocket socket;
        private final SmtpSession session = new SmtpSession(access);
        private final Deque<SmtpStep> steps = new ArrayDeque<>();
        private boolean isTaking;

        Connection(NetSocket socket) {
            this.socket = socket;
        }

        void begin() {
            socket.handler(this::read);
            write(SmtpSession.greeting());
        }

        private void read(Buffer bytes) {
            steps.addAll(session.feed(bytes.getBytes()));
            goOn();
        }

        private void goOn() {
            while (!isTaking && !steps.isEmpty())
                steps.remove()
                        .<Runnable>match(reply -> () -> write(reply), mail -> () -> take(mail))
                        .run();
        }

        /** Nothing more is read meanwhile, so that one who sends faster than we store waits. */
        private void take(SmtpStep.Mail mail) {
            isTaking = true;
            socket.pause();
            List<Heard> heard = mail.isTooLarge()
                    ? List.of(new Heard.Refused(Why.TOO_LARGE, "mail"))
                    : new MailSightings(words, zone.get()).heard(mail.bytes());
            taker.apply(heard).onComplete(taken -> {
                if (taken.failed())
                    LOG.warn("a mail could not be stored: {}", taken.cause().getMessage());
                write(mail.isTooLarge() ? SmtpSession.tooLarge() : SmtpSession.stored(taken.succeeded()));
                isTaking = false;
                goOn();
                if (!isTaking) socket.resume();
            });
        }

        private void write(SmtpStep.Reply reply) {
            Buffer text = Buffer.buffer(reply.text());
            Future<Void> written = reply.isLast() ? socket.end(text) : socket.write(text);
            written.onFailure(failure -> LOG.debug("a mail client was gone: {}", failure.getMessage()));
        }
    }
}

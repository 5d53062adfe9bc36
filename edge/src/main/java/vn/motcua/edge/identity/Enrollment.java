package vn.motcua.edge.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.trust.HubCertificateException;
import vn.motcua.edge.trust.HubTrust;

/** Turns a one-time code into an identity: makes the key here, leaves its public half at the hub, pins the hub's. */
public final class Enrollment {
    private static final int TIMEOUT_MS = 10_000;
    private static final int MAX_ANSWER = 65_536;

    private Enrollment() {}

    /** The hub said no, or is not what it should be; the message is for whoever typed the command. */
    public static final class EnrollmentException extends Exception {
        private static final long serialVersionUID = 1L;

        public EnrollmentException(String message) {
            super(message);
        }
    }

    /**
     * Enrols and writes the identity file; an older identity is replaced only after the hub accepted. What the agent shall trust is
     * kept beside it.
     *
     * @param hubUrl such as {@code http://192.168.1.10:8080}
     * @param code as shown to the administrator
     * @param modules what this agent runs
     * @param trust how the certificate of a hub at {@code https} is judged, now and later
     */
    public static Future<Identity> enroll(
            Vertx vertx, String hubUrl, String code, List<String> modules, Path identityFile, HubTrust trust) {
        KeyPair keys = LinkSignatures.newKeyPair();
        ObjectNode body = Json.object();
        body.put("code", code.strip());
        body.put("publicKey", LinkSignatures.encode(keys.getPublic()));
        body.set("modules", Json.node(modules));
        URI hub;
        try {
            hub = URI.create(hubUrl.strip());
            if (hub.getHost() == null) throw new IllegalArgumentException("no host");
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(new EnrollmentException(text("address", hubUrl)));
        }
        HttpClientOptions options = new HttpClientOptions().setConnectTimeout(TIMEOUT_MS);
        if (isSecure(hub)) options.setTrustOptions(trust.options());
        HttpClient client = vertx.createHttpClient(options);
        return client.request(options(hub))
                .compose(request -> send(request, body))
                .recover(failure -> Future.failedFuture(inWords(failure, hub)))
                .compose(answer -> identity(answer, hub, keys, modules))
                .compose(identity -> save(vertx, identity, identityFile, trust))
                .eventually(client::close);
    }

    private static boolean isSecure(URI hub) {
        return "https".equals(hub.getScheme());
    }

    private static Throwable inWords(Throwable failure, URI hub) {
        if (failure instanceof HttpClosedException) return new EnrollmentException(text("closed", hub));
        return HubCertificateException.in(failure)
                .<Throwable>map(wrong -> new EnrollmentException(wrong.words()))
                .orElse(failure);
    }

    private static RequestOptions options(URI hub) {
        boolean secure = isSecure(hub);
        int port = hub.getPort() > 0 ? hub.getPort() : secure ? 443 : 80;
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(hub.getHost())
                .setPort(port)
                .setSsl(secure)
                .setTimeout(TIMEOUT_MS)
                .setURI("/api/v1/enroll")
                .putHeader("Content-Type", "application/json");
    }

    private record Reply(int status, Buffer body) {}

    private static Future<Reply> send(HttpClientRequest request, ObjectNode body) {
        return request.send(Buffer.buffer(Json.write(body))).compose(Enrollment::read);
    }

    private static Future<Reply> read(HttpClientResponse response) {
        return response.body().map(body -> new Reply(response.statusCode(), body));
    }

    private static Future<Identity> identity(Reply reply, URI hub, KeyPair keys, List<String> modules) {
        try {
            if (reply.body().length() > MAX_ANSWER) throw new WireException("the answer is too long");
            ObjectNode tree = Json.parseObject(reply.body().toString());
            if (reply.status() != 200 && reply.status() != 201) {
                String language = Locale.getDefault().getLanguage().equals("vi") ? "vi" : "en";
                return Future.failedFuture(new EnrollmentException(text(
                        "refused",
                        tree.path("code").asText("HTTP " + reply.status()),
                        tree.path("message").path(language).asText(""))));
            }
            String hubKey = tree.path("hubKey").asText();
            LinkSignatures.encode(LinkSignatures.decodePublic(hubKey));
            return Future.succeededFuture(new Identity(
                    new AgentId(tree.path("agent").asText()),
                    new SiteId(tree.path("site").asText()),
                    base(hub),
                    hubKey,
                    LinkSignatures.encodePrivate(keys.getPrivate()),
                    tree.path("training").asBoolean(false),
                    modules));
        } catch (WireException | IllegalArgumentException e) {
            return Future.failedFuture(
                    new EnrollmentException(text("no.hub", hub, reply.status(), String.valueOf(e.getMessage()))));
        }
    }

    private static String text(String key, Object... args) {
        Object[] words = Arrays.stream(args).map(String::valueOf).toArray();
        return new MessageFormat(ResourceBundle.getBundle("vn.motcua.edge.identity.enrollment")
                        .getString(key))
                .format(words);
    }

    private static String base(URI hub) {
        return hub.getScheme() + "://" + hub.getAuthority();
    }

    private static Future<Identity> save(Vertx vertx, Identity identity, Path file, HubTrust trust) {
        return vertx.executeBlocking(() -> {
            Path home = file.toAbsolutePath().getParent();
            if (home != null) trust.trusted().keepIn(Files.createDirectories(home));
            identity.save(file);
            return identity;
        });
    }
}

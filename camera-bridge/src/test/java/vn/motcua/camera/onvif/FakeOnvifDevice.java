package vn.motcua.camera.onvif;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A device that is strict about clock, login and headers, and misbehaves as told. It reads envelopes with its own, simple means. */
public final class FakeOnvifDevice {
    public static final String USER = "agent";
    public static final String PASSWORD = "s3cret & long";
    private static final String NAT = "http://10.99.99.99:8899";
    private static final Duration WINDOW = Duration.ofSeconds(60);

    public volatile Duration skew = Duration.ZERO;
    public volatile Duration life = Duration.ofMinutes(5);
    volatile Set<String> digestPaths = Set.of();
    public volatile boolean isRenewRefused;
    public volatile boolean isOnlyAbsolute;
    volatile boolean isLoginRefused;
    volatile boolean isPersistent;
    volatile boolean isOld;
    volatile int pullPointsMax = 1;
    volatile String nextAnswer = "";

    /** Who else judges the login in a message, by the message. */
    volatile java.util.function.Predicate<String> judge = body -> true;

    volatile boolean isLineCut;

    /** Where it was asked to post to. */
    public volatile String consumer = "";

    public final Queue<String> messages = new ConcurrentLinkedQueue<>();
    public final Queue<String> calls = new ConcurrentLinkedQueue<>();
    public final Set<String> faults = ConcurrentHashMap.newKeySet();
    private final Set<String> nonces = new HashSet<>();
    private final HttpServer server;
    private int subscriptions;
    private int made;

    public FakeOnvifDevice(Vertx vertx) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body.toString())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/onvif/device_service");
    }

    Instant now() {
        return Instant.now().plus(skew);
    }

    public int held() {
        return subscriptions;
    }

    public long count(String call) {
        return calls.stream().filter(call::equals).count();
    }

    public static String message(String topic, String operation, Instant at, String data) {
        return "<n:NotificationMessage><n:Topic>tns1:" + topic + "</n:Topic><n:Message><t:Message UtcTime=\"" + at
                + "\" PropertyOperation=\"" + operation
                + "\"><t:Source><t:SimpleItem Name=\"VideoSourceConfigurationToken\" Value=\"v1\"/></t:Source><t:Data>"
                + data + "</t:Data></t:Message></n:Message></n:NotificationMessage>";
    }

    private void answer(HttpServerRequest request, String body) {
        Matcher found = Pattern.compile("<s:Body[^>]*><(\\w+)").matcher(body);
        String call = found.find() ? found.group(1) : "?";
        calls.add(call);
        if (isLineCut) {
            isLineCut = false;
            request.connection().close();
            return;
        }
        if (!call.equals("GetSystemDateAndTime") && !isLetIn(request, body)) return;
        if (!request.path().equals(path(call))) faults.add(call + " at " + request.path());
        switch (call) {
            case "GetSystemDateAndTime" -> {
                if (body.contains("UsernameToken")) faults.add("a login in " + call);
                reply(
                        request,
                        "<d:SystemDateAndTime><t:UTCDateTime>" + clock() + "</t:UTCDateTime></d:SystemDateAndTime>");
            }
            case "GetServices" -> {
                if (isOld) fault(request, 400, "ter:ActionNotSupported");
                else
                    reply(
                            request,
                            service("device", "/onvif/device_service")
                                    + service("events", "/onvif/event_service")
                                    + service("media", "/onvif/media_service"));
            }
            case "GetCapabilities" ->
                reply(
                        request,
                        "<d:Capabilities><t:Events><t:XAddr>" + NAT
                                + "/onvif/event_service</t:XAddr></t:Events><t:Media><t:XAddr>" + NAT
                                + "/onvif/media_service</t:XAddr></t:Media></d:Capabilities>");
            case "GetEventProperties" ->
                reply(request, "<o:TopicSet><q:RuleEngine><Rule o:topic=\"true\"/></q:RuleEngine></o:TopicSet>");
            case "CreatePullPointSubscription" -> create(request, body);
            case "Subscribe" -> {
                consumer = text(body, "Address");
                create(request, body);
            }
            case "Renew" -> renew(request, body);
            case "Unsubscribe" -> {
                subscriptions--;
                reply(request, "");
            }
            case "PullMessages" -> pull(request, body);
            case "GetProfiles" -> reply(request, profile("p1", "v1", "s1") + profile("p2", "v2", "s2"));
            case "GetSnapshotUri" ->
                reply(
                        request,
                        "<t:MediaUri><t:Uri>" + NAT + "/snap?of=" + text(body, "ProfileToken")
                                + "&amp;q=1</t:Uri></t:MediaUri>");
            case "Seek", "SetSynchronizationPoint" -> reply(request, "");
            default -> fault(request, 400, "ter:ActionNotSupported");
        }
    }

    private static String path(String call) {
        return switch (call) {
            case "GetSystemDateAndTime", "GetServices", "GetCapabilities" -> "/onvif/device_service";
            case "GetEventProperties", "CreatePullPointSubscription", "Subscribe" -> "/onvif/event_service";
            case "GetProfiles", "GetSnapshotUri" -> "/onvif/media_service";
            default -> "/onvif/sub";
        };
    }

    private static String profile(String token, String configuration, String source) {
        return "<d:Profiles token=\"" + token + "\"><t:VideoSourceConfiguration token=\"" + configuration
                + "\"><t:SourceToken>" + source + "</t:SourceToken></t:VideoSourceConfiguration></d:Profiles>";
    }

    private String service(String name, String path) {
        return "<d:Service><d:Namespace>http://www.onvif.org/ver10/" + name + "/wsdl</d:Namespace><d:XAddr>" + NAT
                + path
                + "</d:XAddr><d:Capabilities><e:Capabilities PersistentNotificationStorage=\"" + isPersistent
                + "\"/></d:Capabilities></d:Service>";
    }

    private String clock() {
        var at = now().atOffset(java.time.ZoneOffset.UTC);
        return "<t:Time><t:Hour>" + at.getHour() + "</t:Hour><t:Minute>" + at.getMinute() + "</t:Minute><t:Second>"
                + at.getSecond() + "</t:Second></t:Time><t:Date><t:Year>" + at.getYear() + "</t:Year><t:Month>"
                + at.getMonthValue() + "</t:Month><t:Day>" + at.getDayOfMonth() + "</t:Day></t:Date>";
    }

    private void create(HttpServerRequest request, String body) {
        if (subscriptions >= pullPointsMax) {
            fault(request, 500, "ter:MaxPullPoints");
            return;
        }
        subscriptions++;
        made++;
        reply(
                request,
                "<e:SubscriptionReference><a:Address>" + NAT
                        + "/onvif/sub</a:Address><a:ReferenceParameters><x:SubscriptionId xmlns:x=\"http://example.vn/x\">"
                        + made + "&amp;1</x:SubscriptionId></a:ReferenceParameters></e:SubscriptionReference>"
                        + times(body));
    }

    private void renew(HttpServerRequest request, String body) {
        if (isRenewRefused) fault(request, 500, "wsrf-rw:UnableToRenew");
        else reply(request, times(body));
    }

    private String times(String body) {
        boolean isAbsolute = body.contains("Z</InitialTerminationTime>") || body.contains("Z</TerminationTime>");
        Duration given = isOnlyAbsolute && !isAbsolute ? Duration.ofDays(-9_000) : life;
        return "<n:CurrentTime>" + now() + "</n:CurrentTime><n:TerminationTime>" + now().plus(given)
                + "</n:TerminationTime>";
    }

    private void pull(HttpServerRequest request, String body) {
        if (!body.contains(
                "<SubscriptionId xmlns=\"http://example.vn/x\" a:IsReferenceParameter=\"true\">" + made + "&amp;1<"))
            faults.add("reference parameters");
        if (!body.contains("<a:To s:mustUnderstand=\"1\">" + NAT + "/onvif/sub</a:To>")) faults.add("wsa:To");
        String special = nextAnswer;
        nextAnswer = "";
        if (!special.isEmpty()) {
            request.response().end(special);
            return;
        }
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 10 && !messages.isEmpty(); i++) all.append(messages.poll());
        reply(request, all.toString());
    }

    private boolean isLetIn(HttpServerRequest request, String body) {
        boolean isDigest = digestPaths.contains(request.path());
        if (!isLoginRefused && (isDigest ? isDigestRight(request) : isTokenRight(body) && judge.test(body)))
            return true;
        if (isDigest)
            request.response().putHeader("WWW-Authenticate", "Digest realm=\"cam\", qop=\"auth\", nonce=\"n1\"");
        request.response().setStatusCode(isDigest || isLoginRefused ? 401 : 400);
        if (isDigest || isLoginRefused) request.response().end();
        else fault(request, 400, "ter:NotAuthorized");
        return false;
    }

    private boolean isTokenRight(String body) {
        try {
            String nonce = text(body, "Nonce");
            String created = text(body, "Created");
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(Base64.getDecoder().decode(nonce));
            sha.update((created + PASSWORD).getBytes(StandardCharsets.UTF_8));
            boolean isRight = Base64.getEncoder().encodeToString(sha.digest()).equals(text(body, "Password"));
            boolean isInTime =
                    Duration.between(now(), Instant.parse(created)).abs().compareTo(WINDOW) < 0;
            if (body.split("<wsu:Created>").length != 2) faults.add("more than one Created");
            if (!nonces.add(nonce)) faults.add("a nonce used twice");
            return isRight && isInTime && text(body, "Username").equals(USER);
        } catch (Exception e) {
            return false;
        }
    }

    private static boolean isDigestRight(HttpServerRequest request) {
        String said = request.getHeader("Authorization");
        if (said == null) return false;
        String secret = md5(USER + ":cam:" + PASSWORD);
        String expected =
                md5(secret + ":n1:00000001:" + value(said, "cnonce") + ":auth:" + md5("POST:" + request.uri()));
        return said.contains("response=\"" + expected + "\"");
    }

    private static String value(String header, String name) {
        Matcher found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(header);
        return found.find() ? found.group(1) : "";
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String body, String name) {
        Matcher found =
                Pattern.compile("<(?:\\w+:)?" + name + "(?: [^>]*)?>([^<]*)<").matcher(body);
        return found.find() ? found.group(1) : "";
    }

    private static void fault(HttpServerRequest request, int status, String code) {
        request.response().setStatusCode(status);
        request.response()
                .end(envelope("<z:Fault><z:Code><z:Value>z:Sender</z:Value><z:Subcode><z:Value>" + code
                        + "</z:Value></z:Subcode></z:Code></z:Fault>"));
    }

    private static void reply(HttpServerRequest request, String content) {
        request.response().end(envelope("<e:Response>" + content + "</e:Response>"));
    }

    public static String envelope(String content) {
        return "<z:Envelope xmlns:z=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:a=\"http://www.w3.org/2005/08/addressing\""
                + " xmlns:e=\"http://www.onvif.org/ver10/events/wsdl\" xmlns:d=\"http://www.onvif.org/ver10/device/wsdl\""
                + " xmlns:t=\"http://www.onvif.org/ver10/schema\" xmlns:n=\"http://docs.oasis-open.org/wsn/b-2\""
                + " xmlns:o=\"http://docs.oasis-open.org/wsn/t-1\" xmlns:q=\"http://www.onvif.org/ver10/topics\""
                + " xmlns:ter=\"http://www.onvif.org/ver10/error\"><z:Body>" + content + "</z:Body></z:Envelope>";
    }
}

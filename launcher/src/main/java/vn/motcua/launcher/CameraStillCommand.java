package vn.motcua.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.camera.http.DeviceTrust;
import vn.motcua.camera.http.DigestLogin;
import vn.motcua.camera.onvif.OnvifSettings;
import vn.motcua.camera.onvif.OnvifStills;
import vn.motcua.camera.still.Still;
import vn.motcua.camera.still.StillClient;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillPaths;
import vn.motcua.core.wire.Json;

/**
 * {@code motcua camera still}: asks a device for one picture, as whoever connects it wants to know whether address, login and channel are
 * right. Prints one JSON object; the picture is written only where {@code --out} says.
 */
@Command(name = "still", resourceBundle = Texts.BUNDLE)
final class CameraStillCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** For a picture and for what ONVIF asks before it: each at most eight questions. */
    private static final Duration WHOLE = PATIENCE.multipliedBy(8);
    /** The one kind of device that has to be asked where its pictures are. */
    private static final String ONVIF = "onvif";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--type", required = true, paramLabel = "TYPE", descriptionKey = "type")
    private String type = "";

    @Option(names = "--url", required = true, paramLabel = "URL", descriptionKey = "url")
    private URI url = URI.create("");

    @Option(names = "--channel", required = true, paramLabel = "CHANNEL", descriptionKey = "channel")
    private String channel = "";

    @Option(names = "--at", paramLabel = "TIME", descriptionKey = "at")
    private @Nullable Instant at;

    @Option(names = "--user", paramLabel = "USER", descriptionKey = "user")
    private String user = "";

    @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--basic", descriptionKey = "basic")
    private boolean basic;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "out")
    private @Nullable Path out;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() throws InterruptedException {
        check();
        String password = password();
        Vertx vertx = Vertx.vertx();
        try {
            String path = type.equals(ONVIF) ? await(onvifPath(vertx, password)) : pathOfKind();
            StillClient client = new StillClient(vertx, url, new DigestLogin(user, password, basic), PATIENCE);
            long asked = System.nanoTime();
            Still still = await(client.fetch(path));
            return taken(still, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked));
        } catch (ExecutionException | TimeoutException e) {
            Throwable why = e.getCause();
            String code = why instanceof StillFault fault ? fault.why().name() : StillFault.Why.UNREACHABLE.name();
            print(Json.object()
                    .put("type", "fault")
                    .put("why", code)
                    .put("what", why == null ? "" : Words.reason(why)));
            return ExitCode.SOFTWARE;
        } finally {
            vertx.close();
        }
    }

    private static <T> T await(Future<T> asked) throws ExecutionException, TimeoutException, InterruptedException {
        return asked.toCompletionStage().toCompletableFuture().get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<String> onvifPath(Vertx vertx, String password) {
        OnvifSettings settings = OnvifSettings.of(url, DeviceTrust.USUAL, user, password);
        return OnvifStills.path(vertx, settings, channel, Instant::now);
    }

    private String pathOfKind() {
        return StillPaths.path(type, channel, Optional.ofNullable(at));
    }

    private int taken(Still still, long tookMs) {
        ObjectNode said = Json.object()
                .put("type", "still")
                .put("mediaType", still.mediaType())
                .put("bytes", still.bytes().length)
                .put("sha256", sha256(still.bytes()))
                .put("tookMs", tookMs);
        still.deviceAt().ifPresent(clock -> said.put("deviceAt", clock.toString()));
        print(said);
        if (out == null) return ExitCode.OK;
        try {
            Files.write(out, still.bytes());
            return ExitCode.OK;
        } catch (IOException e) {
            spec().commandLine().getErr().println(Texts.of("say.camera.still.unwritten", Words.reason(e, out)));
            return ExitCode.SOFTWARE;
        }
    }

    private void print(ObjectNode line) {
        spec().commandLine().getOut().println(Json.write(line));
        spec().commandLine().getOut().flush();
    }

    private void check() {
        Set<String> types = new TreeSet<>(StillPaths.types());
        types.add(ONVIF);
        if (!types.contains(type)) throw wrong(Texts.of("say.camera.type", type, String.join(", ", types)));
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        String rest = url.getRawPath();
        boolean isBare = rest == null || rest.isEmpty() || rest.equals("/");
        // A password in an address stands in every list of processes and every history of a shell.
        if (!isHttp || url.getHost() == null || !isBare || url.getRawQuery() != null || url.getRawUserInfo() != null)
            throw wrong(Texts.of("say.camera.url"));
        if (!type.equals(ONVIF) && !StillPaths.isChannel(type, channel))
            throw wrong(Texts.of("say.camera.channel", channel));
        if (at != null && !type.equals("frigate")) throw wrong(Texts.of("say.camera.at"));
    }

    private String password() {
        if (passwordFile == null) return "";
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw wrong(Texts.of("say.camera.password", Words.reason(e, passwordFile)));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec().commandLine(), what);
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("still runs through picocli");
        return spec;
    }
}

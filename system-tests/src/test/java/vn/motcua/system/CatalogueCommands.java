package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.motcua.launcher.demo.Http;

/** {@code motcua catalogue export}, {@code diff} and {@code import} as somebody types them, against a running hub. */
final class CatalogueCommands {
    private static final String KEY = "meanServiceMinutes: ";
    private final Centre centre;
    private final Path folder;
    private final JsonNode administrator;
    private final Http http;

    CatalogueCommands(Centre centre, Path folder) throws Exception {
        this.http = centre.world.signedIn("ADMINISTRATOR");
        this.centre = centre;
        this.folder = folder;
        this.administrator = centre.world.users().stream()
                .filter(one -> "ADMINISTRATOR".equals(one.path("role").asText()))
                .findFirst()
                .orElseThrow();
    }

    /** What one of them came to. */
    private record Ended(int code, String out, String err) {}

    private Ended run(String... words) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("catalogue"));
        arguments.add(words[0]);
        arguments.addAll(List.of("--hub", centre.hub("/").toString().replaceFirst("/$", "")));
        arguments.addAll(List.of("--login", administrator.path("login").asText()));
        arguments.addAll(Arrays.asList(words).subList(1, words.length));
        Path out = Files.createTempFile(folder, "catalogue", ".out");
        Path err = Files.createTempFile(folder, "catalogue", ".err");
        ProcessBuilder builder = new ProcessBuilder(Worlds.installation().launcher(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .put("MOTCUA_PASSWORD", administrator.path("password").asText());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("catalogue %s ended", words[0])
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** A file goes round: written, compared, refused with every fault, put in force, for now and for later. */
    void goRound() throws Exception {
        Path file = folder.resolve("catalogue.yaml");
        Ended exported = run("export", "--to", file.toString());
        assertThat(exported.code()).as(exported.err()).isZero();
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("# catalogue: ");
        Ended same = run("diff", file.toString());
        assertThat(same.code()).as(same.out() + same.err()).isZero();

        int at = text.indexOf(KEY) + KEY.length();
        String changed = text.substring(0, at) + "37" + text.substring(text.indexOf('\n', at));
        Files.writeString(file, changed);
        Ended differs = run("diff", file.toString());
        assertThat(differs.code()).as(differs.err()).isEqualTo(1);
        assertThat(differs.out()).contains("meanServiceMinutes: ").contains(" -> 37");

        Path broken = folder.resolve("broken.yaml");
        Files.writeString(
                broken,
                changed.replaceFirst("last: \\d+", "last: -1").replaceFirst("icon: .*", "icon: nothing-of-this"));
        Ended unfit = run("import", broken.toString());
        assertThat(unfit.code()).as(unfit.out() + unfit.err()).isEqualTo(2);
        assertThat(unfit.err()).contains("series[0].last", "services[0].icon");

        Ended imported = run("import", "--reason", "Đo lại", file.toString());
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(minutes()).isEqualTo(37);
        Ended late = run("import", file.toString());
        assertThat(late.code()).as(late.out()).isEqualTo(1);
        assertThat(late.err()).isNotBlank();

        planAndTakeBack(file, text);
    }

    /** Of a later day nothing is in force yet. */
    private void planAndTakeBack(Path file, String before) throws Exception {
        long version = http.get("/api/v1/catalogue").json().path("version").asLong();
        Files.writeString(file, before);
        String base = String.valueOf(version);
        Ended planned = run(
                "import", "--base", base, "--from", LocalDate.now().plusDays(3).toString(), file.toString());
        assertThat(planned.code()).as(planned.err()).isZero();
        assertThat(minutes()).isEqualTo(37);
        JsonNode plan =
                http.get("/api/v1/catalogue/scheduled").json().path("scheduled").get(0);
        assertThat(plan.path("state").asText()).isEqualTo("WAITING");

        Ended back = run("import", "--base", base, file.toString());
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(minutes()).isNotEqualTo(37);
    }

    private int minutes() throws Exception {
        return http.get("/api/v1/catalogue")
                .json()
                .path("document")
                .path("services")
                .get(0)
                .path("meanServiceMinutes")
                .asInt();
    }
}

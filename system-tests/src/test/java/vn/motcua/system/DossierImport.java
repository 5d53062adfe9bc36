package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.judged;
import static vn.motcua.system.Centre.judgedInBothThemes;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code motcua import} as somebody types it: a large register with bad rows comes to a running hub, and comes again. */
final class DossierImport {
    private static final int ROWS = Worlds.FULL ? 100_000 : 3_000;
    private static final int EACH_BAD = 100;
    private static final long HUB_GROWTH_MIB = 200;
    private static final List<String> FIELDS = List.of("Đất đai", "Hộ tịch", "Chứng thực", "Đăng ký kinh doanh");
    private static final String NAME = "Le Van Vi Du";

    private final Centre centre;
    private final Path folder;
    private final JsonNode supervisor;

    DossierImport(Centre centre, Path folder) throws IOException {
        this.centre = centre;
        this.folder = folder;
        this.supervisor = centre.world.users().stream()
                .filter(one -> "SUPERVISOR".equals(one.path("role").asText()))
                .findFirst()
                .orElseThrow();
    }

    /** What one of them came to. */
    private record Ended(int code, String out, String err) {}

    void goodRowsGoInBadOnesAreToldAndTheSameAgainChangesNothing() throws Exception {
        Path register = register();
        Path left = folder.resolve("left.csv");
        int bad = ROWS / EACH_BAD;
        long before = residentMib();

        Ended tried = run("--dry-run", register.toString());
        assertThat(tried.code()).as(tried.err()).isEqualTo(1);
        assertThat(tried.err().lines()).hasSize(bad).allMatch(line -> line.contains("received = 'hôm qua'"));
        Ended first = run("--errors", left.toString(), register.toString());
        assertThat(first.code()).as(first.err()).isEqualTo(1);
        assertThat(first.out()).isEqualToIgnoringNewLines(said(ROWS - bad, 0, bad));
        assertThat(Files.readAllLines(left)).hasSize(bad + 1);
        assertThat(Files.readAllLines(left).get(1)).startsWith((EACH_BAD + 1) + ",\"received\",\"hôm qua\"");

        Ended again = run("--errors", left.toString(), register.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.out()).isEqualToIgnoringNewLines(said(0, ROWS - bad, bad));
        assertThat(residentMib() - before).as("MiB more at the hub").isLessThan(HUB_GROWTH_MIB);
        assertThat(one("H12.15-261101-0005").path("state").asText()).isEqualTo("PROCESSING");
        assertThat(run("--source", "nobody", register.toString()).err()).contains("motcua");
        assertThat(run(folder.resolve("none.csv").toString()).code()).isEqualTo(2);
    }

    /** After the import. */
    void standsOnFormII06a() throws Exception {
        Page page = centre.signedIn("SUPERVISOR");
        page.navigate(
                centre.hub("/reports/dossiers?from=2026-11-01&to=2026-11-30").toString());
        page.waitForSelector("#identities >> text=3=4+5+6");
        judgedInBothThemes(page, "report-dossiers");
        assertThat(page.locator("#form tbody tr").count()).isEqualTo(FIELDS.size() + 1);
        page.locator("select[name=by]").selectOption("UNIT");
        page.locator("main form button").click();
        page.waitForURL(url -> url.contains("by=UNIT"));
        assertThat(page.locator("#form tbody tr").count()).isEqualTo(2);
        page.locator("summary").click();
        page.setViewportSize(360, 740);
        judged(page, "report-dossiers-phone");
        Number beyond = (Number) page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat(beyond.doubleValue()).as("only the form scrolls sideways").isLessThanOrEqualTo(0);
        page.context().close();
    }

    /** After the import: a slip scanned at the counter says how its dossier stands. */
    void isSaidWhereItsSlipIsScanned() throws Exception {
        Page console = centre.console();
        Locator card = console.locator("[data-test=dossier]");
        ScanIT.wedge(console, "H12.15-261101-0005", card);
        assertThat(card.getAttribute("data-timing")).isEqualTo("LATE");
        assertThat(card.innerText()).contains("Đang xử lý", "10/11/2026");
        judgedInBothThemes(console, "console-dossier");
        console.context().close();
    }

    private Path register() throws IOException {
        Path file = folder.resolve("register.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("code,procedure,field,unit,channel,received,due,finished,state,owner\n");
            for (int i = 1; i <= ROWS; i++) {
                LocalDate day = LocalDate.parse("2026-11-01").minusDays(i / 9000);
                String code = String.format(Locale.ROOT, "H12.15-%ty%<tm%<td-%04d", day, i % 9000);
                String received = i % EACH_BAD == 0 ? "hôm qua" : day + "T08:00";
                String finished = i % 5 == 0 ? "" : day.plusDays(5 + i % 6) + "T16:00";
                String state = finished.isEmpty() ? "4" : "10";
                out.write(String.join(
                                ",",
                                code,
                                "1.000948",
                                FIELDS.get(i % FIELDS.size()),
                                "H12.15",
                                String.valueOf(1 + i % 3),
                                received,
                                day.plusDays(9).toString(),
                                finished,
                                state,
                                NAME)
                        + "\n");
            }
        }
        return file;
    }

    private Ended run(String... words) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("import"));
        arguments.addAll(List.of("--hub", centre.hub("/").toString().replaceFirst("/$", "")));
        arguments.addAll(List.of("--login", supervisor.path("login").asText()));
        arguments.addAll(Arrays.asList(words));
        Path out = Files.createTempFile(folder, "import", ".out");
        Path err = Files.createTempFile(folder, "import", ".err");
        ProcessBuilder builder = new ProcessBuilder(Worlds.installation().launcher(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("MOTCUA_PASSWORD", supervisor.path("password").asText());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(300, TimeUnit.SECONDS))
                    .as("import ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static String said(int added, int same, int bad) {
        return ROWS + " rows: " + added + " new dossiers, 0 changed, " + same + " as before, " + bad
                + " rows left out.";
    }

    private JsonNode one(String code) throws Exception {
        return centre.world
                .signedIn("OFFICER")
                .get("/api/v1/dossiers/" + code)
                .expect(200)
                .json();
    }

    private long residentMib() throws IOException {
        for (String line : Files.readAllLines(
                Path.of("/proc", String.valueOf(centre.world.child("hub").pid()), "status")))
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        throw new IOException("no VmRSS");
    }
}

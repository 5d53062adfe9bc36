package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Holds what each print job is said to have come to against the papers that were there (I5). */
final class PrintJudge {
    /** A job waits up to 60 s for a printer that a killed agent left in the middle of a ticket. */
    private static final Duration PRINTING = Duration.ofSeconds(100);

    private static final String JOBS = "SELECT visit_id, attempt, outcome FROM print_job";

    private final String store;

    /** @param hubHome of a hub, running or not */
    PrintJudge(Path hubHome) {
        store = "jdbc:sqlite:" + hubHome.resolve("hub.db");
    }

    record Job(String visit, int attempt, String outcome) {}

    /**
     * Every job of every visit has one outcome, and the papers agree: as many as were CONFIRMED, at most one more for each UNKNOWN,
     * none for what FAILED_NOT_PRINTED. A second attempt is a marked reprint that somebody ordered.
     *
     * @param jobs all with an outcome, by visit
     * @param papers by the address in the QR
     */
    static void judge(Map<String, List<Job>> jobs, Map<String, Integer> papers, Oracle oracle) {
        Map<String, String> urls = new HashMap<>();
        oracle.tickets()
                .values()
                .forEach(answers -> urls.put(
                        answers.get(0).path("visitId").asText(),
                        answers.get(0).path("url").asText()));
        Set<String> strange = new HashSet<>(papers.keySet());
        urls.forEach((visit, url) -> {
            agree(jobs.getOrDefault(visit, List.of()), papers.getOrDefault(url, 0), visit);
            strange.remove(url);
        });
        // Papers of those who were never answered, because the agent died between the two.
        for (String url : strange)
            assertThat(papers.get(url)).as("papers of " + url).isEqualTo(1);
        int most = 0;
        for (Map.Entry<String, List<Job>> one : jobs.entrySet())
            if (!urls.containsKey(one.getKey())) most += count(one.getValue(), "CONFIRMED", "UNKNOWN");
        assertThat(strange).as("papers of unanswered requests").hasSizeLessThanOrEqualTo(most);
    }

    private static void agree(List<Job> jobs, int papers, String visit) {
        int confirmed = count(jobs, "CONFIRMED");
        int unknown = count(jobs, "UNKNOWN");
        assertThat(papers).as("papers of visit " + visit + " with " + jobs).isBetween(confirmed, confirmed + unknown);
        assertThat(jobs.stream().map(Job::attempt)).as("attempts " + jobs).doesNotHaveDuplicates();
    }

    private static int count(List<Job> jobs, String... outcomes) {
        return (int) jobs.stream()
                .filter(job -> List.of(outcomes).contains(job.outcome()))
                .count();
    }

    /** One job at least for each visit, none still open; the last ones may be on their way. */
    Map<String, List<Job>> awaitOutcomes(List<JsonNode> visits) throws Exception {
        long end = System.nanoTime() + PRINTING.toNanos();
        while (true) {
            Map<String, List<Job>> jobs = jobs();
            List<String> open = new ArrayList<>();
            for (JsonNode visit : visits) {
                String id = visit.path("visitId").asText();
                List<Job> own = jobs.getOrDefault(id, List.of());
                if (own.isEmpty() || count(own, "PENDING") > 0) open.add(id + " " + own);
            }
            if (open.isEmpty()) return jobs;
            assertThat(System.nanoTime() < end)
                    .as("jobs without an outcome: " + open)
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    /** Every job the hub knows, by visit. */
    Map<String, List<Job>> jobs() throws SQLException {
        Map<String, List<Job>> jobs = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(store);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(JOBS)) {
            while (rows.next())
                jobs.computeIfAbsent(rows.getString(1), visit -> new ArrayList<>())
                        .add(new Job(rows.getString(1), rows.getInt(2), rows.getString(3)));
        }
        return jobs;
    }
}

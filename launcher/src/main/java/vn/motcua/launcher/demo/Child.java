package vn.motcua.launcher.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hub or agent as a process of its own. Its standard input is a lifeline: when this process dies, however it dies, the pipe
 * closes and the child stops by itself. Standard error goes to a log file. Any thread.
 */
public final class Child implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready on (https?://\\S+)");

    private final String name;
    private final Process process;
    private final Path log;
    private final CompletableFuture<URI> ready = new CompletableFuture<>();

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts the command; its arguments must make it follow its standard input. */
    public static Child start(String name, List<String> command, Path log) throws IOException {
        return start(name, command, Map.of(), log);
    }

    /** @param environment added to this process's own */
    public static Child start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Child child = new Child(name, process, log);
        Thread reader = new Thread(child::read, "output of " + name);
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Files.writeString(
                        log,
                        line + System.lineSeparator(),
                        StandardCharsets.UTF_8,
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.APPEND);
                Matcher match = READY.matcher(line);
                if (match.find()) ready.complete(URI.create(match.group(1)));
            }
            ready.completeExceptionally(new IOException(name + " ended before it was ready; see " + log));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /**
     * Waits until it says it is ready.
     *
     * @return its address
     * @throws IOException if it ended or was silent for too long; the message ends with its last log lines
     */
    public URI awaitReady(Duration limit) throws IOException, InterruptedException {
        try {
            return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(name + " was not ready within " + limit.toSeconds() + " s\n" + lastLines(), e);
        } catch (ExecutionException e) {
            throw new IOException(name + ": " + reason(e) + "\n" + lastLines(), e);
        }
    }

    /** What a wrapping exception was about. */
    static String reason(Exception wrapped) {
        Throwable cause = wrapped.getCause();
        return String.valueOf(cause == null ? wrapped.getMessage() : cause.getMessage());
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log, StandardCharsets.UTF_8) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As a power cut would: SIGKILL, no farewell. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Freezes or thaws it (SIGSTOP, SIGCONT), as a hung disk or a swapped-out PC would. */
    public void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Asks it to stop and waits; after 10 s it is killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

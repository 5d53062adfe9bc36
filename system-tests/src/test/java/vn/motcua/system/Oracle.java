package vn.motcua.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the outside world was told, in a journal of its own that is forced to disk before and after each answer: the judge of a
 * crash test is never the hub's own tables. Any thread.
 */
final class Oracle implements AutoCloseable {
    private final FileChannel journal;
    private final Map<String, List<JsonNode>> tickets = new ConcurrentHashMap<>();
    private final Map<String, List<String>> actions = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    Oracle(Path file) throws IOException {
        journal =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    void asking(String kind, String requestId) {
        asked.add(requestId);
        write("ask " + kind + " " + requestId);
    }

    void ticket(String requestId, JsonNode answer) {
        write("ticket " + requestId + " " + answer.path("number").path("text").asText());
        tickets.computeIfAbsent(requestId, id -> new ArrayList<>()).add(answer);
    }

    void action(String kind, String visitId) {
        write(kind + " " + visitId);
        actions.computeIfAbsent(kind, name -> new java.util.concurrent.CopyOnWriteArrayList<>())
                .add(visitId);
    }

    private synchronized void write(String line) {
        try {
            journal.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            journal.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answered requests: request id to every answer it ever got. */
    Map<String, List<JsonNode>> tickets() {
        return tickets;
    }

    List<String> actions(String kind) {
        return actions.getOrDefault(kind, List.of());
    }

    /** Problems with what was told alone: one request with two numbers, two requests with one number. */
    List<String> contradictions() {
        List<String> found = new ArrayList<>();
        Map<String, String> owner = new java.util.HashMap<>();
        tickets.forEach((request, answers) -> {
            Set<String> numbers = new HashSet<>();
            answers.forEach(answer -> numbers.add(answer.path("businessDay").asText() + " "
                    + answer.path("number").path("text").asText()));
            if (numbers.size() != 1) found.add("request " + request + " was answered " + numbers);
            for (String number : numbers) {
                String other = owner.putIfAbsent(number, request);
                if (other != null && !other.equals(request))
                    found.add(number + " was given to " + other + " and to " + request);
            }
        });
        return found;
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}

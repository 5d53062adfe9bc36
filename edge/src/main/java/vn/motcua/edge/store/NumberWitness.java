package vn.motcua.edge.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.process.DurableFile;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame.BandReport;
import vn.motcua.core.wire.WireException;

/**
 * What was given from the offline bands, told a second time outside the agent's folder: a folder or disk put back to an earlier day
 * would otherwise give the same numbers to other people. Written before each commit that takes from a band, so it is never behind
 * what is on paper. Writer thread.
 */
final class NumberWitness {
    /** Set once this memory is known to be older than what it did; gone when the hub has given a fresh epoch. */
    static final String ROLLED_BACK = "link/rolled-back";

    private static final String GENERATION = "numbers/generation";
    private static final Logger LOG = LoggerFactory.getLogger(NumberWitness.class);

    private final List<Path> files;
    private final Set<Path> failing = new HashSet<>();

    NumberWitness(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /**
     * @param generation counts the commits that took from a band
     * @param used by band, the highest number taken
     */
    record Content(long generation, Map<String, Integer> used) {
        public Content {
            used = Map.copyOf(used);
        }
    }

    /** Before the commit of a transaction that took numbers. A file that cannot be written stops nobody from getting a number. */
    void cover(Tx tx) throws SQLException {
        if (files.isEmpty()) return;
        Map<String, Integer> used = new HashMap<>();
        for (BandReport band : tx.bands().all())
            if (band.used() >= band.from()) used.put(band.id().value(), band.used());
        long generation = generation(tx) + 1;
        String text = Json.write(new Content(generation, used));
        boolean isKept = false;
        for (Path file : files) isKept |= write(file, text);
        if (isKept) tx.keyValues().put(GENERATION, Long.toString(generation));
    }

    private boolean write(Path file, String text) {
        try {
            DurableFile.replace(file, text);
            if (failing.remove(file)) LOG.info("{} is written again", file);
            return true;
        } catch (IOException e) {
            if (failing.add(file)) LOG.error("{} cannot be written: {}", file, e.getMessage());
            return false;
        }
    }

    private static long generation(Tx tx) throws SQLException {
        return tx.keyValues().get(GENERATION).map(Long::parseLong).orElse(0L);
    }

    /**
     * At start, before anybody asks for a number. A witness one ahead is a crash between its writing and the commit; further ahead,
     * the store was put back to an earlier day; gone or behind the store, nobody can tell, and no number of the bands held here is safe.
     */
    void compare(Tx tx) throws SQLException {
        long own = generation(tx);
        Optional<Content> told = newest();
        if (told.isEmpty() || told.get().generation() < own) {
            if (own == 0 || files.isEmpty()) return;
            LOG.error(
                    "{} is gone or older than the store: no number of the bands held here is given until the hub leases others",
                    files);
            useUp(tx, Map.of());
            tx.keyValues().put(ROLLED_BACK, "true");
            cover(tx); // or the next start would burn the next bands
            return;
        }
        Content witness = told.get();
        if (witness.generation() == own) return;
        if (witness.generation() > own + 1) {
            LOG.error(
                    "the agent's store is older than what it did ({} of {}): somebody put an earlier copy in its place",
                    own,
                    witness.generation());
            useUp(tx, witness.used());
            tx.keyValues().put(ROLLED_BACK, "true");
        }
        for (BandReport band : tx.bands().all()) {
            Integer used = witness.used().get(band.id().value());
            if (used != null && used > band.used()) tx.bands().usedTo(band.id(), used);
        }
        tx.keyValues().put(GENERATION, Long.toString(witness.generation()));
    }

    /** What the witness does not name was given back since, with nobody left to say how far it had been used. */
    private static void useUp(Tx tx, Map<String, Integer> named) throws SQLException {
        for (BandReport band : tx.bands().all())
            if (!named.containsKey(band.id().value())) tx.bands().usedTo(band.id(), band.to());
    }

    private Optional<Content> newest() {
        Optional<Content> newest = Optional.empty();
        for (Path file : files) {
            Optional<Content> one = read(file);
            if (one.isPresent()
                    && (newest.isEmpty()
                            || one.get().generation() > newest.get().generation())) newest = one;
        }
        return newest;
    }

    private static Optional<Content> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file), Content.class))
                    : Optional.empty();
        } catch (IOException | WireException e) {
            LOG.error("{} cannot be read: {}", file, e.getMessage());
            return Optional.empty();
        }
    }
}

package vn.motcua.hub.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.StoreProblem;

/** A store in a folder that can be stopped before or after any commit, and opened again from what lies on the disk. */
final class EvidenceRig implements Transactions, AutoCloseable {
    static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

    /** Thrown where the process would have been killed. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Path home;
    private Connection connection;
    private Sql sql;
    Instant now = START;
    /** Steps until the kill; below zero for never. */
    int killIn = -1;
    /** What a kill is: by default an error that nobody catches. */
    Runnable kill = () -> {
        throw new Killed();
    };

    EvidenceRig(Path home) throws SQLException {
        this.home = home;
        Path file = home.resolve(HubFile.NAME);
        HubFile.migrate(file);
        this.connection = HubFile.openWriter(file);
        this.sql = new Sql(connection);
    }

    EvidenceStore store(long bytesMax) throws IOException {
        return store(new Shelf(home), bytesMax);
    }

    EvidenceStore store(Shelf shelf, long bytesMax) {
        return new EvidenceStore(home, shelf, this, clock(), Retention.DEFAULTS, bytesMax);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    EvidenceStore store() throws IOException {
        return store(1L << 30);
    }

    private void step() {
        if (killIn >= 0 && killIn-- == 0) kill.run();
    }

    @Override
    public <T> T run(Work<T> work) throws SQLException {
        step();
        try {
            T result = work.run(sql);
            step();
            connection.commit();
            step();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            connection.rollback();
            throw e;
        }
    }

    List<StoreProblem> verify() throws Exception {
        List<StoreProblem> problems = new ArrayList<>();
        EvidenceVerify.check(sql, home, problems);
        connection.rollback();
        return problems;
    }

    void change(String statement, Object... values) throws SQLException {
        sql.update(statement, values);
        connection.commit();
    }

    static byte[] bytes(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static EvidenceItem item(String incident, byte[] bytes) {
        return new EvidenceItem(
                incident, Digests.sha256(bytes), bytes.length, "image/jpeg", "onvif", "hall-1", null, START, START);
    }

    static StoredItem put(EvidenceStore store, String incident, byte[] bytes) throws Exception {
        StoredItem there = store.announce(item(incident, bytes));
        while (there.state() == StoredItem.State.COMING) {
            int from = (int) there.got();
            int to = Math.min(bytes.length, from + Seal.PIECE_BYTES);
            there = store.piece(there.id(), from, java.util.Arrays.copyOfRange(bytes, from, to));
        }
        return there;
    }

    static Who who(String person) {
        return new Who(person, "SUPERVISOR", "REVIEW", null);
    }

    Path home() {
        return home;
    }

    @Override
    public void close() throws SQLException {
        sql.close();
        connection.close();
    }
}

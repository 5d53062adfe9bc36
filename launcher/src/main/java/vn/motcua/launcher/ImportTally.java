package vn.motcua.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What became of the rows of a register so far. One thread. */
final class ImportTally {
    private long rows;
    private long added;
    private long changed;
    private long same;
    private long left;

    /** @param taken the hub's answer to a portion of so many rows */
    void add(int portion, JsonNode taken) {
        rows += portion;
        added += taken.path("added").asLong();
        changed += taken.path("changed").asLong();
        same += taken.path("same").asLong();
        Set<Long> wrong = new HashSet<>();
        for (JsonNode problem : taken.path("problems"))
            wrong.add(problem.path("line").asLong());
        left += wrong.size();
    }

    boolean isEmpty() {
        return rows == 0;
    }

    long rows() {
        return rows;
    }

    long added() {
        return added;
    }

    long changed() {
        return changed;
    }

    long same() {
        return same;
    }

    /** Rows something was wrong with. One that says the same as an earlier row is neither left out nor counted twice. */
    long left() {
        return left;
    }
}

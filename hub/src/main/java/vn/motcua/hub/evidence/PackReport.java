package vn.motcua.hub.evidence;

import java.util.List;
import vn.motcua.hub.platform.ledger.StoreProblem;

/**
 * What a check of a pack found.
 *
 * @param incident empty if the pack does not tell
 * @param files read
 * @param publicKey it is signed with, empty if it is not; whether that is the centre's own, a person compares
 * @param problems in the order found; empty if all is well
 */
public record PackReport(String incident, String site, int files, String publicKey, List<StoreProblem> problems) {
    public PackReport {
        problems = List.copyOf(problems);
    }

    public boolean isClean() {
        return problems.isEmpty();
    }
}

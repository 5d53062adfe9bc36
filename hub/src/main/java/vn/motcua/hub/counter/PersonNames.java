package vn.motcua.hub.counter;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;

/** Names of people, which never enter the ledger. Answers from memory at once; any thread. */
@FunctionalInterface
public interface PersonNames {
    /** The name to show, or null if nobody of that id is known here. */
    @Nullable
    String nameOf(PersonId person);
}

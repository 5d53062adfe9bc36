package vn.motcua.hub.catalogue;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;

/**
 * A catalogue somebody wants in force.
 *
 * @param base the version it was made from: if another came between, nothing changes
 * @param reason in the person's words, or null
 */
record Proposal(
        long base, Site site, PersonId personId, @Nullable String reason) {}

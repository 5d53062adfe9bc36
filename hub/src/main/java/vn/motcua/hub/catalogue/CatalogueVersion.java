package vn.motcua.hub.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;

/**
 * One catalogue of the site.
 *
 * @param number from 1
 * @param personId who made it; null for what the configuration file said first
 * @param reason in that person's words, or null
 */
public record CatalogueVersion(
        long number,
        Site site,
        @Nullable PersonId personId,
        @Nullable String reason,
        Instant at) {}

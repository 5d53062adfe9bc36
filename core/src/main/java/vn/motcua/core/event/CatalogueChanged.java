package vn.motcua.core.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;

/**
 * The site's catalogue became another. The whole of it stands in the fact, so that each version can be read without those before.
 *
 * @param version 1 for what the configuration file said at the first start, then one more with each change
 * @param site the catalogue from now on
 * @param edits what differs from the version before, in the order of the configuration file; empty for version 1
 * @param personId who changed it; null for version 1
 * @param reason in that person's words; null if none was given
 * @param at hub clock
 */
public record CatalogueChanged(
        long version,
        Site site,
        List<Edit> edits,
        @Nullable PersonId personId,
        @Nullable String reason,
        Instant at) implements Event {
    public CatalogueChanged {
        Objects.requireNonNull(site, "site");
        edits = edits == null ? List.of() : List.copyOf(edits);
    }

    /**
     * One line of what changed.
     *
     * @param path where, such as {@code services[chung-thuc].name.vi}
     * @param before what stood there; null if nothing did
     * @param after what stands there; null if nothing does
     */
    public record Edit(
            String path, @Nullable String before, @Nullable String after) {}
}

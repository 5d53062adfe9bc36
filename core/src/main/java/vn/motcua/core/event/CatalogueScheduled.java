package vn.motcua.core.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;

/**
 * A change of the catalogue is to hold from a later business day on. What else changes until then stays: on its day only what differs
 * between these two is changed.
 *
 * @param schedule from 1, one more with each
 * @param base the version it was made from
 * @param day the first business day it holds
 * @param before the catalogue it was made from
 * @param site the catalogue somebody wants
 * @param edits what differs between the two
 * @param personId who wants it
 * @param reason in that person's words; null if none was given
 * @param at hub clock
 */
public record CatalogueScheduled(
        long schedule,
        long base,
        LocalDate day,
        Site before,
        Site site,
        List<CatalogueChanged.Edit> edits,
        PersonId personId,
        @Nullable String reason,
        Instant at)
        implements Event {
    public CatalogueScheduled {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(site, "site");
        edits = List.copyOf(edits);
    }
}

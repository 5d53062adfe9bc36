package vn.motcua.hub.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.event.CatalogueScheduleEnded;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;

/**
 * A change of the catalogue for a later day, and what became of it.
 *
 * @param before the catalogue it was made from
 * @param site the catalogue somebody wants
 * @param ended null while it waits
 */
public record Scheduled(
        long number,
        long base,
        LocalDate day,
        Site before,
        Site site,
        List<Edit> edits,
        PersonId personId,
        @Nullable String reason,
        Instant at,
        @Nullable CatalogueScheduleEnded ended) {}

package vn.motcua.core.dossier;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The three places of a dossier, apart since reception is not tied to territory (decree 118/2025/NĐ-CP). Each as its source names it:
 * an organisation code or a name; which units they are is for the tree of organisations to say.
 *
 * @param receivingUnit where it was received; not blank
 * @param competentAgency who decides on it
 * @param supportPoint where somebody helped the applicant to file it online
 */
public record DossierPlaces(
        String receivingUnit,
        @Nullable String competentAgency,
        @Nullable String supportPoint) {
    public DossierPlaces {
        Objects.requireNonNull(receivingUnit, "receivingUnit");
        if (receivingUnit.isBlank()) throw new IllegalArgumentException("receiving unit: allowed is a name, not blank");
    }
}

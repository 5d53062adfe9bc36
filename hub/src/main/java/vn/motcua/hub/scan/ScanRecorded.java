package vn.motcua.hub.scan;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * What became of one scan; nothing of what was scanned.
 *
 * @param visitId the visit in hand at the counter; null if none
 * @param number of that visit
 * @param holder who serves at the counter; null if it is closed
 */
public record ScanRecorded(
        String scanId,
        @Nullable VisitId visitId,
        @Nullable String number,
        @Nullable PersonId holder) {}

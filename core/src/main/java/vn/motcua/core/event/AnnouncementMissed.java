package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.ZoneId;

/**
 * A call was not spoken and will not be.
 *
 * @param announcementId which
 * @param zone where
 * @param reason a stable code such as {@code NO_SOUND_DEVICE}, {@code SUPERSEDED}, {@code STALE}, {@code QUIET} (quiet hours)
 * @param at when that was certain
 */
public record AnnouncementMissed(AnnouncementId announcementId, ZoneId zone, String reason, Instant at)
        implements Event {}

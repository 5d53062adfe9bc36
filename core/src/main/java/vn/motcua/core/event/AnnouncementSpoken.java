package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.ZoneId;

/**
 * The announcer of a zone spoke a call to its end.
 *
 * @param announcementId which
 * @param zone where
 * @param at when it ended
 */
public record AnnouncementSpoken(AnnouncementId announcementId, ZoneId zone, Instant at) implements Event {}

package vn.motcua.camera;

import java.time.ZoneId;
import vn.motcua.edge.module.ModuleContext;

/** The zone a device's time without an offset is read in. */
final class SiteZone {
    private static final ZoneId BEFORE_THE_SITE_IS_KNOWN = ZoneId.of("Asia/Ho_Chi_Minh");

    private SiteZone() {}

    /** As the site has it now: its catalogue may have come since the agent was started. */
    static ZoneId of(ModuleContext context) {
        return context.site().map(site -> site.calendar().zone()).orElse(BEFORE_THE_SITE_IS_KNOWN);
    }
}

package vn.motcua.hub.catalogue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that the configuration file tells of another site than the one this hub goes by, which no restart changes. */
public final class FileDiffers {
    private static final Logger LOG = LoggerFactory.getLogger(FileDiffers.class);

    private FileDiffers() {}

    /** Once, at the hub's start. */
    public static void warn(CatalogueService catalogue) {
        int places = catalogue.fileEdits().size();
        if (places == 0) return;
        LOG.warn(
                "site.yaml differs from the catalogue in force (version {}) in {} places; the catalogue counts. Import the file or"
                        + " ignore it: in the administration, or by motcua catalogue diff and import",
                catalogue.current().map(CatalogueVersion::number).orElse(0L),
                places);
    }
}

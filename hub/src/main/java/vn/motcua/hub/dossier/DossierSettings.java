package vn.motcua.hub.dossier;

import java.util.List;
import vn.motcua.core.register.DossierMapping;

/**
 * Where dossiers come from.
 *
 * @param sources each system once; {@link #PLAIN} is always among them
 */
public record DossierSettings(List<DossierMapping> sources) {
    /** The source that writes in this product's own words. */
    public static final String PLAIN = "motcua";

    public DossierSettings {
        sources = List.copyOf(sources);
    }
}

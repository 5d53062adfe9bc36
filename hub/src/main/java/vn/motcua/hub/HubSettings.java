package vn.motcua.hub;

import java.nio.file.Path;
import java.util.Objects;
import vn.motcua.core.model.Site;
import vn.motcua.hub.counter.PersonNames;

/**
 * What a hub starts with.
 *
 * @param home the data folder; {@code hub.db}, {@code hub-identity.json} and {@code ticket-code.key} are made in it
 * @param site the catalogue; its id and training mark must be those the folder was made with
 * @param recallLimit recalls of one visit before a no-show is suggested
 * @param names of people, for consoles
 */
public record HubSettings(Path home, Site site, int recallLimit, PersonNames names) {
    public static final int DEFAULT_RECALL_LIMIT = 3;

    public HubSettings {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(names, "names");
        if (recallLimit < 0)
            throw new IllegalArgumentException("recallLimit " + recallLimit + ": allowed are 0 and above");
    }

    public static HubSettings of(Path home, Site site) {
        return new HubSettings(home, site, DEFAULT_RECALL_LIMIT, person -> null);
    }

    public HubSettings withNames(PersonNames names) {
        return new HubSettings(home, site, recallLimit, names);
    }
}

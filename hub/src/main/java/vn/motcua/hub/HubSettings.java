package vn.motcua.hub;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Site;
import vn.motcua.core.register.DossierMapping;
import vn.motcua.hub.booking.reminder.ReminderSettings;
import vn.motcua.hub.counter.PersonNames;
import vn.motcua.hub.dossier.DossierSettings;
import vn.motcua.hub.evidence.EvidenceSettings;
import vn.motcua.hub.incident.IncidentSettings;

/**
 * What a hub starts with.
 *
 * @param home the data folder; {@code hub.db}, {@code hub-identity.json} and {@code ticket-code.key} are made in it
 * @param site the catalogue; its id and training mark must be those the folder was made with
 * @param recallLimit recalls of one visit before a no-show is suggested
 * @param names of people, for consoles
 * @param marks how numbers given after a backup are remembered
 * @param waitTarget from number to call, as the centre promises
 * @param reminders of bookings; null for none
 * @param evidence how long it is kept, and how much of it
 * @param incidents how they are looked into
 * @param dossiers where they come from
 */
public record HubSettings(
        Path home,
        Site site,
        int recallLimit,
        PersonNames names,
        MarkSettings marks,
        Duration waitTarget,
        @Nullable ReminderSettings reminders,
        EvidenceSettings evidence,
        IncidentSettings incidents,
        DossierSettings dossiers) {
    public static final int DEFAULT_RECALL_LIMIT = 3;
    public static final Duration DEFAULT_WAIT_TARGET = Duration.ofMinutes(15);

    /**
     * @param copyFolder on another disk, where a copy of {@code numbers.json} is kept; null for none
     * @param jump numbers left out in every series when a restored hub finds no marks; never more than a quarter of the series
     */
    public record MarkSettings(@Nullable Path copyFolder, int jump) {
        public static final int DEFAULT_JUMP = 100;
        public static final MarkSettings DEFAULTS = new MarkSettings(null, DEFAULT_JUMP);
    }

    public HubSettings {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(names, "names");
        if (recallLimit < 0)
            throw new IllegalArgumentException("recallLimit " + recallLimit + ": allowed are 0 and above");
    }

    public static HubSettings of(Path home, Site site) {
        return new HubSettings(
                home,
                site,
                DEFAULT_RECALL_LIMIT,
                person -> null,
                MarkSettings.DEFAULTS,
                DEFAULT_WAIT_TARGET,
                null,
                EvidenceSettings.DEFAULTS,
                IncidentSettings.DEFAULTS,
                new DossierSettings(List.of(DossierMapping.plain(
                        DossierSettings.PLAIN, site.calendar().zone()))));
    }

    public HubSettings withNames(PersonNames names) {
        return new HubSettings(
                home, site, recallLimit, names, marks, waitTarget, reminders, evidence, incidents, dossiers);
    }

    public HubSettings withReminders(ReminderSettings reminders) {
        return new HubSettings(
                home, site, recallLimit, names, marks, waitTarget, reminders, evidence, incidents, dossiers);
    }
}

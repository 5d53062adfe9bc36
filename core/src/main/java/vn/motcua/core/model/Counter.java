package vn.motcua.core.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A counter as configured.
 *
 * @param id its name
 * @param label what boards show and the voice says, such as {@code 3}
 * @param name long form, such as "Quầy 3 – Đất đai"
 * @param zone the hall zone whose boards show its calls
 * @param services what it serves, in configuration order; never empty
 * @param profile how it chooses among them, one of {@link LinePolicy#profiles}; null for the plain order
 */
public record Counter(
        CounterId id,
        String label,
        Text name,
        ZoneId zone,
        List<ServiceId> services,
        @Nullable ProfileId profile) {
    /** In the plain order. */
    public Counter(CounterId id, String label, Text name, ZoneId zone, List<ServiceId> services) {
        this(id, label, name, zone, services, null);
    }

    public Counter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(zone, "zone");
        services = List.copyOf(services);
        if (services.isEmpty())
            throw new IllegalArgumentException("counter " + id + ": services: allowed is at least one service");
    }
}

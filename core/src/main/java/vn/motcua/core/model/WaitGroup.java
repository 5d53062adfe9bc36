package vn.motcua.core.model;

import java.util.List;

/**
 * Some of those who wait. An empty list means all.
 *
 * @param services what they came for
 * @param classes their classes
 * @param kinds how they came to wait
 */
public record WaitGroup(List<ServiceId> services, List<Priority> classes, List<WaitKind> kinds) {
    public static final WaitGroup EVERYBODY = new WaitGroup(List.of(), List.of(), List.of());

    public WaitGroup {
        services = List.copyOf(services);
        classes = List.copyOf(classes);
        kinds = List.copyOf(kinds);
    }

    public boolean holds(ServiceId service, Priority priority, WaitKind kind) {
        return (services.isEmpty() || services.contains(service))
                && (classes.isEmpty() || classes.contains(priority))
                && (kinds.isEmpty() || kinds.contains(kind));
    }
}

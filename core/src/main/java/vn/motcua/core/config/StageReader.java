package vn.motcua.core.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;

/** {@code next} of a service: the stages that may follow on the same ticket. Pure. */
final class StageReader {
    private StageReader() {}

    static List<ServiceId> read(ConfigNode node) {
        List<ServiceId> next = new ArrayList<>();
        List<String> names = node.texts("next");
        for (int i = 0; i < names.size(); i++) {
            try {
                ServiceId stage = new ServiceId(names.get(i));
                if (next.contains(stage))
                    node.problem("next[" + i + "]", names.get(i), Allowed.of("service.next.once"));
                else next.add(stage);
            } catch (IllegalArgumentException e) {
                node.problem("next[" + i + "]", names.get(i), Allowed.of("slug"));
            }
        }
        return next;
    }

    /**
     * Every stage is a service of the site, and no visit goes in a circle.
     *
     * @param problems told the place of the service, the stage, and what is allowed
     */
    static void check(List<Service> services, Problems problems) {
        Map<ServiceId, Service> known = new HashMap<>();
        services.forEach(service -> known.putIfAbsent(service.id(), service));
        for (int i = 0; i < services.size(); i++) {
            for (ServiceId stage : services.get(i).next()) {
                if (!known.containsKey(stage)) problems.found(i, stage, Allowed.of("counter.service"));
                else if (leadsTo(known, stage, services.get(i).id()))
                    problems.found(i, stage, Allowed.of("service.next.circle"));
            }
        }
    }

    /** What nobody comes for is a stage of something. */
    static void reached(List<Service> services, IntConsumer unreached) {
        Set<ServiceId> stages = new HashSet<>();
        services.forEach(service -> stages.addAll(service.next()));
        for (int i = 0; i < services.size(); i++)
            if (!services.get(i).beginsVisits()
                    && !stages.contains(services.get(i).id())) unreached.accept(i);
    }

    /** Hears of what is wrong. */
    @FunctionalInterface
    interface Problems {
        void found(int service, ServiceId stage, Allowed allowed);
    }

    private static boolean leadsTo(Map<ServiceId, Service> known, ServiceId from, ServiceId to) {
        Set<ServiceId> seen = new LinkedHashSet<>();
        List<ServiceId> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            ServiceId one = open.remove(open.size() - 1);
            if (one.equals(to)) return true;
            Service service = known.get(one);
            if (seen.add(one) && service != null) open.addAll(service.next());
        }
        return false;
    }
}

package vn.motcua.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.motcua.core.model.Id;
import vn.motcua.core.model.ServiceId;

/** Names of things that stand elsewhere in the file. */
final class References {
    private References() {}

    /** The key {@code services} of an entry: each known, each once. */
    static List<ServiceId> services(ConfigNode node, Set<String> known) {
        List<ServiceId> services = new ArrayList<>();
        for (String name : node.texts("services")) {
            if (!Id.SLUG.matcher(name).matches() || !known.contains(name))
                node.problem("services", name, Allowed.of("counter.service"));
            else if (services.contains(new ServiceId(name))) node.problem("services", name, Allowed.of("id.once"));
            else services.add(new ServiceId(name));
        }
        return services;
    }
}

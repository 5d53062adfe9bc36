package vn.motcua.edge.driver;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the jars of this agent bring along: drivers, simulators, modules. */
public final class Services {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private Services() {}

    /** All of one type that can be loaded. One broken jar is logged and must not take the others with it (I11). */
    public static <T> List<T> found(Class<T> type, ClassLoader classes) {
        List<T> found = new ArrayList<>();
        Iterator<T> each = ServiceLoader.load(type, classes).iterator();
        while (true) {
            try {
                if (!each.hasNext()) return found;
                found.add(each.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.error("a {} cannot be loaded", type.getSimpleName(), e);
            }
        }
    }
}

package vn.motcua.core.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.motcua.core.model.BookingPolicy;
import vn.motcua.core.model.ServiceId;

/** Section {@code bookings} of {@code site.yaml}. */
final class BookingsReader {
    private BookingsReader() {}

    /** @param services ids of the site's services */
    static BookingPolicy read(ConfigNode root, Set<String> services) {
        ConfigNode node = root.object("bookings");
        BookingPolicy plain = BookingPolicy.NONE;
        List<BookingPolicy.Offer> offers = offers(node, services);
        if (root.has("bookings") && offers.isEmpty()) node.problem("services", "", Allowed.of("list.entry"));
        return new BookingPolicy(
                offers,
                node.duration("slot", BookingPolicy.SLOT_MIN, BookingPolicy.SLOT_MAX, plain.slot()),
                node.integer("daysAhead", 0, BookingPolicy.DAYS_MAX, plain.daysAhead()),
                node.duration("closes", Duration.ZERO, BookingPolicy.CLOSES_MAX, plain.closes()),
                node.integer("perAddressAndDay", 1, BookingPolicy.PER_ADDRESS_MAX, plain.perAddressAndDay()),
                remote(root, services));
    }

    private static BookingPolicy.Remote remote(ConfigNode root, Set<String> services) {
        BookingPolicy.Remote plain = BookingPolicy.Remote.NONE;
        if (!root.has("remote")) return plain;
        ConfigNode node = root.object("remote");
        List<ServiceId> offered = new ArrayList<>();
        for (String name : node.texts("services")) {
            if (services.contains(name)) offered.add(new ServiceId(name));
            else node.problem("services", name, Allowed.of("counter.service"));
        }
        if (offered.isEmpty()) node.problem("services", "", Allowed.of("list.entry"));
        return new BookingPolicy.Remote(
                offered,
                node.duration("keeps", BookingPolicy.Remote.KEEPS_MIN, BookingPolicy.Remote.KEEPS_MAX, plain.keeps()),
                node.integer("atOnce", 1, BookingPolicy.Remote.AT_ONCE_MAX, plain.atOnce()),
                node.integer("perAddress", 1, BookingPolicy.PER_ADDRESS_MAX, plain.perAddress()));
    }

    private static List<BookingPolicy.Offer> offers(ConfigNode node, Set<String> services) {
        List<BookingPolicy.Offer> offers = new ArrayList<>();
        for (ConfigNode one : node.objects("services")) {
            String name = one.text("service", Allowed.of("counter.service"));
            int capacity = one.integer("capacity", 1, BookingPolicy.CAPACITY_MAX, 0);
            if (name.isEmpty()) continue;
            if (!services.contains(name)) one.problem("service", name, Allowed.of("counter.service"));
            else if (offers.stream().anyMatch(other -> other.service().value().equals(name)))
                one.problem("service", name, Allowed.of("id.once"));
            else offers.add(new BookingPolicy.Offer(new ServiceId(name), capacity));
        }
        return offers;
    }
}

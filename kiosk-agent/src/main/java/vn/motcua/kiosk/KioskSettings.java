package vn.motcua.kiosk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.ServiceId;

/**
 * @param name device name of the kiosk, in events
 * @param printer name of the printer that prints its tickets; null shows numbers on the screen only
 * @param hubPatience how long a citizen waits for the hub before a number of the offline band is given
 * @param healthyFor how long the link must have been well before the hub is asked again after a time-out
 * @param printBefore how long after its issue a ticket may still be printed
 * @param slipServices what a scanned appointment slip leads to; one the site does not have is left out
 */
record KioskSettings(
        String name,
        @Nullable String printer,
        Duration hubPatience,
        Duration healthyFor,
        Duration printBefore,
        List<ServiceId> slipServices) {
    static final Duration HUB_PATIENCE = Duration.ofMillis(400);
    static final Duration HEALTHY_FOR = Duration.ofSeconds(30);
    static final Duration PRINT_BEFORE = Duration.ofMinutes(5);

    static KioskSettings read(ConfigNode node) {
        return new KioskSettings(
                node.textOr("name", "kiosk", Allowed.of("kiosk.name")),
                node.optionalText("printer", Allowed.of("kiosk.printer")).orElse(null),
                HUB_PATIENCE,
                HEALTHY_FOR,
                node.duration("printBefore", Duration.ofSeconds(10), Duration.ofHours(2), PRINT_BEFORE),
                slipServices(node));
    }

    private static List<ServiceId> slipServices(ConfigNode node) {
        List<ServiceId> services = new ArrayList<>();
        List<String> names = node.texts("slipServices");
        for (int i = 0; i < names.size(); i++) {
            try {
                services.add(new ServiceId(names.get(i)));
            } catch (IllegalArgumentException e) {
                node.problem("slipServices[" + i + "]", names.get(i), Allowed.of("slug"));
            }
        }
        return List.copyOf(services);
    }
}

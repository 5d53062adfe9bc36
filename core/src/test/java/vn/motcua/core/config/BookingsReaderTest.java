package vn.motcua.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.BookingPolicy;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;

class BookingsReaderTest {
    private static final String SITE = """
            id: demo-ward
            name: Trung tâm
            agency: Phường
            publicUrl: http://localhost:8080/
            calendar: {weekly: {monday: ["07:00-11:30"]}}
            zones: [{id: main, name: Sảnh}]
            series: [{id: a, prefix: A}]
            services: [{id: submit, name: Nộp hồ sơ, series: a}, {id: land, name: Đất đai, series: a}]
            counters:
              - {id: counter-1, label: "1", name: Quầy 1, zone: main, services: [submit, land]}
              - {id: counter-2, label: "2", name: Quầy 2, zone: main, services: [submit]}
            """;

    @Test
    void withoutTheSectionNothingIsBooked() {
        Site site = good("");

        assertThat(site.bookings()).isEqualTo(BookingPolicy.NONE);
        assertThat(site.bookable(new ServiceId("submit"))).isZero();
    }

    @Test
    void aSlotHoldsAsManyAsCountersServeUnlessAFigureIsGiven() {
        Site site = good("bookings: {services: [{service: submit}, {service: land, capacity: 5}]}\n");

        assertThat(site.bookable(new ServiceId("submit"))).isEqualTo(2);
        assertThat(site.bookable(new ServiceId("land"))).isEqualTo(5);
        assertThat(site.bookable(new ServiceId("other"))).isZero();
        assertThat(site.bookings().slot()).isEqualTo(Duration.ofMinutes(15));
        assertThat(site.bookings().daysAhead()).isEqualTo(14);
        assertThat(site.bookings().closes()).isEqualTo(Duration.ofMinutes(30));
        assertThat(site.bookings().perAddressAndDay()).isEqualTo(20);
    }

    @Test
    void everyProblemIsNamed() {
        ConfigNode root = ConfigNode.parse("site.yaml", SITE + """
                        bookings:
                          slot: 3min
                          daysAhead: 90
                          closes: soon
                          perAddressAndDay: 0
                          colour: red
                          services:
                            - {service: submit, capacity: 0}
                            - {service: submit}
                            - {service: moon}
                            - {capacity: 2}
                        """);
        SiteReader.read(root);

        assertThatThrownBy(root::check)
                .hasMessageContaining("bookings.slot")
                .hasMessageContaining("bookings.daysAhead")
                .hasMessageContaining("bookings.closes")
                .hasMessageContaining("bookings.perAddressAndDay")
                .hasMessageContaining("bookings.colour")
                .hasMessageContaining("bookings.services[0].capacity")
                .hasMessageContaining("bookings.services[1].service")
                .hasMessageContaining("bookings.services[2].service")
                .hasMessageContaining("bookings.services[3].service");
    }

    @Test
    void aSectionWithoutServicesIsAProblem() {
        ConfigNode root = ConfigNode.parse("site.yaml", SITE + "bookings: {slot: 10min}\n");
        SiteReader.read(root);

        assertThatThrownBy(root::check).hasMessageContaining("bookings.services");
    }

    private static Site good(String more) {
        ConfigNode root = ConfigNode.parse("site.yaml", SITE + more);
        Site site = SiteReader.read(root);
        root.check();
        return site;
    }
}

package vn.motcua.hub.platform.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts and times requests by endpoint and status, and refusals by code: bounded labels, nobody's data. Any thread. */
final class HttpMeters {
    private final MeterRegistry registry;

    HttpMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(String endpoint, int status, Duration took) {
        Timer.builder("motcua.http.requests")
                .description("Requests answered, by endpoint and status")
                .tag("endpoint", endpoint)
                .tag("status", String.valueOf(status))
                .register(registry)
                .record(took);
    }

    void refused(String code) {
        Counter.builder("motcua.http.refusals")
                .description("Requests refused, by code")
                .tag("code", code)
                .register(registry)
                .increment();
    }
}

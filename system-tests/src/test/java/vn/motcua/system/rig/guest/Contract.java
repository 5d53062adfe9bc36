package vn.motcua.system.rig.guest;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs a contract-test class of another module over a device of this kernel. A test that failed proves nothing if, between its own
 * beginning and end, the emulated machine once stood still for {@value #STOOD_STILL_MILLIS} ms on end, longer than the contracts'
 * waiting times allow for: it is repeated, and how many were and why stands in the line. Any other failure is one.
 */
public final class Contract {
    /** The tests are made by JUnit, their device is not: a gadget is kept, only its cable is pulled. */
    private static final AtomicReference<Object> DEVICE = new AtomicReference<>();

    private static final int REPEATS_MAX = 2;
    private static final long STOOD_STILL_MILLIS = 100;
    /** A standstill is known once the processor beats again. */
    private static final Duration FEW_BEATS = Duration.ofMillis(50);

    private final Pace pace;
    private final Object device;
    private final String className;
    private final List<String> methods;

    /** @param methods those to run; empty for all */
    Contract(Pace pace, Object device, String className, String... methods) {
        this.pace = pace;
        this.device = device;
        this.className = className;
        this.methods = List.of(methods);
    }

    /** What the contract that runs now is tried on. */
    public static <T> T device(Class<T> type) {
        return type.cast(DEVICE.get());
    }

    String run() {
        DEVICE.set(device);
        Runs runs = execute(selectors());
        int passed = runs.passed;
        int repeats = 0;
        StringBuilder why = new StringBuilder();
        for (int i = 0; i < REPEATS_MAX && isToBeRepeated(runs); i++) {
            List<Failed> failed = runs.failed;
            repeats += failed.size();
            why.append(" repeated=").append(said(failed));
            runs = execute(
                    failed.stream().map(one -> selectUniqueId(one.uniqueId())).toList());
            passed += runs.passed;
            if (runs.passed + runs.failed.size() != failed.size())
                throw new AssertionError("of " + failed.size() + " to repeat " + (runs.passed + runs.failed.size())
                        + " came to an end:" + why);
        }
        if (passed == 0 || !runs.failed.isEmpty())
            throw new AssertionError(passed + " passed; failed: " + said(runs.failed) + why);
        return "tests=" + passed + " repeats=" + repeats + why;
    }

    private boolean isToBeRepeated(Runs runs) {
        if (runs.failed.isEmpty()) return false;
        Waiting.pause(FEW_BEATS);
        return runs.failed.stream()
                .allMatch(one -> pace.longestStillMillis(one.from(), one.to()) >= STOOD_STILL_MILLIS);
    }

    private static String said(List<Failed> failed) {
        return failed.stream().map(one -> one.name() + " " + one.why()).collect(Collectors.joining("; "));
    }

    /** With the moments it began and ended, its setting up and taking down included. */
    private record Failed(String uniqueId, String name, Throwable why, long from, long to) {}

    /** What became of each. */
    private static final class Runs implements TestExecutionListener {
        private final Map<String, Long> begun = new HashMap<>();
        private final List<Failed> failed = new ArrayList<>();
        private int passed;

        @Override
        public void executionStarted(TestIdentifier id) {
            begun.put(id.getUniqueId(), System.nanoTime());
        }

        @Override
        public void executionFinished(TestIdentifier id, TestExecutionResult result) {
            long now = System.nanoTime();
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                Throwable why = result.getThrowable().orElseGet(AssertionError::new);
                why.printStackTrace();
                failed.add(new Failed(
                        id.getUniqueId(), id.getDisplayName(), why, begun.getOrDefault(id.getUniqueId(), now), now));
            } else if (id.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) passed++;
        }
    }

    private static Runs execute(List<? extends DiscoverySelector> selectors) {
        Runs runs = new Runs();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .build(),
                        runs);
        return runs;
    }

    private List<? extends DiscoverySelector> selectors() {
        if (methods.isEmpty()) return List.of(selectClass(className));
        return methods.stream().map(method -> selectMethod(className, method)).toList();
    }
}

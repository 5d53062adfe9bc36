package vn.motcua.system.rig.guest;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/**
 * Runs a contract-test class of another module over a device of this kernel. A test that failed while the emulated machine stood still
 * for longer than its waiting times proves nothing and is repeated; what was repeated stands in the line.
 */
public final class Contract {
    /** The tests are made by JUnit, their device is not: a gadget is kept, only its cable is pulled. */
    private static final AtomicReference<Object> DEVICE = new AtomicReference<>();

    private static final int REPEATS_MAX = 2;
    private static final long STOOD_STILL_MILLIS = 100;

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
        long begun = System.nanoTime();
        TestExecutionSummary summary = execute(selectors());
        long passed = summary.getTestsSucceededCount();
        StringBuilder repeated = new StringBuilder();
        for (int i = 0; i < REPEATS_MAX && !summary.getFailures().isEmpty(); i++) {
            if (pace.stillMillis(begun, System.nanoTime()) < STOOD_STILL_MILLIS) break;
            repeated.append(" repeated=").append(said(summary));
            begun = System.nanoTime();
            summary = execute(summary.getFailures().stream()
                    .map(failure -> selectUniqueId(failure.getTestIdentifier().getUniqueId()))
                    .toList());
            passed += summary.getTestsSucceededCount();
        }
        if (passed == 0 || summary.getTotalFailureCount() > 0)
            throw new AssertionError(passed + " passed; failed: " + said(summary) + repeated);
        return "tests=" + passed + repeated;
    }

    private static String said(TestExecutionSummary summary) {
        return summary.getFailures().stream().map(Contract::said).collect(Collectors.joining("; "));
    }

    private static String said(Failure failure) {
        return failure.getTestIdentifier().getDisplayName() + " " + failure.getException();
    }

    private static TestExecutionSummary execute(List<? extends DiscoverySelector> selectors) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request().selectors(selectors).build(), listener);
        listener.getSummary()
                .getFailures()
                .forEach(failure -> failure.getException().printStackTrace());
        return listener.getSummary();
    }

    private List<? extends DiscoverySelector> selectors() {
        if (methods.isEmpty()) return List.of(selectClass(className));
        return methods.stream().map(method -> selectMethod(className, method)).toList();
    }
}

package vn.motcua.system.rig.guest;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs a contract-test class of another module over a device of this kernel. */
final class Contract {
    private final String className;
    private final List<String> methods;

    /** @param methods those to run; empty for all */
    Contract(String className, String... methods) {
        this.className = className;
        this.methods = List.of(methods);
    }

    String run() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request().selectors(selectors()).build(), listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.getFailures().forEach(failure -> failure.getException().printStackTrace());
        if (summary.getTestsSucceededCount() == 0 || summary.getTotalFailureCount() > 0)
            throw new AssertionError(summary.getTestsSucceededCount() + " passed; failed: "
                    + summary.getFailures().stream()
                            .map(failure -> failure.getTestIdentifier().getDisplayName() + " " + failure.getException())
                            .collect(Collectors.joining("; ")));
        return "tests=" + summary.getTestsSucceededCount();
    }

    private List<? extends DiscoverySelector> selectors() {
        if (methods.isEmpty()) return List.of(selectClass(className));
        return methods.stream().map(method -> selectMethod(className, method)).toList();
    }
}

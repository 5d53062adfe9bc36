package vn.motcua.camera.sim;

import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatorDriver;

/** {@code simulators.camera} of {@code agent.yaml}: a sender of camera events to a source of {@code camera.sources}. */
public final class CameraSimulator implements SimulatorDriver {
    private static final int SECRET_MIN = 16;
    private static final String SOURCE = "[a-z0-9][a-z0-9._-]{0,63}";

    /** For {@link java.util.ServiceLoader}. */
    public CameraSimulator() {}

    @Override
    public String name() {
        return "camera";
    }

    @Override
    public SimulatedDevice configure(String device, ConfigNode entry) {
        Allowed sourceAllowed = Allowed.of("camera.source");
        Allowed secretAllowed = Allowed.of("camera.secret", SECRET_MIN);
        String source = entry.text("source", sourceAllowed);
        if (!source.isEmpty() && !source.matches(SOURCE)) entry.problem("source", source, sourceAllowed);
        String secret = entry.text("secret", secretAllowed);
        if (!secret.isEmpty() && secret.length() < SECRET_MIN) entry.problem("secret", "***", secretAllowed);
        String camera = entry.textOr("camera", device, Allowed.of("camera.name"));
        return new SimulatedCamera(device, new WebhookSender(source, secret), camera);
    }
}

package vn.motcua.camera;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import vn.motcua.camera.mqtt.MqttMessage;
import vn.motcua.camera.mqtt.MqttSubscriber;
import vn.motcua.camera.onvif.OnvifMqtt;
import vn.motcua.edge.module.ModuleContext;

/** One device of Profile M and what it publishes. Event loop only. */
final class OnvifMqttSource implements MqttSubscriber.Listener {
    /** What the broker held for us comes first, and as fast as we take it. */
    private static final Duration HELD = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Teller teller;
    private final OnvifMqtt reader = new OnvifMqtt();
    private final MqttSubscriber subscriber;
    private boolean isLate = true;
    private long timer = -1;

    OnvifMqttSource(ModuleContext context, OnvifMqttSettings settings, Teller.Shared shared) {
        vertx = context.vertx();
        teller = new Teller(
                context,
                new Teller.About(settings.name(), settings.counters(), Duration.ZERO, settings.silentAfter(), true),
                shared);
        subscriber = new MqttSubscriber(vertx, settings.mqtt(context.agent().value()), this, new Random()::nextDouble);
    }

    void start() {
        teller.start();
        subscriber.start();
    }

    Future<Void> stop() {
        vertx.cancelTimer(timer);
        teller.stop();
        return subscriber.stop();
    }

    @Override
    public Future<Void> take(MqttMessage message) {
        return teller.heard(reader.message(message, isLate));
    }

    @Override
    public void connected(boolean isKept) {
        // What stands at the broker is the device's word as far as anybody here can know: it has no heartbeat.
        teller.opened(Optional.empty());
        isLate = isKept;
        if (isKept) timer = vertx.setTimer(HELD.toMillis(), over -> isLate = false);
    }

    @Override
    public void disconnected(String why) {
        vertx.cancelTimer(timer);
        isLate = true;
        teller.lost("NO_CONNECTION");
    }
}

package vn.motcua.display;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.display.voice.AudioSink;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.module.ModuleContext;

/** Asks from time to time whether there is something to be heard on; silence is an alert, once per change. Event loop only. */
final class SoundWatch {
    private static final String DEVICE = "sound";
    private static final Logger LOG = LoggerFactory.getLogger(SoundWatch.class);

    private final ModuleContext context;
    private final AudioSink sink;
    private final Runnable onChange;
    private boolean isKnown;
    private boolean isReady = true;
    private boolean isAsking;

    SoundWatch(ModuleContext context, AudioSink sink, Runnable onChange) {
        this.context = context;
        this.sink = sink;
        this.onChange = onChange;
    }

    boolean isReady() {
        return isReady;
    }

    void ask() {
        if (isAsking) return;
        isAsking = true;
        context.vertx()
                .executeBlocking(sink::isReady, false) // one question at a time; a driver may hang in it
                .onSuccess(this::answered)
                .onFailure(failure -> LOG.warn("the sound output cannot be asked", failure))
                .onComplete(done -> isAsking = false);
    }

    private void answered(boolean ready) {
        if (isKnown && ready == isReady) return;
        isKnown = true;
        isReady = ready;
        if (ready) LOG.info("sound output found");
        else LOG.warn("no sound output: calls are shown but not spoken");
        context.append(status(ready))
                .onFailure(
                        failure -> LOG.warn("the state of the sound output was not stored: {}", failure.getMessage()));
        onChange.run();
    }

    private static DeviceStatusChanged status(boolean ready) {
        Condition condition = ready ? Condition.READY : Condition.FAULT;
        String code = ready ? "" : DeviceCode.E_NOHARDWARE.name();
        return new DeviceStatusChanged(
                DEVICE,
                DeviceKind.SOUND.name(),
                condition.name(),
                code,
                ready ? "" : "no sound output on this machine");
    }
}

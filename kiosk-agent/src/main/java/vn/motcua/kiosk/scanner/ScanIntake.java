package vn.motcua.kiosk.scanner;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ScanSource;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.ServiceState;
import vn.motcua.edge.device.StatusKeeper;
import vn.motcua.edge.driver.DeviceEnv;

/** From bytes to scans handed on: framing, its clock, decoding, repeats, and what they say of the scanner. Event loop only. */
final class ScanIntake {
    private final DeviceEnv env;
    private final Vertx vertx;
    private final Context context;
    private final @Nullable String counter;
    private final boolean atKiosk;
    private final Framing framing;
    private final ScanSource source;
    private final StatusKeeper keeper;
    private final ScanFramer framer;
    private final RepeatFilter repeats = new RepeatFilter();
    private long timer = -1;
    private long pieces;
    private @Nullable Promise<String> awaited;

    ScanIntake(DeviceEnv env, ScannerSettings settings, ScanSource source, StatusKeeper keeper) {
        this.env = env;
        this.vertx = env.vertx();
        this.context = vertx.getOrCreateContext();
        this.counter = settings.counter().map(CounterId::value).orElse(null);
        this.atKiosk = settings.atKiosk();
        this.framing = settings.framing();
        this.source = source;
        this.keeper = keeper;
        this.framer = new ScanFramer(framing);
    }

    void received(byte[] bytes) {
        pieces++;
        take(framer.feed(bytes));
        listenForSilence();
    }

    /** Something of the current scan is missing. */
    void lost() {
        pieces++;
        take(framer.lost());
        listenForSilence();
    }

    /** The line is gone or new. */
    void reset() {
        pieces++;
        vertx.cancelTimer(timer);
        framer.reset();
    }

    private void listenForSilence() {
        vertx.cancelTimer(timer);
        if (!framer.isPending()) return;
        long heard = pieces;
        // When the timer comes late because this loop was busy, the bytes that came meanwhile stand behind it in line.
        timer = vertx.setTimer(
                framer.patience().toMillis(), late -> context.runOnContext(behind -> env.guard(() -> silence(heard))));
    }

    private void silence(long heard) {
        if (pieces == heard) take(framer.silence());
    }

    private void take(List<ScanFrame> frames) {
        for (ScanFrame frame : frames) {
            if (frame instanceof ScanFrame.Whole whole) whole(whole);
            else if (frame instanceof ScanFrame.Broken broken) broken(broken.code());
        }
    }

    private void whole(ScanFrame.Whole frame) {
        try {
            ScanDecoder.Text text = ScanDecoder.decode(frame.bytes(), framing.aim());
            read(text);
        } catch (ScanDecoder.BadUtf8 e) {
            broken(DeviceCode.S_BAD_UTF8);
        } catch (ScanDecoder.NoIdentifier e) {
            broken(DeviceCode.S_BAD_FRAME);
        }
    }

    private void read(ScanDecoder.Text text) {
        if (text.text().isBlank()) return;
        keeper.service(ServiceState.READY);
        Promise<String> waiting = awaited;
        if (waiting != null) waiting.tryComplete(text.text().length() + " characters");
        RepeatFilter.Seen seen = repeats.see(text.text(), System.nanoTime());
        if (seen == RepeatFilter.Seen.STILL) return;
        env.input(new ScanInput.Read(
                counter, atKiosk, source, text.text(), text.symbology(), seen == RepeatFilter.Seen.AGAIN));
    }

    private void broken(DeviceCode code) {
        keeper.service(ServiceState.DEGRADED, code);
        env.input(new ScanInput.Broken(counter, atKiosk, source, code));
    }

    /** How long the next scan is, once a person scans something. Fails after the time. */
    Future<String> next(Duration within) {
        Promise<String> promise = Promise.promise();
        awaited = promise;
        long end = vertx.setTimer(within.toMillis(), late -> promise.tryFail("nothing was scanned"));
        return promise.future().onComplete(done -> {
            vertx.cancelTimer(end);
            if (awaited == promise) awaited = null;
        });
    }
}

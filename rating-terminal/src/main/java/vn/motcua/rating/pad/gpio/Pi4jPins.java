package vn.motcua.rating.pad.gpio;

import com.pi4j.Pi4J;
import com.pi4j.boardinfo.definition.BoardModel;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.linuxfs.provider.gpio.digital.LinuxFsDigitalInputProvider;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.motcua.edge.device.DeviceCode;

/** Pins by Pi4J. This is the only class that knows it, so that no PC without pins ever loads it. */
final class Pi4jPins implements GpioPins {
    private final Context context;
    private final Map<Integer, DigitalInput> inputs = new TreeMap<>();

    private Pi4jPins(Context context) {
        this.context = context;
    }

    /** Refuses any machine Pi4J does not know as a board, before anything native is tried. */
    static GpioPins open(GpioSettings settings, EdgeListener listener) throws GpioException {
        try {
            if (BoardInfoHelper.current().getBoardModel() == BoardModel.UNKNOWN)
                throw new GpioException(DeviceCode.E_NOHARDWARE, "this machine is no board with pins");
            return open(settings, provider(settings.provider()), listener);
        } catch (RuntimeException | LinkageError e) {
            throw translated(e);
        }
    }

    static GpioPins open(GpioSettings settings, DigitalInputProvider provider, EdgeListener listener)
            throws GpioException {
        Context context = Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(provider)
                .build();
        Pi4jPins pins = new Pi4jPins(context);
        try {
            for (int pin : settings.pins().keySet()) pins.open(pin, settings.wiring(), provider.id(), listener);
            return pins;
        } catch (RuntimeException | LinkageError e) {
            pins.close();
            throw translated(e);
        }
    }

    private static DigitalInputProvider provider(GpioSettings.Provider provider) {
        return switch (provider) {
            case GPIOD -> GpioDDigitalInputProvider.newInstance();
            case LINUXFS -> LinuxFsDigitalInputProvider.newInstance();
        };
    }

    /** Without Pi4J's own debouncing: what it drops, a person could not see. */
    private void open(int pin, GpioSettings.Wiring wiring, String provider, EdgeListener listener) {
        DigitalInput input = context.create(DigitalInput.newConfigBuilder(context)
                .id("pin-" + pin)
                .address(pin)
                .pull(wiring == GpioSettings.Wiring.TO_GROUND ? PullResistance.PULL_UP : PullResistance.PULL_DOWN)
                .debounce(0L)
                .provider(provider)
                .build());
        inputs.put(pin, input);
        input.addListener(event -> listener.edge(pin, event.state() == DigitalState.HIGH));
    }

    private static GpioException translated(Throwable e) {
        String words = String.valueOf(e.getMessage());
        boolean isForbidden = words.contains("ermission") || words.contains("EACCES");
        return new GpioException(isForbidden ? DeviceCode.E_PERMISSION : DeviceCode.E_NOHARDWARE, words, e);
    }

    @Override
    public Set<Integer> high() {
        Set<Integer> high = new TreeSet<>();
        inputs.forEach((pin, input) -> {
            if (input.state() == DigitalState.HIGH) high.add(pin);
        });
        return high;
    }

    @Override
    public void close() {
        context.shutdown();
    }
}

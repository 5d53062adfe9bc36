package vn.motcua.rating.pad.gpio;

import java.util.Set;

/** Opened input pins. Blocking; never on an event loop. */
interface GpioPins extends AutoCloseable {
    /** @return the pins that are high now */
    Set<Integer> high();

    @Override
    void close();

    /** Hears edges, on a thread of the library; must not block. */
    @FunctionalInterface
    interface EdgeListener {
        void edge(int pin, boolean isHigh);

        /** The board is no longer there; nothing more will be heard of these pins. */
        default void gone(String why) {}
    }

    /** Opens pins. */
    @FunctionalInterface
    interface Opener {
        /** @throws GpioException saying why not, with a code for the status */
        GpioPins open(GpioSettings settings, EdgeListener listener) throws GpioException;
    }
}

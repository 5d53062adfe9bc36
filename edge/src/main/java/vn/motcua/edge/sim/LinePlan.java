package vn.motcua.edge.sim;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes a fresh end of the line, as plugging in does. */
interface LinePlan {
    End plug() throws IOException;

    String address();

    default boolean hears() {
        return true;
    }

    void forget();

    /** One end from plug to unplug. */
    interface End {
        /** The most one reading takes. */
        int CHUNK_BYTES = 1_024;

        /** @return null if it is over, empty if nothing came in a while */
        byte @Nullable [] read() throws IOException;

        /** @return how many bytes found a listener */
        int write(byte[] bytes) throws IOException;

        void pull();
    }
}

package vn.motcua.system.rig.guest;

import java.io.IOException;

/** A cable whose device's end can also be read. */
public interface TwoWayCable extends Cable {
    /** What the computer sent, as far as it is here; a device that does not ask is frozen. */
    byte[] heard(int max) throws IOException;
}

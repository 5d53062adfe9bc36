package vn.motcua.system;

import java.nio.file.Path;
import vn.motcua.launcher.demo.Installation;

/** What every whole-system test starts from. */
final class Worlds {
    static final long SEED = Long.getLong("motcua.seed", 20261122L);
    static final boolean FULL = Boolean.getBoolean("motcua.full");

    private Worlds() {}

    /** The checkout under test, whose jars the build has just made. */
    static Installation installation() {
        return new Installation(Path.of(System.getProperty("motcua.home", ".."))
                .toAbsolutePath()
                .normalize());
    }
}

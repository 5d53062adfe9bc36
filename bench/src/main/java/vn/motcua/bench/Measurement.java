package vn.motcua.bench;

import java.util.List;
import vn.motcua.bench.report.Figure;

/** Takes a few figures that belong together, in a world of its own that it takes down again. */
public interface Measurement {
    /** Names its text, and is what {@code --only} chooses by. */
    String name();

    /** Blocks until done; whatever it throws fails this measurement and no other. */
    List<Figure> take(Room room) throws Exception;
}

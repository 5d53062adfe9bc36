package vn.motcua.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vn.motcua.bench.Room;

/** What {@link RasterProgram} found. */
record RasterTiming(double p50Ms, double p99Ms) {
    static RasterTiming measure(Room room) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(AgentProgram.withMain(room.installation(), RasterProgram.class, true))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) throw new IOException("the raster by itself could not be timed: " + said);
        String[] figures = said.substring(said.lastIndexOf('\n') + 1).split(" ");
        return new RasterTiming(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
    }
}

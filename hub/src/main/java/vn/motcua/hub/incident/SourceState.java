package vn.motcua.hub.incident;

import java.sql.SQLException;
import java.time.Instant;
import vn.motcua.hub.platform.database.Row;

/**
 * Whether a source of cameras speaks.
 *
 * @param name agent, source and camera
 * @param camera empty for the device as a whole
 * @param state ALIVE, UNKNOWN or DEAD
 */
record SourceState(String name, String source, String camera, String state, Instant since) {
    static SourceState read(Row row) throws SQLException {
        return new SourceState(
                row.text("name"), row.text("source"), row.text("camera"), row.text("state"), row.instant("since"));
    }

    boolean isAlive() {
        return state.equals("ALIVE");
    }

    /** Whether it is the one a course comes by: its camera, or the device as a whole. */
    boolean carries(Course course) {
        boolean isCamera = camera.isEmpty() || camera.equals(course.camera());
        return isCamera && course.name().startsWith(name.substring(0, name.lastIndexOf('\n')) + "\n");
    }
}

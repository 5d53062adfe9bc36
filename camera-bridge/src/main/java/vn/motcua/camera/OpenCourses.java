package vn.motcua.camera;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.camera.source.Seen;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * What of one source was begun and is not over, as it is remembered over a restart of the agent: nobody else could end it then. Of a source
 * with more open than {@value #MAX} the rest is not remembered.
 */
record OpenCourses(List<Course> courses) {
    static final int MAX = 128;

    /** What the sightings of one course share. */
    record Course(String channel, String kind, String key) {}

    OpenCourses {
        courses = List.copyOf(courses);
    }

    static OpenCourses of(List<Seen> open) {
        return new OpenCourses(open.stream()
                .limit(MAX)
                .map(seen -> new Course(seen.channel(), seen.kind().word(), seen.key()))
                .toList());
    }

    String json() {
        ObjectNode json = Json.object();
        ArrayNode open = json.putArray("open");
        for (Course course : courses)
            open.addObject()
                    .put("channel", course.channel())
                    .put("kind", course.kind())
                    .put("key", course.key());
        return Json.write(json);
    }

    /** None where it cannot be read. */
    static OpenCourses read(String text) {
        List<Course> courses = new ArrayList<>();
        try {
            for (JsonNode one : Json.parseObject(text).path("open"))
                courses.add(new Course(
                        one.path("channel").asText(),
                        one.path("kind").asText(),
                        one.path("key").asText()));
        } catch (WireException unreadable) {
            return new OpenCourses(List.of());
        }
        return new OpenCourses(courses);
    }
}

package vn.motcua.core.event;

import java.time.Instant;

/**
 * What is known of a camera source changed: whether it speaks. As long as it is not {@code ALIVE}, that nothing was seen says nothing.
 *
 * @param source configured name of the sender
 * @param camera configured name, empty for the device as a whole
 * @param state ALIVE, UNKNOWN (silent for longer than it should be, or not reached yet) or DEAD (not reached for long)
 * @param since when it became so, hub time
 * @param reason coded: {@code HEARD}, {@code STARTED}, {@code SILENT}, {@code UNREACHABLE}, {@code BUSY}, {@code LOGIN_REFUSED},
 *     {@code NOT_SPOKEN} (the answer is no such stream)
 */
public record CameraLiveness(String source, String camera, String state, Instant since, String reason)
        implements Event {}

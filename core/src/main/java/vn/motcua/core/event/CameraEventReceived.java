package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;

/**
 * A camera or recorder told something, signed; joined to visits by counter and time.
 *
 * @param cameraEventId minted at the agent
 * @param source configured name of the sender
 * @param camera as the sender names it
 * @param counterId the counter it looks at; null when none is configured
 * @param kind normalised kind such as {@code motion}, {@code crowding}
 * @param cameraAt by the sender's clock
 * @param receivedAt best knowledge of hub time
 * @param imageSha256 of a picture sent along, empty if none; the picture itself is not in the ledger
 * @param imageBytes its size
 */
public record CameraEventReceived(
        String cameraEventId,
        String source,
        String camera,
        @Nullable CounterId counterId,
        String kind,
        Instant cameraAt,
        Instant receivedAt,
        String imageSha256,
        long imageBytes)
        implements Event {}

package vn.motcua.camera.push;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused;

/**
 * One device that posts.
 *
 * @param name first part of its path
 * @param decoders a fresh one for each message, fed its head as it stood on the wire and then its body
 * @param taker completes when what was heard is stored; fails when it must be sent again
 * @param refused told of each message that was not let in or not held
 */
public record PushPeer(
        String name,
        PushAccess access,
        Supplier<Decoder> decoders,
        Function<List<Heard>, Future<Void>> taker,
        java.util.function.Consumer<Refused> refused) {}

package vn.motcua.camera.http;

import java.util.List;
import vn.motcua.camera.source.Heard;

/** What a vendor makes of the parts of its bodies, in order. Not thread safe. */
public interface PartListener {
    /** One part, or a body that has no parts. */
    List<Heard> part(Headers headers, byte[] body);

    /** The body ends: what waited for more parts is told now. */
    List<Heard> end();
}

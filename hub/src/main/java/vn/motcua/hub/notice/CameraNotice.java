package vn.motcua.hub.notice;

import java.util.List;
import vn.motcua.core.model.Text;

/**
 * One purpose of recording, told to whoever is recorded for it.
 *
 * @param id part of the address on the sign, such as {@code quay}
 * @param purpose what the pictures are for
 * @param cameras where they hang, in words a visitor understands
 * @param contact who answers questions, and how to reach them
 */
public record CameraNotice(String id, Text purpose, List<Text> cameras, Text contact) {
    /** Short, so that the QR of a sign stays coarse and is read from afar. */
    public static final String ID = "[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?";

    public CameraNotice {
        if (!id.matches(ID)) throw new IllegalArgumentException("notice id '" + id + "': allowed is " + ID);
        cameras = List.copyOf(cameras);
    }
}

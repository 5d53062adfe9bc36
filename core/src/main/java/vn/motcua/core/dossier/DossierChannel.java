package vn.motcua.core.dossier;

import java.util.Arrays;
import java.util.Optional;

/** How a dossier came, numbered as in the national portal's data model. */
public enum DossierChannel {
    /** At the counter. */
    DIRECT(1),
    ONLINE(2),
    /** By the public postal service ("bưu chính công ích"). */
    POSTAL(3);

    private final int code;

    DossierChannel(int code) {
        this.code = code;
    }

    /** Empty for a number that is no channel. */
    public static Optional<DossierChannel> ofCode(int code) {
        return Arrays.stream(values()).filter(channel -> channel.code == code).findFirst();
    }
}

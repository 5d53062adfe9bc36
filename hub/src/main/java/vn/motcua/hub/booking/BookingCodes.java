package vn.motcua.hub.booking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.ticket.CodeHasher;

/**
 * Codes of bookings. A code follows from the request that made the booking, under a key of the hub, so that a repeat of the request
 * is told the same code though nothing keeps it. What is kept is its hash under another key. Any thread.
 */
public final class BookingCodes {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec minting;
    private final SecretKeySpec hashing;

    /** @param secret 32 random bytes or more, of this hub alone */
    public BookingCodes(byte[] secret) {
        if (secret.length < 32)
            throw new IllegalArgumentException("secret of " + secret.length + " bytes: allowed are 32 and above");
        SecretKeySpec root = new SecretKeySpec(secret, ALGORITHM);
        this.minting = new SecretKeySpec(mac(root, "booking code of a request"), ALGORITHM);
        this.hashing = new SecretKeySpec(mac(root, "hash of a booking code"), ALGORITHM);
    }

    BookingCode mint(RequestId request) {
        return BookingCode.of(CodeHasher.letters(mac(minting, request.value()), BookingCode.LENGTH - 1));
    }

    String hash(BookingCode code) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(hashing, code.value()));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}

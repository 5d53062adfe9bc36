package vn.motcua.hub.ticket;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.TicketCode;

/** Ticket codes become keyed hashes before anything is stored; the key is a file of the hub that no agent holds. Any thread. */
public final class CodeHasher {
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;
    /** Making one costs more than a hash. */
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

    /** @param key 32 random bytes */
    public CodeHasher(byte[] key) {
        if (key.length < 32)
            throw new IllegalArgumentException("key of " + key.length + " bytes: allowed are 32 and above");
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String hash(TicketCode code) {
        return hash(code.value());
    }

    String hash(String code) {
        byte[] hash = macs.get().doFinal(code.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /**
     * The code of a ticket this hub itself hands out. Made from the request, so that a repeat tells the same one and nobody has to keep
     * it; who does not hold our key cannot make it.
     */
    public TicketCode codeOf(RequestId request) {
        byte[] bytes = macs.get().doFinal(("code of " + request.value()).getBytes(StandardCharsets.US_ASCII));
        return TicketCode.of(letters(bytes, TicketCode.RANDOM_LETTERS));
    }

    /** So many letters of the codes' alphabet that follow from these bytes, of which there are more than the letters can hold. */
    public static CharSequence letters(byte[] bytes, int count) {
        BigInteger rest = new BigInteger(1, bytes);
        BigInteger alphabet = BigInteger.valueOf(TicketCode.ALPHABET.length());
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            BigInteger[] parts = rest.divideAndRemainder(alphabet);
            letters.append(TicketCode.ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return letters;
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** The form the ledger keeps: never a code, and no hash but our own. */
    public Event seal(Event event) {
        if (!(event instanceof TicketStored stored)) return event;
        String code = stored.code();
        return stored.sealed(code == null ? "" : hash(code));
    }
}

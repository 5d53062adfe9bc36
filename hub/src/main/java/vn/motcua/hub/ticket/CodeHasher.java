package vn.motcua.hub.ticket;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
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
        byte[] random = macs.get().doFinal(("code of " + request.value()).getBytes(StandardCharsets.US_ASCII));
        ByteBuffer from = ByteBuffer.wrap(random);
        long[] words = {from.getLong(), from.getLong(), from.getLong(), from.getLong()};
        return TicketCode.mint(new RandomGenerator() {
            private int letters;

            @Override
            public long nextLong() {
                return words[letters % words.length];
            }

            @Override
            public int nextInt(int bound) {
                int word = letters++ % words.length;
                int letter = (int) Long.remainderUnsigned(words[word], bound);
                words[word] = Long.divideUnsigned(words[word], bound);
                return letter;
            }
        });
    }

    /** The code of a number that is taken by this request: a repeat is told the same, and nothing keeps it. */
    TicketCode mint(RequestId request) {
        byte[] bytes =
                macs.get().doFinal(("code of a number taken by request " + request).getBytes(StandardCharsets.UTF_8));
        BigInteger rest = new BigInteger(1, bytes);
        BigInteger letters = BigInteger.valueOf(TicketCode.ALPHABET.length());
        StringBuilder code = new StringBuilder(TicketCode.RANDOM_LETTERS);
        for (int i = 0; i < TicketCode.RANDOM_LETTERS; i++) {
            BigInteger[] parts = rest.divideAndRemainder(letters);
            code.append(TicketCode.ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return TicketCode.of(code);
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

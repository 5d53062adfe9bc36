package vn.motcua.hub.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import vn.motcua.core.process.DurableFile;
import vn.motcua.core.seal.KeyFile;

/** The master key, in a file only its owner may read, and the keys it wraps (RFC 3394). Any thread. */
final class EvidenceKeys {
    static final String FILE = "evidence.key";
    private final SecretKey master;

    private EvidenceKeys(byte[] master) {
        this.master = new SecretKeySpec(master, "AES");
    }

    /** Read from the hub's folder, made there at first. */
    static EvidenceKeys in(Path home) throws IOException {
        Path file = home.resolve(FILE);
        if (!Files.exists(file)) {
            byte[] fresh = KeyFile.fresh().getEncoded();
            DurableFile.replacePrivate(
                    file, Base64.getUrlEncoder().withoutPadding().encodeToString(fresh));
        }
        return new EvidenceKeys(
                Base64.getUrlDecoder().decode(Files.readString(file).strip()));
    }

    String wrap(SecretKey key) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, master);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(cipher.wrap(key));
        } catch (GeneralSecurityException e) {
            throw new IOException("an evidence key cannot be wrapped", e);
        }
    }

    SecretKey unwrap(String wrapped) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, master);
            return (SecretKey) cipher.unwrap(Base64.getUrlDecoder().decode(wrapped.strip()), "AES", Cipher.SECRET_KEY);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("an evidence key cannot be unwrapped: it or " + FILE + " was changed", e);
        }
    }
}

package vn.motcua.camera.onvif;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The login inside a SOAP message: {@code Base64(SHA-1(nonce + created + password))}. Source: OASIS WS-Security UsernameToken
 * Profile 1.0, §3.1. Pure; any thread.
 */
final class UsernameToken {
    private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";

    private UsernameToken() {}

    /**
     * A {@code wsse:Security} header.
     *
     * @param created by the device's clock, once in the message: two of them a second apart were refused about hourly by a device
     * @param nonce never the same twice
     */
    static String header(String user, String password, Instant created, byte[] nonce) {
        String said = created.truncatedTo(ChronoUnit.MILLIS).toString();
        return "<wsse:Security s:mustUnderstand=\"1\" xmlns:wsse=\"" + OASIS
                + "wssecurity-secext-1.0.xsd\" xmlns:wsu=\""
                + OASIS + "wssecurity-utility-1.0.xsd\"><wsse:UsernameToken><wsse:Username>" + Soap.escape(user)
                + "</wsse:Username><wsse:Password Type=\"" + OASIS + "username-token-profile-1.0#PasswordDigest\">"
                + digest(nonce, said, password) + "</wsse:Password><wsse:Nonce EncodingType=\"" + OASIS
                + "soap-message-security-1.0#Base64Binary\">"
                + Base64.getEncoder().encodeToString(nonce)
                + "</wsse:Nonce><wsu:Created>" + said + "</wsu:Created></wsse:UsernameToken></wsse:Security>";
    }

    private static String digest(byte[] nonce, String created, String password) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(nonce);
            sha.update(created.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha.digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }
}

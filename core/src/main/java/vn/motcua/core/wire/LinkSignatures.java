package vn.motcua.core.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import vn.motcua.core.model.AgentId;

/** Ed25519 keys and the texts each side signs in a link handshake. Any thread. */
public final class LinkSignatures {
    private static final Base64.Encoder ENCODE = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODE = Base64.getUrlDecoder();
    // The fixed DER head of an Ed25519 SubjectPublicKeyInfo (RFC 8410); the raw 32 bytes follow.
    private static final byte[] DER_HEAD = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private LinkSignatures() {}

    /** What the agent signs: every value either side chose, so no signature fits another handshake. */
    public static String agentText(String hubNonce, String agentNonce, AgentId agent, String bootId, String hubKey) {
        return String.join("|", "motcua-link-1", "agent", hubNonce, agentNonce, agent.value(), bootId, hubKey);
    }

    /** What the hub signs in return. */
    public static String hubText(String hubNonce, String agentNonce, AgentId agent, String hubKey, String incarnation) {
        return String.join("|", "motcua-link-1", "hub", hubNonce, agentNonce, agent.value(), hubKey, incarnation);
    }

    public static KeyPair newKeyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** The raw 32 bytes, base64url without padding. */
    public static String encode(PublicKey key) {
        if (!(key instanceof EdECPublicKey)) throw new IllegalArgumentException("key: allowed is Ed25519");
        byte[] der = key.getEncoded();
        return ENCODE.encodeToString(Arrays.copyOfRange(der, DER_HEAD.length, der.length));
    }

    /** @throws WireException if the text is no Ed25519 public key */
    public static PublicKey decodePublic(String text) {
        try {
            byte[] raw = DECODE.decode(text);
            if (raw.length != 32) throw new WireException("public key: allowed are 32 bytes, base64url");
            byte[] der = Arrays.copyOf(DER_HEAD, DER_HEAD.length + raw.length);
            System.arraycopy(raw, 0, der, DER_HEAD.length, raw.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new WireException("public key: not an Ed25519 key", e);
        }
    }

    /** PKCS#8, base64url; belongs in a file only its owner can read. */
    public static String encodePrivate(PrivateKey key) {
        return ENCODE.encodeToString(key.getEncoded());
    }

    /** @throws WireException if the text is no Ed25519 private key */
    public static PrivateKey decodePrivate(String text) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(DECODE.decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new WireException("private key: not an Ed25519 key", e);
        }
    }

    public static String sign(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return ENCODE.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** False for anything but a right signature, malformed text included. */
    public static boolean isSignedBy(PublicKey key, String text, String signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(DECODE.decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }
}

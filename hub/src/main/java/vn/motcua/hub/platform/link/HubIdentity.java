package vn.motcua.hub.platform.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;

/**
 * What a hub is known by and what it keeps to itself: its Ed25519 key, pinned by every agent, and the key of its ticket-code
 * hashes. Two files only their owner may read. Blocking while read.
 */
public record HubIdentity(String publicKey, PrivateKey privateKey, byte[] codeKey) {
    public static final String IDENTITY_FILE = "hub-identity.json";
    public static final String CODE_KEY_FILE = "ticket-code.key";
    private static final int CODE_KEY_BYTES = 32;

    /** Read from the folder, made there at first. */
    public static HubIdentity in(Path home) throws IOException {
        Path identity = home.resolve(IDENTITY_FILE);
        Path codeKey = home.resolve(CODE_KEY_FILE);
        if (!Files.exists(identity)) writeSecret(identity, newIdentity());
        if (!Files.exists(codeKey)) writeSecret(codeKey, newCodeKey());
        ObjectNode keys = Json.parseObject(Files.readString(identity));
        return new HubIdentity(
                keys.path("publicKey").asText(),
                LinkSignatures.decodePrivate(keys.path("privateKey").asText()),
                Base64.getUrlDecoder().decode(Files.readString(codeKey).strip()));
    }

    private static String newIdentity() {
        KeyPair pair = LinkSignatures.newKeyPair();
        ObjectNode keys = Json.object();
        keys.put("publicKey", LinkSignatures.encode(pair.getPublic()));
        keys.put("privateKey", LinkSignatures.encodePrivate(pair.getPrivate()));
        return Json.write(keys);
    }

    private static String newCodeKey() {
        byte[] key = new byte[CODE_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** Whole and on the disk, or not at all: a half-written key would lock out every agent. */
    public static void writeSecret(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(fresh);
        }
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) out.write(bytes);
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

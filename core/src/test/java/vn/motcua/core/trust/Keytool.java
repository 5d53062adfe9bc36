package vn.motcua.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates of a test, made by the JDK's own keytool: an authority, what it signs, and what signs itself. */
public final class Keytool {
    private static final String PASSWORD = "changeit";

    private final Path store;

    public Keytool(Path folder) {
        store = folder.resolve("keys.p12");
    }

    /** An authority that signs itself. */
    public Keytool authority(String alias) throws Exception {
        return make(alias, "-ext", "bc:c", "-startdate", "-2d", "-validity", "3650");
    }

    /**
     * A hub's certificate.
     *
     * @param signer alias of an authority; empty if it signs itself
     * @param names such as {@code ip:127.0.0.1}
     * @param startDate such as {@code -1d}
     */
    public Keytool hub(String alias, String signer, String names, String startDate, int days) throws Exception {
        List<String> options = new ArrayList<>(
                List.of("-ext", "san=" + names, "-startdate", startDate, "-validity", Integer.toString(days)));
        if (!signer.isEmpty()) options.addAll(List.of("-signer", signer));
        return make(alias, options.toArray(String[]::new));
    }

    private Keytool make(String alias, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias + " of a test",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return this;
    }

    private KeyStore open() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** The certificate alone, as PEM. */
    public Path certificate(String alias) throws Exception {
        return pem(alias + ".pem", "CERTIFICATE", open().getCertificate(alias).getEncoded());
    }

    /** The private key, as PEM. */
    public Path key(String alias) throws Exception {
        return pem(
                alias + "-key.pem",
                "PRIVATE KEY",
                open().getKey(alias, PASSWORD.toCharArray()).getEncoded());
    }

    public Certificate read(String alias) throws Exception {
        return open().getCertificate(alias);
    }

    private Path pem(String name, String what, byte[] der) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                store.resolveSibling(name), "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}

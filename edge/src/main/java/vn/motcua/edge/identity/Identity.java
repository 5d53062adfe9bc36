package vn.motcua.edge.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.process.DurableFile;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.core.wire.WireException;

/**
 * The content of {@code identity.json}, which only its owner may read.
 *
 * @param hubUrl where the home hub is, such as {@code http://192.168.1.10:8080}
 * @param hubKey the hub's public key, pinned at enrolment
 * @param privateKey this agent's own key
 * @param training set by the site, irreversible
 * @param modules what it enrolled with, which is what the hub takes facts of; null in the file of an older version
 */
public record Identity(
        AgentId agent,
        SiteId site,
        String hubUrl,
        String hubKey,
        String privateKey,
        boolean training,
        @Nullable List<String> modules) {
    public static final String FILE = "identity.json";

    public Identity {
        modules = modules == null ? null : List.copyOf(modules);
    }

    /** One that does not know what it enrolled with. */
    public Identity(AgentId agent, SiteId site, String hubUrl, String hubKey, String privateKey, boolean training) {
        this(agent, site, hubUrl, hubKey, privateKey, training, null);
    }

    /** Those of the running modules that the hub would put into quarantine what they report; empty if not known. */
    public List<String> notEnrolled(List<String> running) {
        List<String> enrolled = modules;
        if (enrolled == null) return List.of();
        return running.stream().filter(name -> !enrolled.contains(name)).toList();
    }

    /** @throws IOException if it is there and cannot be read or understood */
    public static Optional<Identity> load(Path file) throws IOException {
        if (!Files.exists(file)) return Optional.empty();
        try {
            Identity identity = Json.read(Files.readString(file), Identity.class);
            if (LinkSignatures.decodePublic(identity.hubKey()) == null
                    || LinkSignatures.decodePrivate(identity.privateKey()) == null) throw new IOException("no keys");
            return Optional.of(identity);
        } catch (WireException e) {
            throw new IOException(file + " is damaged (" + e.getMessage() + "); enrol this agent again", e);
        }
    }

    /** Whole or not at all, mode 0600 from its first byte. */
    public void save(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) throw new IOException(file + " has no folder");
        Files.createDirectories(folder);
        DurableFile.replacePrivate(file, Json.write(this));
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "Identity[" + agent + " of " + site + " at " + hubUrl + (training ? ", training]" : "]");
    }
}

package vn.motcua.hub.platform.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.motcua.core.model.Role;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * The accounts of a training site: random passwords in a file only its owner can read and, while the hub
 * listens on loopback alone, on the start page. A real site never gets them: {@code Main} refuses.
 */
public final class DemoUsers {
    private static final List<String> LOGINS = List.of("lan", "minh", "hoa", "tuan", "ha", "quantri");

    /** @param password in the clear; it is worth nothing outside this training site */
    public record Account(String login, String name, Role role, String password) {
        @Override
        public String toString() {
            return "Account[" + login + "]";
        }
    }

    private DemoUsers() {}

    /**
     * Adds the accounts and writes them to {@code file} (mode 0600) as {@code {"users":[{login,name,role,password}]}}. When the
     * file and the accounts are there already, from the start before this one, both stay as they are.
     */
    public static Future<List<Account>> seed(People people, Path file) {
        return people.blocking(() -> read(file))
                .compose(known ->
                        people.hasLogins(logins(known)) ? Future.succeededFuture(known) : seedFresh(people, file));
    }

    private static Future<List<Account>> seedFresh(People people, Path file) {
        List<Future<Account>> seeded = LOGINS.stream()
                .map(login -> people.seed(new Login(login), text(login + ".name"), role(login)))
                .toList();
        return Future.all(seeded)
                .map(done -> seeded.stream().map(Future::result).toList())
                .compose(accounts -> people.blocking(() -> {
                    write(file, accounts);
                    return accounts;
                }));
    }

    private static List<Login> logins(List<Account> accounts) {
        return accounts.stream().map(account -> new Login(account.login())).toList();
    }

    /** The accounts of a start before this one; none if the file is not there or not whole. */
    private static List<Account> read(Path file) {
        try {
            JsonNode users = Json.parseObject(Files.readString(file)).path("users");
            List<Account> accounts = new ArrayList<>();
            for (JsonNode user : users) accounts.add(Json.read(user, Account.class));
            return accounts.size() == LOGINS.size() ? List.copyOf(accounts) : List.of();
        } catch (IOException | WireException notThere) {
            return List.of();
        }
    }

    private static void write(Path file, List<Account> accounts) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null) throw new IOException(file + ": names no file");
        Files.createDirectories(folder);
        Path fresh = privateFile(folder);
        Files.writeString(fresh, Json.write(Map.of("users", accounts)));
        Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path privateFile(Path folder) throws IOException {
        // A temporary file is its owner's alone on both systems; POSIX says so explicitly.
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createTempFile(
                        folder,
                        "demo-users",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, "demo-users", ".tmp");
    }

    private static Role role(String login) {
        return Role.valueOf(text(login + ".role"));
    }

    private static String text(String key) {
        return Texts.INSTANCE.getString(key);
    }

    private static final class Texts {
        private static final java.util.PropertyResourceBundle INSTANCE = load();

        private static java.util.PropertyResourceBundle load() {
            try (var in = java.util.Objects.requireNonNull(
                            DemoUsers.class.getResourceAsStream("demo-users.properties"), "demo-users.properties");
                    var reader = new java.io.InputStreamReader(in, StandardCharsets.UTF_8)) {
                return new java.util.PropertyResourceBundle(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package vn.motcua.camera;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.camera.smtp.MailWords;
import vn.motcua.camera.smtp.SmtpAccess;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * A door for mails of cameras.
 *
 * @param host address of this PC it listens on
 * @param access whose mail is taken
 * @param words what the vendor calls things
 * @param counters channel, as the mails name it, to the counter it looks at
 */
record MailSettings(
        String name, String host, int port, SmtpAccess access, MailWords words, Map<String, CounterId> counters) {
    /** A camera mails when something happens, and perhaps a test once a day. */
    static final Duration SILENT_AFTER = Duration.ofHours(25);

    private static final int PORT = 2525;

    MailSettings {
        counters = Map.copyOf(counters);
    }

    static MailSettings read(String name, ConfigNode node) {
        Set<String> senders = new HashSet<>();
        for (String sender : node.texts("senders")) senders.add(sender.toLowerCase(java.util.Locale.ROOT));
        String user = node.textOr("user", "", Allowed.of("camera.user"));
        if (senders.isEmpty() && user.isEmpty()) node.problem("senders", "", Allowed.of("camera.senders"));
        Map<String, String> users = user.isEmpty() ? Map.of() : Map.of(user, StreamSettings.password(node));
        return new MailSettings(
                name,
                node.textOr("listen", "127.0.0.1", Allowed.of("camera.listen")),
                node.integer("port", 0, 65_535, PORT),
                new SmtpAccess(senders, users),
                words(node.object("words")),
                StreamSettings.channels(node));
    }

    private static MailWords words(ConfigNode node) {
        MailWords usual = MailWords.USUAL;
        return new MailWords(
                or(node.texts("type"), usual.type()),
                or(node.texts("time"), usual.time()),
                or(node.texts("channel"), usual.channel()),
                or(node.texts("device"), usual.device()));
    }

    private static List<String> or(List<String> own, List<String> usual) {
        return own.isEmpty() ? usual : own;
    }
}

package vn.motcua.camera.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The server's side of one SMTP connection, without the connection. Lines may end with CR LF or LF alone: nothing is relayed, so
 * that nobody can be misled by it, and some cameras write them so. Not thread safe.
 */
final class SmtpSession {
    static final int MAIL_MAX = 12 * 1024 * 1024;

    private static final int LINE_MAX = 2_048;
    private static final int RECIPIENTS_MAX = 20;
    private static final int WRONG_MAX = 10;
    private static final int LOGINS_MAX = 3;

    private enum State {
        COMMAND,
        AUTH_PLAIN,
        AUTH_USER,
        AUTH_PASSWORD,
        DATA,
        OVER
    }

    /** Where in a line of a mail we are: a dot alone ends it, a dot at the beginning of another is taken away. */
    private enum Dot {
        START,
        DOT,
        DOT_CR,
        INSIDE
    }

    private final SmtpAccess access;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private ByteArrayOutputStream mail = new ByteArrayOutputStream();
    private State state = State.COMMAND;
    private Dot dot = Dot.START;
    private boolean isLineTooLong;
    private boolean isTooLarge;
    private boolean isLoggedIn;
    private boolean hasSender;
    private int recipients;
    private int wrong;
    private int logins;
    private String user = "";

    SmtpSession(SmtpAccess access) {
        this.access = access;
        this.isLoggedIn = access.users().isEmpty();
    }

    static SmtpStep.Reply greeting() {
        return reply("220 motcua ready");
    }

    /** The answer to a mail that was told. */
    static SmtpStep.Reply stored(boolean isStored) {
        return reply(isStored ? "250 2.0.0 taken" : "451 4.3.0 not stored, send it again");
    }

    static SmtpStep.Reply tooLarge() {
        return reply("552 5.3.4 larger than is taken");
    }

    List<SmtpStep> feed(byte[] bytes) {
        List<SmtpStep> out = new ArrayList<>();
        for (byte one : bytes) {
            if (state == State.OVER) return out;
            if (state == State.DATA) data(one, out);
            else line(one, out);
        }
        return out;
    }

    /** Whether a mail was begun and not ended. */
    boolean isInMail() {
        return state == State.DATA;
    }

    private void line(byte one, List<SmtpStep> out) {
        if (one != '\n') {
            if (line.size() < LINE_MAX) line.write(one);
            else isLineTooLong = true;
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        boolean wasTooLong = isLineTooLong;
        isLineTooLong = false;
        SmtpStep.Reply answer = wasTooLong ? wrong("500 5.5.2 line too long") : answer(text);
        if (answer.isLast()) state = State.OVER;
        out.add(answer);
    }

    private SmtpStep.Reply answer(String text) {
        return switch (state) {
            case AUTH_PLAIN -> plain(text);
            case AUTH_USER -> {
                user = decoded(text).orElse("");
                state = State.AUTH_PASSWORD;
                yield reply("334 UGFzc3dvcmQ6");
            }
            case AUTH_PASSWORD -> login(user, decoded(text).orElse(""));
            default -> command(text);
        };
    }

    private SmtpStep.Reply command(String text) {
        String[] words = text.split(" +", 2);
        String rest = words.length > 1 ? words[1] : "";
        return switch (words[0].toUpperCase(Locale.ROOT)) {
            case "EHLO" ->
                reply("250-motcua\r\n250-SIZE " + MAIL_MAX
                        + "\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 AUTH PLAIN LOGIN");
            case "HELO" -> reply("250 motcua");
            case "AUTH" -> auth(rest);
            case "MAIL" -> from(rest);
            case "RCPT" -> to(rest);
            case "DATA" -> begin();
            case "RSET" -> {
                reset();
                yield reply("250 2.0.0 ok");
            }
            case "NOOP" -> reply("250 2.0.0 ok");
            case "VRFY" -> reply("252 2.5.0 cannot say");
            case "QUIT" -> new SmtpStep.Reply("221 2.0.0 bye\r\n", true);
            default -> wrong("502 5.5.1 not known here");
        };
    }

    private SmtpStep.Reply auth(String rest) {
        String[] words = rest.split(" +", 2);
        String first = words.length > 1 ? words[1] : "";
        switch (words[0].toUpperCase(Locale.ROOT)) {
            case "PLAIN":
                if (!first.isEmpty()) return plain(first);
                state = State.AUTH_PLAIN;
                return reply("334 ");
            case "LOGIN":
                user = decoded(first).orElse("");
                state = first.isEmpty() ? State.AUTH_USER : State.AUTH_PASSWORD;
                return reply(first.isEmpty() ? "334 VXNlcm5hbWU6" : "334 UGFzc3dvcmQ6");
            default:
                return wrong("504 5.5.4 only PLAIN and LOGIN");
        }
    }

    /** RFC 4616: [who] NUL user NUL password. */
    private SmtpStep.Reply plain(String text) {
        String[] fields = decoded(text).orElse("").split("\0", -1);
        return fields.length == 3 ? login(fields[1], fields[2]) : login("", "");
    }

    private SmtpStep.Reply login(String name, String password) {
        state = State.COMMAND;
        user = "";
        if (access.isUser(name, password)) {
            isLoggedIn = true;
            return reply("235 2.7.0 welcome");
        }
        boolean isLast = ++logins >= LOGINS_MAX;
        return new SmtpStep.Reply("535 5.7.8 wrong user or password\r\n", isLast);
    }

    private SmtpStep.Reply from(String rest) {
        if (!isLoggedIn) return wrong("530 5.7.0 log in first");
        Optional<String> address = address(rest, "FROM:");
        if (address.isEmpty()) return wrong("501 5.5.4 MAIL FROM:<address>");
        if (!access.isSender(address.get())) return wrong("550 5.7.1 this sender is not taken here");
        reset();
        hasSender = true;
        return reply("250 2.1.0 ok");
    }

    private SmtpStep.Reply to(String rest) {
        if (!hasSender) return wrong("503 5.5.1 MAIL first");
        if (address(rest, "TO:").isEmpty()) return wrong("501 5.5.4 RCPT TO:<address>");
        if (recipients >= RECIPIENTS_MAX) return wrong("452 4.5.3 too many recipients");
        recipients++;
        return reply("250 2.1.5 ok");
    }

    private SmtpStep.Reply begin() {
        if (recipients == 0) return wrong("503 5.5.1 RCPT first");
        state = State.DATA;
        dot = Dot.START;
        isTooLarge = false;
        return reply("354 go on, a dot alone ends it");
    }

    private void data(byte one, List<SmtpStep> out) {
        boolean isEnd = one == '\n';
        switch (dot) {
            case START -> {
                if (one == '.') dot = Dot.DOT;
                else keep(one);
            }
            case DOT -> {
                if (isEnd) ended(out);
                else if (one == '\r') dot = Dot.DOT_CR;
                else keep(one);
            }
            case DOT_CR -> {
                if (isEnd) ended(out);
                else {
                    keep((byte) '\r');
                    keep(one);
                }
            }
            default -> keep(one);
        }
    }

    private void keep(byte one) {
        dot = one == '\n' ? Dot.START : Dot.INSIDE;
        if (mail.size() < MAIL_MAX) mail.write(one);
        else isTooLarge = true;
    }

    private void ended(List<SmtpStep> out) {
        state = State.COMMAND;
        out.add(isTooLarge ? new SmtpStep.Mail(new byte[0], true) : new SmtpStep.Mail(mail.toByteArray(), false));
        reset();
    }

    private void reset() {
        hasSender = false;
        recipients = 0;
        mail = new ByteArrayOutputStream();
    }

    /** What is not understood is answered some times, then no more. */
    private SmtpStep.Reply wrong(String text) {
        return ++wrong > WRONG_MAX ? new SmtpStep.Reply("421 4.7.0 too many errors\r\n", true) : reply(text);
    }

    private static SmtpStep.Reply reply(String text) {
        return new SmtpStep.Reply(text + "\r\n", false);
    }

    /** Between angle brackets, or the first word; may be empty. */
    private static Optional<String> address(String rest, String name) {
        if (!rest.regionMatches(true, 0, name, 0, name.length())) return Optional.empty();
        String text = rest.substring(name.length()).strip();
        int open = text.indexOf('<');
        int close = text.indexOf('>', open + 1);
        if (open >= 0 && close > open)
            return Optional.of(text.substring(open + 1, close).strip());
        return text.isEmpty() ? Optional.empty() : Optional.of(text.split(" ", 2)[0]);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

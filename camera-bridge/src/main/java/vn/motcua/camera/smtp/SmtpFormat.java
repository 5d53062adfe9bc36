package vn.motcua.camera.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.SourceFormat;

/** {@code smtp}: what a camera said to a mail server, from its EHLO or HELO on (without the server's answers); or one mail by itself. */
public final class SmtpFormat implements SourceFormat {
    private static final Set<String> GREETINGS = Set.of("EHLO", "HELO", "MAIL", "AUTH", "NOOP", "RSET");

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Decoder decoder(Setting setting) {
        return new Mails(new MailSightings(MailWords.USUAL, setting.zone()));
    }

    /** The first word tells which of both it is: of a mail it ends with a colon. */
    private static final class Mails implements Decoder {
        private static final int WORD_MAX = 5;

        private final MailSightings sightings;
        private final ByteArrayOutputStream start = new ByteArrayOutputStream();
        private @Nullable SmtpSession session;
        private boolean isMail;
        private boolean isTooLarge;

        Mails(MailSightings sightings) {
            this.sightings = sightings;
        }

        @Override
        public List<Heard> feed(byte[] chunk) {
            if (session != null) return session(session, chunk);
            int wanted = isMail ? 0 : Math.min(chunk.length, WORD_MAX - start.size());
            start.write(chunk, 0, wanted);
            if (!isMail && start.size() == WORD_MAX) decide();
            byte[] rest = Arrays.copyOfRange(chunk, wanted, chunk.length);
            if (session != null) return session(session, rest);
            int room = Math.min(rest.length, SmtpSession.MAIL_MAX - start.size());
            start.write(rest, 0, room);
            if (room < rest.length) isTooLarge = true;
            return List.of();
        }

        private void decide() {
            String word =
                    new String(start.toByteArray(), 0, WORD_MAX, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
            isMail = !GREETINGS.contains(word.substring(0, WORD_MAX - 1)) || word.charAt(WORD_MAX - 1) > ' ';
            if (isMail) return;
            SmtpSession begun = new SmtpSession(SmtpAccess.ANY);
            // Too little for a mail to be in it.
            begun.feed(start.toByteArray());
            session = begun;
            start.reset();
        }

        private List<Heard> session(SmtpSession open, byte[] chunk) {
            List<Heard> out = new ArrayList<>();
            for (SmtpStep step : open.feed(chunk))
                out.addAll(step.<List<Heard>>match(reply -> List.of(), mail -> mail(mail.bytes(), mail.isTooLarge())));
            return out;
        }

        private List<Heard> mail(byte[] bytes, boolean wasTooLarge) {
            return wasTooLarge ? List.of(new Heard.Refused(Why.TOO_LARGE, "mail")) : sightings.heard(bytes);
        }

        @Override
        public List<Heard> end() {
            if (session != null)
                return session.isInMail()
                        ? List.of(new Heard.Fault("CUT", "the session ends inside of a mail"))
                        : List.of();
            return start.size() == 0 ? List.of() : mail(start.toByteArray(), isTooLarge);
        }
    }
}

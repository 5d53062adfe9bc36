package vn.motcua.camera.smtp;

import java.util.function.Function;

/** What follows from what a client said. */
sealed interface SmtpStep {
    <T> T match(Function<Reply, T> onReply, Function<Mail, T> onMail);

    /**
     * To be answered.
     *
     * @param text whole lines with their ends
     * @param isLast the connection ends behind it
     */
    record Reply(String text, boolean isLast) implements SmtpStep {
        @Override
        public <T> T match(Function<Reply, T> onReply, Function<Mail, T> onMail) {
            return onReply.apply(this);
        }
    }

    /**
     * A mail came whole. It is answered when it is stored, or not.
     *
     * @param bytes not copied; empty when it was larger than is taken
     */
    record Mail(byte[] bytes, boolean isTooLarge) implements SmtpStep {
        @Override
        public <T> T match(Function<Reply, T> onReply, Function<Mail, T> onMail) {
            return onMail.apply(this);
        }
    }
}

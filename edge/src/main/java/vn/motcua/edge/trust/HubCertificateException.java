package vn.motcua.edge.trust;

import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;

/** Why the certificate of what answered is not taken. The message is for people, in the machine's language. */
public final class HubCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;
    // Netty's name for an answer that is no TLS at all; its class is no part of our own surface.
    private static final String NO_TLS = "NotSslRecordException";
    private static final int CAUSES_MAX = 16;

    private final CertificateProblem problem;
    private final String words;

    HubCertificateException(CertificateProblem problem, List<Object> words) {
        this(problem, TrustTexts.of(problem.name(), words.toArray()));
    }

    private HubCertificateException(CertificateProblem problem, String words) {
        super(words);
        this.problem = problem;
        this.words = words;
    }

    /** The message: never absent. */
    public String words() {
        return words;
    }

    public CertificateProblem problem() {
        return problem;
    }

    /** What a failed connection was about, if it was the certificate. */
    public static Optional<HubCertificateException> in(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
            if (cause instanceof HubCertificateException ours) return Optional.of(ours);
            if (cause.getClass().getSimpleName().equals(NO_TLS))
                return Optional.of(new HubCertificateException(CertificateProblem.NO_CERTIFICATE, List.of()));
        }
        return Optional.empty();
    }
}

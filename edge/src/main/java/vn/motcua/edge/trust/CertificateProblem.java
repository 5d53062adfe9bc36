package vn.motcua.edge.trust;

/** What is wrong with the certificate a hub showed. The names are stable: status page, doctor and log carry them. */
public enum CertificateProblem {
    /** Neither signed by a trusted authority nor trusted itself. */
    CERTIFICATE_UNTRUSTED,
    /** Its time, or that of an authority between, is over. */
    CERTIFICATE_EXPIRED,
    /** Its time has not begun: mostly the clock of this PC stands back. */
    CERTIFICATE_NOT_YET_VALID,
    /** Made out for other names than the address this agent dials. */
    CERTIFICATE_NAME,
    /** There is no certificate: what listens there does not encrypt. */
    NO_CERTIFICATE
}

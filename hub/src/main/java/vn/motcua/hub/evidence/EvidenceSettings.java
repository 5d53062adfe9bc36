package vn.motcua.hub.evidence;

/**
 * What an administrator says of evidence.
 *
 * @param bytesMax of all of it together; beyond, nothing new is taken
 */
public record EvidenceSettings(Retention retention, long bytesMax) {
    public static final int DEFAULT_GIB = 64;
    public static final EvidenceSettings DEFAULTS = new EvidenceSettings(Retention.DEFAULTS, (long) DEFAULT_GIB << 30);
}

package vn.motcua.camera.evidence;

/** Why there is no picture or clip, as the hub is told. Names are part of the protocol. */
public enum Failure {
    /** The device recorded nothing of that time, or cannot be asked for the past. */
    NO_RECORDING,
    UNREACHABLE,
    /** It was too late when there was something. */
    TOO_LATE,
    /** The device refused the login, or pointed elsewhere. */
    REFUSED,
    TOO_BIG,
    /** Its camera has masks, and this cannot be covered. */
    MASKED
}

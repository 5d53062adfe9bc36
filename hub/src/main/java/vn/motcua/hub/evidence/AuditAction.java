package vn.motcua.hub.evidence;

/** What can be done with evidence. Names stay: they stand in chains for years. */
public enum AuditAction {
    /** All bytes are here and are those that were announced. */
    RECEIVED,
    /** A person brought it: who, stands beside. */
    ATTACHED,
    /** Looked at, or played. */
    OPENED,
    /** A copy with solid boxes was made: the item is the copy, the original is told beside. */
    REDACTED,
    /** A person looked at the copy and says that it may be handed over. */
    REDACTION_CONFIRMED,
    /** The names of the officers of an incident were shown to a person who asked. */
    NAMES_SHOWN,
    /** Left the hub in a pack. */
    EXPORTED,
    /** Keeping it was decided; the class gives the time. */
    CLASSED,
    HELD,
    /** One of the two who must agree before a hold ends. */
    LIFT_ASKED,
    LIFTED,
    /** Its key is gone for good: the tombstone. */
    DELETED,
    /** What somebody wrote is gone for good, as above; the item is the id of the words. */
    WORDS_DESTROYED
}

package vn.motcua.core.model;

/** Why an officer called somebody whose turn it was not. */
public enum ChoiceReason {
    /** Missed his call, or was put aside, and is here again. */
    HERE_AGAIN,
    /** Belongs to somebody who was served just now. */
    TOGETHER,
    /** Cannot wait: health, a small child, safety. */
    URGENT,
    /** Whoever is in charge asked for it. */
    ASKED,
    OTHER
}

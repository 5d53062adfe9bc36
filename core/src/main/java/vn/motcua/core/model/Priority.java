package vn.motcua.core.model;

/** Why somebody may go first. The class is kept, never the reason with an identity. */
public enum Priority {
    NORMAL,
    /** Elderly, pregnant, disabled, with a small child, people with merit: by the site's rule. */
    PRIORITY
}

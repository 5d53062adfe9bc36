package vn.motcua.core.dossier;

/**
 * Which date decides between in time and late once an authority has apologised and named a new one. What the law means is disputed
 * (DOMAIN §8 R8), so it is chosen, and printed with the figures.
 */
public enum DueBasis {
    /** The date first promised: an apology does not make a late dossier an on-time one. */
    ORIGINAL,
    /** The date of the apology, where there was one. */
    EXTENDED
}

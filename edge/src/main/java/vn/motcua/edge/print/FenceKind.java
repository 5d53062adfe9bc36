package vn.motcua.edge.print;

/** How a printer proved that everything before a point of the byte stream was carried out. Names are stored. */
public enum FenceKind {
    /** Process id response, {@code GS ( H} function 48: the printer names the very job. */
    PROCESS_ID,
    /** The answer to {@code GS r 1}, which is given in order. */
    GS_R,
    /** The status that {@code GS a} sends in order when nothing has changed. */
    ASB
}

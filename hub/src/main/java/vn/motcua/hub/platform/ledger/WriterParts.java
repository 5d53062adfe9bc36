package vn.motcua.hub.platform.ledger;

import java.util.List;

/**
 * What the features bring to the writer.
 *
 * @param projections in the order of the features' line: each may look at those before it
 * @param reactors asked in this order
 * @param preludes asked in this order
 */
public record WriterParts(
        List<Projection> projections, List<Reactor> reactors, List<Prelude> preludes, CommitListener listener) {
    public WriterParts {
        projections = List.copyOf(projections);
        reactors = List.copyOf(reactors);
        preludes = List.copyOf(preludes);
    }
}

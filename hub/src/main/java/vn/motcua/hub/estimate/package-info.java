/**
 * How long somebody will wait, learned from the centre's own visits. {@code LinePlay} plays the line forward over the counters that are
 * really open, with the times {@code Tempo} and {@code Pace} learned; {@code Errors} measures how far such plays were off and turns that
 * into a middle and an upper bound. All that is learned follows the ledger ({@code EstimateProjection}), in whole numbers, so that a
 * rebuild comes out equal.
 */
@org.jspecify.annotations.NullMarked
package vn.motcua.hub.estimate;

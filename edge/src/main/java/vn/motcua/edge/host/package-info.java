/** Runs the agent's modules: finds them, hands each its view of the agent, and lets none of them take another down. */
@NullMarked
package vn.motcua.edge.host;

import org.jspecify.annotations.NullMarked;

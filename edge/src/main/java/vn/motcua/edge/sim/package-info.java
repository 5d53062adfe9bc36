/**
 * The simulator kit: simulated devices that speak bytes over real transports, can be broken on demand and describe themselves to the
 * bench page, so that a new kind of device appears there without a change to the page. Training sites only.
 */
@NullMarked
package vn.motcua.edge.sim;

import org.jspecify.annotations.NullMarked;

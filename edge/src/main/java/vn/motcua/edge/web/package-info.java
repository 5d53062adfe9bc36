/**
 * The agent's own web server, for the pages of this PC and for nobody else: it listens on the loopback address, answers only to its
 * own names, and relays the hub's live feed with its true age beside topics of its own.
 */
@NullMarked
package vn.motcua.edge.web;

import org.jspecify.annotations.NullMarked;

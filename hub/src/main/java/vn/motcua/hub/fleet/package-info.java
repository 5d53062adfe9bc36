/** Agents and their devices: enrolment by one-time code, revocation, clones held, device states. */
@NullMarked
package vn.motcua.hub.fleet;

import org.jspecify.annotations.NullMarked;

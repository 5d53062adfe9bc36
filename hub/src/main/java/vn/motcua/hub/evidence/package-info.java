/**
 * Evidence of incidents: what is handed to a court or an inspector, and the chain of who looked at it. A pack is checked offline, by
 * anybody with Java.
 */
@NullMarked
package vn.motcua.hub.evidence;

import org.jspecify.annotations.NullMarked;

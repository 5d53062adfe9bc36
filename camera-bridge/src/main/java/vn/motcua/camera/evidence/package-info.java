/**
 * The way of pictures at the agent: what the hub wants is taken from the ring of stills or asked for at the device or recorder, laid into the
 * spool and sent in pieces. {@link vn.motcua.camera.evidence.EvidenceFetcher} is where it begins.
 */
@NullMarked
package vn.motcua.camera.evidence;

import org.jspecify.annotations.NullMarked;

/** Pictures and clips on their way from a device to the hub, encrypted on this PC's disk; see {@link vn.motcua.camera.spool.EvidenceSpool}. */
@NullMarked
package vn.motcua.camera.spool;

import org.jspecify.annotations.NullMarked;

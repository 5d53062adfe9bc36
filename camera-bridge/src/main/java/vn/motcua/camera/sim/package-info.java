/**
 * A simulated camera for training sites: it calls the webhook of its agent over HTTP as a recorder would, signs with code of its own,
 * and can be wrong in the ways senders are.
 */
@NullMarked
package vn.motcua.camera.sim;

import org.jspecify.annotations.NullMarked;

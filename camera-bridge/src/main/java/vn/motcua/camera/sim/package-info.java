/**
 * Simulated cameras for training sites: one calls the webhook of its agent over HTTP as a recorder would, signs with code of its own,
 * and can be wrong in the ways senders are; the other waits to be asked for its events and pictures.
 */
@NullMarked
package vn.motcua.camera.sim;

import org.jspecify.annotations.NullMarked;

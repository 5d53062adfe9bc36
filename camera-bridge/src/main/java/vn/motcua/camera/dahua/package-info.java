/**
 * Dahua's CGI and what is sold under other names with it (KBVision among them): {@code eventManager.cgi?action=attach} and {@code
 * snapManager.cgi?action=attachFileProc}. Fields as open clients read them (rroller/dahua, May 2026); never tried on a device of ours.
 *
 * <p>An index in an answer counts from 0 and a channel in a request from 1: {@code channel} here is the request's, the number the
 * device's own pages show.
 */
@NullMarked
package vn.motcua.camera.dahua;

import org.jspecify.annotations.NullMarked;

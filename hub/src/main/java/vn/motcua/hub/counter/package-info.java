/** Counters and who serves there: open, call, recall, finish, no-show, and the announcements that follow. */
@NullMarked
package vn.motcua.hub.counter;

import org.jspecify.annotations.NullMarked;

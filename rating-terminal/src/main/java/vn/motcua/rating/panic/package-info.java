/**
 * Agent module {@code panic}: a panic button's press is stored and told to the home hub at once, before whatever waits in the outbox,
 * and again until the hub has answered. Silent at the counter unless configured.
 */
@NullMarked
package vn.motcua.rating.panic;

import org.jspecify.annotations.NullMarked;

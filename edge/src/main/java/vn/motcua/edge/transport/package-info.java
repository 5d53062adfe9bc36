/**
 * Moves bytes to and from devices and knows nothing of what they mean. Native calls block only threads that belong to one link, so a
 * wedged device never delays another one (HARDWARE: one reader and one writer thread per link, a watchdog, sacrificial closers).
 */
@NullMarked
package vn.motcua.edge.transport;

import org.jspecify.annotations.NullMarked;

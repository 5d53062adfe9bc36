/**
 * Agent module {@code camera}: one signed webhook that any recorder, bridge or script can call. A call is checked (who,
 * when, once, how long, what kind), turned into one event on the bulk stream and answered. Pictures are measured and
 * hashed, never kept here; face and other biometric events are refused at the door.
 */
@NullMarked
package vn.motcua.camera;

import org.jspecify.annotations.NullMarked;

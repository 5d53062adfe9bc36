/**
 * The pages of module {@code ui} as they leave a server: HTML with its import map, and the content-security policy that belongs to
 * it. Pure JDK, so that the hub and the agent serve the same bytes under the same policy.
 */
@NullMarked
package vn.motcua.core.page;

import org.jspecify.annotations.NullMarked;

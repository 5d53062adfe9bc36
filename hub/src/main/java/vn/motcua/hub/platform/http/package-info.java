/**
 * The HTTP foundation: one table of endpoints, one gate in front of them (session, role, cross-site forgery), one place that
 * chooses status codes, bounded bodies, refusals in both languages, security headers, request counters and the listener. It
 * knows no feature.
 */
@NullMarked
package vn.motcua.hub.platform.http;

import org.jspecify.annotations.NullMarked;

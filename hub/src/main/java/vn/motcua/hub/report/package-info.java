/** Reports for those who lead a centre: read from what the other features keep, never written. */
@NullMarked
package vn.motcua.hub.report;

import org.jspecify.annotations.NullMarked;

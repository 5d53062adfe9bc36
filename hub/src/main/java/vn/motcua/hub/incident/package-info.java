/** What a supervisor looks into: anomalies, and camera events joined to the visit served at that counter then. */
@NullMarked
package vn.motcua.hub.incident;

import org.jspecify.annotations.NullMarked;

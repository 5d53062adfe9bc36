/**
 * Whom an agent takes for its hub on an encrypted connection: the centre's own authority or the hub's self-signed certificate, given
 * once at enrolment, or else the authorities Java knows; and in which words it says why not.
 */
@NullMarked
package vn.motcua.edge.trust;

import org.jspecify.annotations.NullMarked;

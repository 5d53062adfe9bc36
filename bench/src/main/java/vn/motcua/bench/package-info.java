/** {@code motcua bench}: takes the figures of DESIGN §9 on this machine, each beside a peer or a physical limit of the same run. */
@NullMarked
package vn.motcua.bench;

import org.jspecify.annotations.NullMarked;

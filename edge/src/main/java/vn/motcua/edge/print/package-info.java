/**
 * The contract of ticket printing between the part that issues tickets, the journal that must survive a crash, and the driver that
 * puts ink on paper: what a job is, what may become of it, and what is written before which byte leaves. Values only.
 */
@NullMarked
package vn.motcua.edge.print;

import org.jspecify.annotations.NullMarked;

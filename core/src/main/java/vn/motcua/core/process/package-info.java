/** What every program of the product shares about being a process. */
@NullMarked
package vn.motcua.core.process;

import org.jspecify.annotations.NullMarked;

/** Registers of dossiers as other systems write them: their rows, and what each becomes. Pure. */
@NullMarked
package vn.motcua.core.register;

import org.jspecify.annotations.NullMarked;

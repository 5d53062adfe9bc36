/**
 * The command line of Motcua: one class for each command. Commands read their arguments, call the modules and print; no
 * rule of the product lives here.
 */
@NullMarked
package vn.motcua.launcher;

import org.jspecify.annotations.NullMarked;

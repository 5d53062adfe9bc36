/**
 * Dossiers as a register knows them, and the figures leaders answer for: the terms of national report form II.06a/VPCP/KSTT, by date.
 * Values and pure functions: no clock, no storage. The definitions with a worked example: {@code docs/dossiers.md}.
 */
@NullMarked
package vn.motcua.core.dossier;

import org.jspecify.annotations.NullMarked;

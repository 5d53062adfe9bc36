/**
 * The register of dossiers: what one-stop software, files and other systems say of them, so that tickets and slips can be set against it.
 * Read by {@code vn.motcua.core.dossier}; nobody's name is kept.
 */
@NullMarked
package vn.motcua.hub.dossier;

import org.jspecify.annotations.NullMarked;

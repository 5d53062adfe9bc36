/** Registers of dossiers in files, read row by row: CSV, XLSX and JSON. An adapter to another system is one more {@link RowSource}. */
@NullMarked
package vn.motcua.hub.dossier.file;

import org.jspecify.annotations.NullMarked;

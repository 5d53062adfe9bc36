/** The hub's one SQLite file: opening, migrating, the writer's connection, the readers' pool, backup and restore. */
@NullMarked
package vn.motcua.hub.platform.database;

import org.jspecify.annotations.NullMarked;

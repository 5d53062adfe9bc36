/**
 * People and how they sign in: names, roles, Argon2id password hashes, sessions that survive a restart, the one-time code of
 * the first administrator, and the accounts of a training site. Names live here and nowhere else; the ledger knows a person
 * only by {@link vn.motcua.core.model.PersonId}.
 */
@NullMarked
package vn.motcua.hub.platform.people;

import org.jspecify.annotations.NullMarked;

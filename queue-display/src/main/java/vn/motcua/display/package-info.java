/**
 * Agent module {@code display}: the announcer of one hall zone, and what boards show beside calls ({@code board}). The board
 * page itself comes from the shared pages of the agent; this module listens to the same feed, holds the zone's announcer lease and sees to it that each announcement is
 * spoken once or recorded as missed.
 */
@NullMarked
package vn.motcua.display;

import org.jspecify.annotations.NullMarked;

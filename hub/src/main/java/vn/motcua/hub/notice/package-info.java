/** What people are told about the cameras that record them: one notice a purpose, as the administrator wrote it. */
@NullMarked
package vn.motcua.hub.notice;

import org.jspecify.annotations.NullMarked;

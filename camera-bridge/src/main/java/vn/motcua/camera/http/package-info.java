/** The pieces of HTTP that cameras use, read byte by byte: messages of a capture, parts of a stream, logins. */
@NullMarked
package vn.motcua.camera.http;

import org.jspecify.annotations.NullMarked;

/**
 * Snapshot mails of cameras and recorders, received by a small SMTP server (RFC 5321, RFC 4954) that relays nothing. Subject and body are
 * vendors' text; what they call things is configurable ({@link vn.motcua.camera.smtp.MailWords}). Nothing was tried on a device of ours.
 */
@NullMarked
package vn.motcua.camera.smtp;

import org.jspecify.annotations.NullMarked;

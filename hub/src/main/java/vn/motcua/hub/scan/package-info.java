/**
 * Scans at the hub: told apart in memory, kept as kind, dossier code, keyed hash and last three digits (I9), and shown to the one page
 * of the counter where the scanner stands. What belongs to a person passes through here and stays nowhere.
 */
@org.jspecify.annotations.NullMarked
package vn.motcua.hub.scan;

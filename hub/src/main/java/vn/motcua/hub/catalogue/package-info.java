/**
 * The site's catalogue while the hub runs: which one is in force, who changed it and when, and which changes have to wait because
 * somebody holds a number or sits at a counter. The other features ask for the site at the moment of use, by a supplier; only this
 * one knows that it changes. It stands right of {@code counter}, whose state its rules look at.
 */
@NullMarked
package vn.motcua.hub.catalogue;

import org.jspecify.annotations.NullMarked;

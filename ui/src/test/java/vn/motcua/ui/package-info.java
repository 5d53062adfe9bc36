/** Holds the resources of this module to their promises: what they name exists, and what people read is in the text files. */
package vn.motcua.ui;

/** What an agent module is and what it may use. Modules are found by {@link java.util.ServiceLoader} and never see each other. */
@NullMarked
package vn.motcua.edge.module;

import org.jspecify.annotations.NullMarked;

/** The demonstration: a hub and its agents as separate processes on free loopback ports, and one visit played through them. */
@NullMarked
package vn.motcua.launcher.demo;

import org.jspecify.annotations.NullMarked;

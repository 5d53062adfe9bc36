/** What a run found: figures with their budgets and peers, the machine they belong to, and the two forms they are told in. */
@NullMarked
package vn.motcua.bench.report;

import org.jspecify.annotations.NullMarked;

/**
 * Agent module {@code rating}: takes the presses of the rating page of one or more counters. A press for a right that is
 * alive is durable before the citizen is thanked; whether it counts is the hub's decision. A press without a right is
 * noise: counted, never stored as a rating. The page goes on while the hub is away, with the rights it last heard of.
 */
@NullMarked
package vn.motcua.rating;

import org.jspecify.annotations.NullMarked;

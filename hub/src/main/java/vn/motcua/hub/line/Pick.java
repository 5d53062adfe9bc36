package vn.motcua.hub.line;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CallReason;

/**
 * Whose turn it is, and why.
 *
 * @param waiting who
 * @param reason why
 * @param rule place of the rule in the counter's profile, from 0; null unless the reason is {@code RULE}
 * @param use the rule with a ratio this call uses up while others wait, or {@link CounterMemory#NO_RULE}
 * @param memory of the counter once he is called
 */
public record Pick(
        Waiting waiting, CallReason reason, @Nullable Integer rule, int use, CounterMemory memory) {}

// Which key says which verdict, and what it still has to ask. Pure: no element, no request.

export const CAUSES = ['LENS', 'REFLECTION', 'CLEANER', 'MAINTENANCE', 'TEST', 'RULE_TOO_TIGHT'];
export const CONSEQUENCES = ['NONE', 'PUNITIVE', 'OUTWARD'];
/** By their digit, from 1. */
export const VERDICTS = ['CONFIRMED', 'PARTLY', 'NOT_CONFIRMED', 'FALSE_POSITIVE', 'NO_FOOTAGE', 'DUPLICATE'];

/** What a verdict asks next: the key of its question and the answers by their digit. Empty if it is whole by itself. */
export function question(verdict, others) {
  if (verdict === 'FALSE_POSITIVE') return {field: 'cause', answers: CAUSES};
  if (verdict === 'CONFIRMED' || verdict === 'PARTLY') return {field: 'consequence', answers: CONSEQUENCES};
  if (verdict === 'DUPLICATE') return {field: 'duplicateOf', answers: others};
  return null;
}

/** Still to be looked into, or to be agreed to by a second person. */
export const isOpen = (one) => one.state !== 'CLOSED' && (one.state !== 'DECIDED' || !one.counts);

/** Newest first; what is open stands before what is not. */
export const sorted = (all) => [...all].sort((one, other) => Date.parse(other.happenedAt) - Date.parse(one.happenedAt) || (one.incidentId < other.incidentId ? 1 : -1));

/** The line to go on with when one is dealt with: the next below, else the last above. */
export function nextAfter(all, id) {
  const at = all.findIndex((one) => one.incidentId === id);
  return (all[at + 1] ?? all[at - 1])?.incidentId ?? null;
}

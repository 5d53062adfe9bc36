// What belongs to one visit or one moment is one line of the list. Pure: no element, no request.

/** As long as the hub takes signs of one place for one course. */
const MOMENT_MS = 15 * 60_000;
/** A switch that dies takes many devices with it, at any place. */
const FAILURES = ['CAMERA_DOWN', 'DEVICE_DOWN'];

const about = (one) => (FAILURES.includes(one.kind) ? one.kind : one.counterId ? `counter ${one.counterId}` : 'hall');

function belong(one, other) {
  if (one.visitId && other.visitId) return one.visitId === other.visitId;
  return about(one) === about(other) && Math.abs(Date.parse(one.happenedAt) - Date.parse(other.happenedAt)) <= MOMENT_MS;
}

/** Lists of what belongs together, each where its first one stands; nothing is left out. */
export function grouped(all) {
  const groups = [];
  for (const one of all) {
    const group = groups.find((others) => others.every((other) => !one.visitId || !other.visitId || one.visitId === other.visitId) && others.some((other) => belong(one, other)));
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** How many signs were told, over all of a group. */
export const signs = (group) => group.reduce((sum, one) => sum + one.signals, 0);

// How long people wait, in words.
import {rich, t} from '/ui/lib/i18n.js';

// Beyond this an estimate in minutes is no help, and no estimate any more.
const LONG_WAIT_MINUTES = 120;

export const isLongWait = (minutes) => minutes > LONG_WAIT_MINUTES;

/**
 * "About 12 min, at most 20": the bound is left out where the hub says none.
 * @param fill `rich` for the eye, `t` for the ear
 */
export function estimateWords({estimateMinutes, atMostMinutes, overBreak}, fill = rich) {
  if (isLongWait(estimateMinutes)) return t(overBreak ? 'kiosk.estimate.longBreak' : 'kiosk.estimate.long');
  const key = atMostMinutes > 0 ? 'kiosk.estimate.range' : 'kiosk.estimate.n';
  return fill(overBreak ? `${key}Break` : key, {n: estimateMinutes, most: atMostMinutes});
}

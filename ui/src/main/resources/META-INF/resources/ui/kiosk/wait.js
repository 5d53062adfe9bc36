// How long people wait, in words.
import {rich, t} from '/ui/lib/i18n.js';

// Beyond this an estimate in minutes is no help, and no estimate any more.
const LONG_WAIT_MINUTES = 120;

export const isLongWait = (minutes) => minutes > LONG_WAIT_MINUTES;

/** @param fill `rich` for the eye, `t` for the ear */
export const estimateWords = (minutes, fill = rich) => (isLongWait(minutes) ? t('kiosk.estimate.long') : fill('kiosk.estimate.n', {n: minutes}));

import {html, icon, nothing} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';

const MOODS = {READY: 'ok', ATTENTION: 'attention', FAULT: 'danger', OFFLINE: 'danger'};
const SYMBOLS = {READY: 'circle-check', CONNECTING: 'refresh-cw', ATTENTION: 'circle-alert', FAULT: 'triangle-alert', OFFLINE: 'unplug'};

/** A device's public status as an icon and a word; what is wrong in the words of its driver, if it gave some. */
export function deviceChip(device) {
  const status = device.status ?? 'UNKNOWN';
  return html`<span class="chip ${MOODS[status] ?? ''}" data-status=${status}>${icon(SYMBOLS[status] ?? 'circle-help')}${t(`device.${status}`)}</span>${device.message ? html` <span class="small">${say(device.message)}</span>` : nothing}`;
}

import {html, icon, nothing} from '/ui/lib/page.js';
import {has, say, t} from '/ui/lib/i18n.js';

const MOODS = {READY: 'ok', ATTENTION: 'attention', FAULT: 'danger', OFFLINE: 'danger'};
const SYMBOLS = {READY: 'circle-check', CONNECTING: 'refresh-cw', ATTENTION: 'circle-alert', FAULT: 'triangle-alert', OFFLINE: 'unplug'};

/** What is wrong with a device, in words if we have some for its code; the detail a technician wrote otherwise. */
export const deviceWords = (device) => {
  const key = `device.code.${device.code}`;
  return has(key) ? t(key) : device.detail || device.code || '';
};

/** A device's public status as an icon and a word; what is wrong in the words of its driver, if it gave some. */
export function deviceChip(device) {
  const status = device.status ?? 'UNKNOWN';
  return html`<span class="chip ${MOODS[status] ?? ''}" data-status=${status}>${icon(SYMBOLS[status] ?? 'circle-help')}${t(`device.${status}`)}</span>${device.message ? html` <span class="small">${say(device.message)}</span>` : nothing}`;
}

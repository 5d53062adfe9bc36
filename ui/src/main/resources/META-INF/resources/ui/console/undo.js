// What was done last at a counter can be taken back for ten seconds. Nothing asks beforehand: a bar says what was done, offers the way
// back, and runs down. The hub decides what may be taken back; the bar shows what it offers and nothing of its own.
import {html, icon, nothing} from '/ui/lib/page.js';
import {now, t} from '/ui/lib/i18n.js';
import {numberText} from '/ui/lib/number.js';

const OFFERED_MS = 10_000;

/** What the hub offers to take back at this counter now, or null. */
export function undoOffer(desk) {
  const undo = desk?.undo;
  return undo && Date.parse(undo.until) > now() ? {...undo, number: numberText(undo.number)} : null;
}

/** The bar, or the room for it: what stands above never moves. */
export function undoBar(undo, {busy, keysOn, undoKey, onUndo}) {
  if (!undo) return html`<div class="undoplace"></div>`;
  const left = Math.max(0, Math.ceil((Date.parse(undo.until) - now()) / 1000));
  return html`<div class="undoplace"><div class="undobar" data-test="undo-bar" data-action=${undo.action} data-position=${undo.position} data-until=${undo.until}>
    <p class="grow" role="status">${t(`console.did.${undo.action}`, {number: undo.number})}</p>
    <button class="button plain" data-test="undo" ?disabled=${Boolean(busy)} aria-busy=${busy === 'undo'} @click=${onUndo}>
      ${icon('undo-2')}<span>${t('console.undo')}</span>${keysOn ? html`<kbd aria-hidden="true">${undoKey}</kbd>` : nothing}<span class="num left" aria-hidden="true">${left}</span>
    </button>
    <span class="runs" aria-hidden="true"></span>
  </div></div>`;
}

/** Lets the line of a bar start where its ten seconds stand: the page may have been opened in the middle of them. */
export function runDown(root) {
  const bar = root.querySelector('.undobar');
  if (!bar || bar.dataset.runs === bar.dataset.position) return;
  bar.dataset.runs = bar.dataset.position;
  const gone = OFFERED_MS - (Date.parse(bar.dataset.until) - now());
  const line = bar.querySelector('.runs');
  for (const running of line.getAnimations()) running.currentTime = Math.max(0, gone);
}

// The calls of a hall: the newest on top, number and counter of equal weight.
import {html, icon, nothing} from '/ui/lib/page.js';
import {otherLanguage, say, t} from '/ui/lib/i18n.js';
import {repeat} from 'lit/directives/repeat.js';

export const keyOf = (call) => call.announcementId ?? `${call.visitId}/${call.times}`;
export const length = (text) => (String(text).length <= 4 ? 'short' : String(text).length <= 6 ? 'middle' : 'long');

export function callsView(calls, layout, fresh, where) {
  const other = otherLanguage();
  return html`
    <div class="heads" aria-hidden="true">
      <span>${t('board.number')} <i lang=${other}>${t('board.number', {}, other)}</i></span>
      <span>${t('board.counter')} <i lang=${other}>${t('board.counter', {}, other)}</i></span>
    </div>
    <ol class="rows" data-rows=${layout.rows} data-columns=${layout.columns === 2 ? 2 : 1} data-test="calls">
      ${repeat(calls, (call) => call.visitId, (call, index) => callView(call, index, fresh, where(call.zone)))}
      ${Array.from({length: layout.rows - calls.length}, () => html`<li class="call blank" aria-hidden="true"></li>`)}
    </ol>
  `;
}

function callView(call, index, fresh, where) {
  const news = fresh.has(keyOf(call));
  const note = callWords(call);
  const classes = ['call', index === 0 ? 'newest' : '', news ? 'pulse' : '', call.state === 'DONE' ? 'done' : '', note ? 'noted' : ''].join(' ');
  return html`<li class=${classes} data-test="call" data-number=${call.number} data-counter=${call.counter} data-visit=${call.visitId} data-announcement=${keyOf(call)} data-called-at=${call.at}>
    <span class="number num" data-length=${length(call.number)}>${call.number}</span>
    <span class="arrow">${icon('arrow-right')}</span>
    <span class="counter num" data-length=${length(call.counter)}><span class="seen-by-readers">${t('board.counter')} </span>${call.counter}${where && !note ? html`<small>${where}</small>` : nothing}</span>
    ${note ? noteView(where ? `${where} · ${note}` : note) : nothing}
  </li>`;
}

/** Who goes with it, or the step it waits for now. */
export function callWords(call, lang) {
  if (call.with?.length > 0) return t('board.with', {number: call.with.join(', ')}, lang);
  return call.next ? t('board.then', {service: say(call.next, lang)}, lang) : '';
}

export const sizeOf = (words) => (words.length <= 30 ? 'short' : words.length <= 56 ? 'middle' : 'long');

/** A line of its own below the figures, which make room for it. The longer it is the smaller it is written, never cut. */
const noteView = (note) => html`<span class="beside" data-test="beside" data-words=${sizeOf(note)}>${note}</span>`;

// Counters and the numbers they serve: all of an area, or one, big.
import {html, nothing} from '/ui/lib/page.js';
import {numberText} from '/ui/lib/number.js';
import {hourMinute, now, otherLanguage, say, t} from '/ui/lib/i18n.js';
import {repeat} from 'lit/directives/repeat.js';
import {callWords, keyOf, length, sizeOf} from '/ui/board/calls.js';
import {waitingNumbers} from '/ui/board/side.js';

/** Longer after his call nobody looks at that counter for where to go. */
const LEFT_MS = 45 * 60_000;

/** Tiles in rows that fill the screen: as many columns as keep them about twice as wide as high. */
const columnsFor = (count) => (count <= 3 ? 1 : count <= 8 ? 2 : count <= 15 ? 3 : count <= 28 ? 4 : count <= 40 ? 5 : 6);
/** Of more counters than this the closed ones are left out: nobody looks for them, and the others are to be read from afar. */
const ALL_MAX = 15;

export function areaView(board, layout, where) {
  const desks = shown(board.values('counter:'));
  const order = new Map(board.counters.map((counter, index) => [counter.id, index]));
  desks.sort((one, other) => (order.get(one.counterId) ?? 0) - (order.get(other.counterId) ?? 0));
  return html`<ol class="desks" data-columns=${layout.columns || columnsFor(desks.length)} data-test="desks">
    ${repeat(desks, (desk) => desk.counterId, (desk) => tileView(board, desk, where(desk.zone)))}
  </ol>`;
}

function shown(desks) {
  const open = desks.filter((desk) => desk.state !== 'CLOSED' || desk.call);
  return desks.length > ALL_MAX && open.length > 0 ? open : desks;
}

function tileView(board, desk, where) {
  const call = desk.call;
  const news = call && board.fresh.has(keyOf(call));
  const note = call ? callWords(call) : '';
  const left = call ? undefined : justLeft(board, desk);
  const classes = ['desk', desk.state === 'OPEN' ? '' : 'closed', call ? 'busy' : '', note || left ? 'noted' : '', news ? 'newest pulse' : ''].join(' ');
  return html`<li class=${classes} data-test="desk" data-counter=${desk.counter} data-number=${call ? numberText(call.number) : nothing} data-announcement=${call ? keyOf(call) : nothing} data-called-at=${call?.at ?? nothing}>
    <div class="inside">
      <span class="label"><span>${t('board.counter')}</span> <b class="num" data-length=${length(desk.counter)}>${desk.counter}</b>${where ? html`<small>${where}</small>` : nothing}</span>
      ${call
        ? html`<span class="number num" data-length=${length(numberText(call.number))}>${numberText(call.number)}</span>`
        : left
          ? html`<span class="left num" data-length=${length(left.number)} data-test="left">${left.number}</span>`
          : html`<span class="idle">${idleWords(board, desk)}</span>`}
      ${note || left ? html`<span class="beside" data-test="beside" data-words=${sizeOf(note || callWords(left))}>${note || callWords(left)}</span>` : nothing}
    </div>
  </li>`;
}

/** Who was sent on from here to the next step, until somebody else is called: he is still on his feet. */
function justLeft(board, desk) {
  if (board.feed.stale || desk.state !== 'OPEN') return undefined;
  const last = board.calls.find((call) => call.counterId === desk.counterId);
  return last?.state === 'DONE' && last.next && now() - Date.parse(last.at) < LEFT_MS ? last : undefined;
}

/** What a counter without a visit says: paused, it says until when, and where else to go. */
function idleWords(board, desk, lang) {
  if (desk.state !== 'PAUSED') return t(desk.state === 'OPEN' ? 'board.desk.free' : 'board.desk.closed', {}, lang);
  const until = desk.pause?.until;
  const counters = elsewhere(board, desk).join(', ');
  const paused = until ? t('board.desk.paused.until', {time: hourMinute(until)}, lang) : t('board.desk.paused', {}, lang);
  return counters ? `${paused}. ${t('board.desk.paused.other', {counters}, lang)}` : paused;
}

/** Open counters that serve the same, by their labels: at most three, or nobody reads them. */
function elsewhere(board, desk) {
  const services = board.counters.find((one) => one.id === desk.counterId)?.services ?? [];
  const serves = (id) => board.counters.find((one) => one.id === id)?.services?.some((service) => services.includes(service));
  return board.values('counter:').filter((one) => one.state === 'OPEN' && one.counterId !== desk.counterId && serves(one.counterId)).map((one) => one.counter).slice(0, 3);
}

export function deskView(board, layout, empty) {
  const desk = board.values('counter:').find((one) => one.counterId === layout.counter);
  if (!desk) return board.feed.ready && !board.feed.stale && board.counters.length > 0 ? unknownView(layout) : empty(false);
  const call = desk.call;
  const other = otherLanguage();
  const number = call ? numberText(call.number) : '';
  const news = call && board.fresh.has(keyOf(call));
  const next = waitingNumbers(board).slice(0, 4);
  const left = call ? undefined : justLeft(board, desk);
  const said = call ?? left;
  const note = said ? callWords(said) : '';
  return html`<div class="big ${call ? 'busy' : ''} ${note ? 'noted' : ''} ${news ? 'pulse' : ''} ${desk.state === 'OPEN' ? '' : 'closed'}" data-test="desk" data-counter=${desk.counter} data-number=${number || nothing} data-announcement=${call ? keyOf(call) : nothing} data-called-at=${call?.at ?? nothing}>
    <p class="label">${t('board.counter')} <i lang=${other}>${t('board.counter', {}, other)}</i> <b class="num">${desk.counter}</b></p>
    ${call
      ? html`<p class="number num" data-length=${length(number)}>${number}</p>`
      : left
        ? html`<p class="left num" data-test="left">${left.number}</p>`
      : html`<p class="idle">${idleWords(board, desk)}<span lang=${other}>${idleWords(board, desk, other)}</span></p>`}
    ${note ? html`<p class="beside" data-test="beside" data-words=${sizeOf(note)}>${note}<span lang=${other}>${callWords(said, other)}</span></p>` : nothing}
    <p class="name">${say(desk.counterName)}</p>
    ${board.feed.stale
      ? board.staleView('short')
      : next.length > 0
        ? html`<p class="soon" data-test="next"><span>${t('board.next')}</span>${next.map((one) => html`<b class="num">${one}</b>`)}</p>`
        : nothing}
  </div>`;
}

const unknownView = (layout) => html`<div class="nobody" data-test="unknown-counter"><p>${t('board.desk.unknown', {counter: layout.counter ?? ''})}</p></div>`;

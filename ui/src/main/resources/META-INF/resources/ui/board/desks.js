// Counters and the numbers they serve: all of an area, or one, big.
import {html, nothing} from '/ui/lib/page.js';
import {numberText} from '/ui/lib/number.js';
import {hourMinute, otherLanguage, say, t} from '/ui/lib/i18n.js';
import {repeat} from 'lit/directives/repeat.js';
import {keyOf, length} from '/ui/board/calls.js';
import {waitingNumbers} from '/ui/board/side.js';

/** Tiles in rows that fill the screen: as many columns as keep them about twice as wide as high. */
const columnsFor = (count) => (count <= 3 ? 1 : count <= 8 ? 2 : count <= 15 ? 3 : 4);

export function areaView(board, layout, where) {
  const desks = board.values('counter:');
  const order = new Map(board.counters.map((counter, index) => [counter.id, index]));
  desks.sort((one, other) => (order.get(one.counterId) ?? 0) - (order.get(other.counterId) ?? 0));
  return html`<ol class="desks" data-columns=${layout.columns || columnsFor(desks.length)} data-test="desks">
    ${repeat(desks, (desk) => desk.counterId, (desk) => tileView(board, desk, where(desk.zone)))}
  </ol>`;
}

function tileView(board, desk, where) {
  const call = desk.call;
  const news = call && board.fresh.has(keyOf(call));
  const classes = ['desk', desk.state === 'OPEN' ? '' : 'closed', call ? 'busy' : '', news ? 'newest pulse' : ''].join(' ');
  return html`<li class=${classes} data-test="desk" data-counter=${desk.counter} data-number=${call ? numberText(call.number) : nothing} data-announcement=${call ? keyOf(call) : nothing} data-called-at=${call?.at ?? nothing}>
    <div class="inside">
      <span class="label"><span>${t('board.counter')}</span> <b class="num" data-length=${length(desk.counter)}>${desk.counter}</b>${where ? html`<small>${where}</small>` : nothing}</span>
      ${call
        ? html`<span class="number num" data-length=${length(numberText(call.number))}>${numberText(call.number)}</span>`
        : html`<span class="idle">${idleWords(board, desk)}</span>`}
    </div>
  </li>`;
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
  return html`<div class="big ${call ? 'busy' : ''} ${news ? 'pulse' : ''} ${desk.state === 'OPEN' ? '' : 'closed'}" data-test="desk" data-counter=${desk.counter} data-number=${number || nothing} data-announcement=${call ? keyOf(call) : nothing} data-called-at=${call?.at ?? nothing}>
    <p class="label">${t('board.counter')} <i lang=${other}>${t('board.counter', {}, other)}</i> <b class="num">${desk.counter}</b></p>
    ${call
      ? html`<p class="number num" data-length=${length(number)}>${number}</p>`
      : html`<p class="idle">${idleWords(board, desk)}<span lang=${other}>${idleWords(board, desk, other)}</span></p>`}
    <p class="name">${say(desk.counterName)}</p>
    ${board.feed.stale
      ? board.staleView('short')
      : next.length > 0
        ? html`<p class="soon" data-test="next"><span>${t('board.next')}</span>${next.map((one) => html`<b class="num">${one}</b>`)}</p>`
        : nothing}
  </div>`;
}

const unknownView = (layout) => html`<div class="nobody" data-test="unknown-counter"><p>${t('board.desk.unknown', {counter: layout.counter ?? ''})}</p></div>`;

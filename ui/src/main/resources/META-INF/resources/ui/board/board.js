import {Page, begin, html, icon, nothing} from '/ui/lib/page.js';
import {Feed} from '/ui/lib/feed.js';
import {numberText} from '/ui/lib/number.js';
import {repeat} from 'lit/directives/repeat.js';
import {dateLong, hourMinute, language, now, otherLanguage, say, t} from '/ui/lib/i18n.js';
import {onTheBeat} from '/ui/lib/clock.js';

const ROWS = 5;
const NOTICE_ICONS = ['files', 'accessibility', 'hand-coins', 'message-square-text', 'bell-ring', 'hand-helping'];
const NOTICES = NOTICE_ICONS.length;
const NOTICE_MS = 14_000;
// A call older than this when the board first sees it is shown, not pulsed: it is no news.
const NEWS_MS = 20_000;

class Board extends Page {
  constructor() {
    super();
    this.zone = this.params.get('zone') ?? 'main';
    this.notice = 0;
    this.seen = new Set();
    this.fresh = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.feed = this.listen(['site', `board:${this.zone}`]);
    // Only an agent knows whether the hall's voice speaks; the home hub serves this same page to televisions.
    this.agentFeed = new Feed(['voice'], {optional: true}).start();
    this.agentFeed.addEventListener('change', () => this.requestUpdate());
    this.offBeat = onTheBeat(() => this.requestUpdate());
    this.turning = setInterval(() => {
      this.notice = (this.notice + 1) % NOTICES;
      this.requestUpdate();
    }, NOTICE_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.offBeat();
    this.agentFeed.stop();
    clearInterval(this.turning);
  }

  get calls() {
    return this.feed
      .values(`board:${this.zone}`, 'call:')
      .map((call) => ({...call, number: numberText(call.number)}))
      .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
      .slice(0, ROWS);
  }

  /** Finds the newest announcement this page has not shown yet; it pulses three times and is read to screen readers. */
  feedChanged(topics) {
    if (!topics.has(`board:${this.zone}`)) return;
    const calls = this.calls;
    const first = this.seen.size === 0;
    const news = calls.find((call) => call.state !== 'DONE' && !this.seen.has(key(call)));
    calls.forEach((call) => this.seen.add(key(call)));
    if (!news || (first && now() - Date.parse(news.at) > NEWS_MS)) return;
    this.fresh = key(news);
    this.spoken = t('board.spoken', {number: news.number, counter: news.counter});
  }

  /** Tests read when a call stood on the screen from the document itself. */
  updated() {
    for (const row of this.querySelectorAll('[data-announcement]')) {
      if (row.dataset.shownFor === row.dataset.announcement) continue;
      row.dataset.shownFor = row.dataset.announcement;
      row.dataset.shownAt = String(performance.timeOrigin + performance.now());
    }
  }

  render() {
    const stale = this.feed.stale;
    this.title(t('board.title'));
    return html`
      ${this.trainingView()}
      <main class="board ${stale ? 'is-stale' : ''}" data-test="board" data-stale=${stale}>
        ${this.headView()}
        <section class="calls" aria-label=${t('board.calls')}>${this.callsView()}</section>
        <aside class="side">${this.sideView(stale)}</aside>
        ${this.footView()}
      </main>
      <p class="seen-by-readers" aria-live="assertive" data-test="spoken">${stale ? '' : this.spoken}</p>
    `;
  }

  sideView(stale) {
    if (!stale) return html`${this.nextView()} ${this.noticeView()}`;
    return this.calls.length > 0 ? this.staleView() : this.noticeView();
  }

  /** Beside the last calls, never over them: they stay to be read, in grey, as what was true then. */
  staleView() {
    const at = this.feed.lastHeardAt;
    const words = (lang) => (at === null ? t('board.stale.never', {}, lang) : t('board.stale', {time: hourMinute(at)}, lang));
    const old = (lang) => t('board.stale.old', {time: hourMinute(at)}, lang);
    const isOld = at !== null && this.calls.length > 0;
    return html`<section class="stale-words" role="alert" data-test="stale">
      ${icon('wifi-off')}
      <p class="first">${words()}</p>
      <p lang=${otherLanguage()}>${words(otherLanguage())}</p>
      ${isOld ? html`<p class="old">${old()}<span lang=${otherLanguage()}>${old(otherLanguage())}</span></p>` : nothing}
    </section>`;
  }

  headView() {
    const zone = (this.feed.value('site', 'zones') ?? []).find((one) => one.id === this.zone);
    return html`<header class="head">
      <img class="mark" src="/ui/mark.svg" alt="" />
      <div class="names"><span class="agency">${say(this.site?.agency)}</span><h1>${say(this.site?.name)}</h1></div>
      ${zone ? html`<span class="zone">${say(zone.name)}</span>` : nothing}
    </header>`;
  }

  callsView() {
    const calls = this.calls;
    const other = otherLanguage();
    if (calls.length === 0) return this.emptyView();
    return html`
      <div class="heads" aria-hidden="true">
        <span>${t('board.number')} <i lang=${other}>${t('board.number', {}, other)}</i></span>
        <span>${t('board.counter')} <i lang=${other}>${t('board.counter', {}, other)}</i></span>
      </div>
      <ol class="rows" data-test="calls">
        ${repeat(calls, (call) => call.visitId, (call, index) => this.callView(call, index))}
        ${Array.from({length: ROWS - calls.length}, () => html`<li class="call blank" aria-hidden="true"></li>`)}
      </ol>
    `;
  }

  callView(call, index) {
    const news = key(call) === this.fresh && index === 0;
    const classes = ['call', index === 0 ? 'newest' : '', news ? 'pulse' : '', call.state === 'DONE' ? 'done' : ''].join(' ');
    return html`<li class=${classes} data-test="call" data-number=${call.number} data-counter=${call.counter} data-visit=${call.visitId} data-announcement=${key(call)} data-called-at=${call.at}>
      <span class="number num" data-length=${length(call.number)}>${call.number}</span>
      <span class="arrow">${icon('arrow-right')}</span>
      <span class="counter num" data-length=${length(call.counter)}><span class="seen-by-readers">${t('board.counter')} </span>${call.counter}</span>
    </li>`;
  }

  emptyView() {
    // That nobody was called is news too: a board that cannot know does not say it.
    if (this.feed.stale) return this.staleView();
    const waiting = this.feed.ready || this.feed.loaded;
    return html`<div class="nobody" data-test="nobody">
      ${icon(waiting ? 'armchair' : 'refresh-cw')}
      <p>${t(waiting ? 'board.nobody' : 'board.starting')}</p>
      <p class="other" lang=${otherLanguage()}>${t(waiting ? 'board.nobody' : 'board.starting', {}, otherLanguage())}</p>
    </div>`;
  }

  nextView() {
    const next = this.feed.value(`board:${this.zone}`, 'next');
    const groups = (next?.groups ?? []).filter((group) => group.numbers?.length > 0).slice(0, 4);
    const other = otherLanguage();
    return html`<section class="next" aria-label=${t('board.next')} data-test="next">
      <h2>${t('board.next')} <i lang=${other}>${t('board.next', {}, other)}</i>
        ${next?.waiting > 0 ? html`<span class="total">${icon('users')}<b class="num">${next.waiting}</b></span>` : nothing}</h2>
      ${groups.length === 0 ? html`<p class="none">${t('board.next.none')}</p>` : nothing}
      <ul class="groups g${groups.length}">
        ${groups.map((group) => html`<li>${group.numbers.slice(0, 6).map((number) => html`<span class="num">${numberText(number)}</span>`)}</li>`)}
      </ul>
    </section>`;
  }

  noticeView() {
    const order = this.notice + 1;
    return html`<section class="notice" data-test="notice">
      ${repeat([order], (one) => one, (one) => html`<div class="leaf">
        ${icon(NOTICE_ICONS[one - 1])}
        <h2>${t(`board.notice.${one}.title`)}</h2>
        <p>${t(`board.notice.${one}.body`)}</p>
      </div>`)}
      <div class="dots" aria-hidden="true">${Array.from({length: NOTICES}, (_, one) => html`<span class=${one + 1 === order ? 'on' : ''}></span>`)}</div>
    </section>`;
  }

  footView() {
    const at = now();
    const told = VOICE[this.agentFeed.value('voice', 'state')?.state];
    // The announcer calls nothing old; its own word of that may come a moment after the mark.
    const voice = told === 'on' && this.feed.stale ? 'held' : told;
    return html`<footer class="foot">
      <span class="clock num" data-test="clock">${hourMinute(at)}</span>
      <span class="date">${dateLong(at)}</span>
      <span class="hours">${this.hoursWords()}</span>
      <span class="signs">
        ${voice ? html`<span class=${voice === 'off' ? 'off' : ''} data-test="voice">${icon(voice === 'on' ? 'volume-2' : 'volume-x')}${t(`board.voice.${voice}`)}</span>` : nothing}
        <span class=${this.feed.stale ? 'off' : ''}>${icon(this.feed.stale ? 'wifi-off' : 'activity')}${t(this.feed.stale ? 'board.link.off' : this.feed.ready ? 'live' : 'connecting')}</span>
      </span>
    </footer>`;
  }

  hoursWords() {
    if (!this.site) return '';
    if (!this.site.open) return t('board.closed');
    const closesAt = this.site.closesAt;
    return closesAt ? t('closesAt', {time: /^\d\d:\d\d/.test(closesAt) ? closesAt.slice(0, 5) : hourMinute(closesAt)}) : '';
  }
}

/** What the announcer's state means to the hall: it speaks, it is silent by fault, or it waits for fresh news. */
const VOICE = {READY: 'on', NO_SOUND: 'off', HELD: 'held'};
const key = (call) => call.announcementId ?? `${call.visitId}/${call.times}`;
const length = (text) => (String(text).length <= 4 ? 'short' : String(text).length <= 6 ? 'middle' : 'long');

begin('motcua-board', Board);

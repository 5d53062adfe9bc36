// The boards of a hall, an area or one counter. What a board shows is named in the agent's configuration (?board=NAME) or said in
// the address (?layout=area&zone=main,upstairs); calls come from the home hub, notices and pictures from this PC's agent.
import {Page, begin, html, icon, nothing} from '/ui/lib/page.js';
import {Feed} from '/ui/lib/feed.js';
import {numberText} from '/ui/lib/number.js';
import {dateLong, hourMinute, now, otherLanguage, say, t} from '/ui/lib/i18n.js';
import {onTheBeat} from '/ui/lib/clock.js';
import {areaView, deskView} from '/ui/board/desks.js';
import {callsView, keyOf} from '/ui/board/calls.js';
import {Leaves, nextView} from '/ui/board/side.js';

// A call older than this when the board first sees it is shown, not pulsed: it is no news.
const NEWS_MS = 20_000;
// Three pulses and a little.
const PULSE_MS = 3_400;
// A board stays open for months; only the calls of its last list can come again.
const SEEN_MAX = 1_000;
const LAYOUTS = ['hall', 'area', 'counter'];

class Board extends Page {
  constructor() {
    super();
    this.name = this.params.get('board');
    this.seen = new Set();
    /** Announcements that pulse, until newer ones come: key → the moment it was first seen. */
    this.fresh = new Map();
    this.leaves = new Leaves(() => this.requestUpdate());
  }

  connectedCallback() {
    super.connectedCallback();
    // Only an agent knows its layouts, its pictures and whether the hall's voice speaks; the home hub serves this same page to televisions.
    this.agentFeed = new Feed(['voice', 'boards'], {optional: true}).start();
    this.agentFeed.addEventListener('change', () => {
      this.tune();
      this.leaves.refresh();
      this.requestUpdate();
    });
    this.tune();
    this.offBeat = onTheBeat(() => this.requestUpdate());
    this.leaves.start(() => ({site: this.site, boards: this.agentFeed.topic('boards')}));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.offBeat();
    this.agentFeed.stop();
    this.leaves.stop();
  }

  /** What this board shows: the agent's word, else the address. */
  get layout() {
    const named = this.name ? this.agentFeed?.value('boards', `layout:${this.name}`) : undefined;
    if (named) return {...named, zones: this.zonesOf(named)};
    const asked = this.params.get('layout');
    const kind = LAYOUTS.includes(asked) ? asked : 'hall';
    const given = {
      layout: kind,
      counter: this.params.get('counter') ?? undefined,
      rows: within(this.params.get('rows'), 3, 8, 5),
      columns: within(this.params.get('columns'), 0, 6, 0),
      side: kind !== 'counter' && this.params.get('side') !== 'off',
      zones: (this.params.get('zone') ?? '').split(',').filter(Boolean).slice(0, 4),
    };
    return {...given, zones: this.zonesOf(given)};
  }

  /** A counter's board follows its counter, wherever the site has it; without a word it is this PC's zone, else the site's first. */
  zonesOf(layout) {
    const zone = this.counters.find((one) => one.id === layout.counter)?.zone;
    if (layout.layout === 'counter' && zone) return [zone];
    if (layout.zones?.length > 0) return layout.zones;
    const own = this.agentFeed?.value('boards', 'zone') ?? this.zoneNames[0]?.id;
    return own ? [own] : [];
  }

  get zoneNames() {
    return this.feed?.value('site', 'zones') ?? this.knownZones ?? [];
  }

  get counters() {
    return this.feed?.value('site', 'counters') ?? this.knownCounters ?? [];
  }

  /** Listens to the zones this board shows. */
  tune() {
    const topics = ['site', ...this.layout.zones.map((zone) => `board:${zone}`)];
    if (this.tuned === topics.join()) return;
    this.tuned = topics.join();
    this.knownSite = this.site;
    this.knownCounters = this.counters;
    this.knownZones = this.zoneNames;
    this.feed?.stop();
    this.feed = this.listen(topics);
  }

  /** Newest first; of two halls both. */
  get calls() {
    return this.values('call:')
      .map((call) => ({...call, number: numberText(call.number)}))
      .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  }

  values(prefix) {
    return this.layout.zones.flatMap((zone) => this.feed.values(`board:${zone}`, prefix).map((value) => ({...value, zone})));
  }

  /** Finds the announcements this page has not shown yet; each pulses three times and is read to screen readers, the oldest first. */
  feedChanged(topics) {
    if (topics.has('site')) queueMicrotask(() => this.tune());
    if (!this.layout.zones.some((zone) => topics.has(`board:${zone}`))) return;
    const counter = this.layout.layout === 'counter' ? this.layout.counter : undefined;
    const calls = this.calls.filter((call) => !counter || call.counterId === counter);
    const first = this.seen.size === 0;
    const news = calls.filter((call) => call.state !== 'DONE' && !this.seen.has(keyOf(call)) && !(first && now() - Date.parse(call.at) > NEWS_MS));
    calls.forEach((call) => this.seen.add(keyOf(call)));
    if (this.seen.size > SEEN_MAX) this.seen = new Set(calls.map(keyOf));
    if (news.length === 0) return;
    const at = performance.now();
    for (const [key, since] of this.fresh) if (at - since > PULSE_MS) this.fresh.delete(key);
    news.forEach((call) => this.fresh.set(keyOf(call), at));
    this.spoken = news.reverse().map((call) => t('board.spoken', {number: call.number, counter: call.counter})).join(' ');
    this.flash();
  }

  /** The whole screen, where a hall is to be called without a voice. */
  flash() {
    this.flashing = true;
    clearTimeout(this.calm);
    this.calm = setTimeout(() => {
      this.flashing = false;
      this.requestUpdate();
    }, PULSE_MS);
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
    const layout = this.layout;
    this.title(t('board.title'));
    const classes = [`board`, layout.layout, layout.side ? '' : 'alone', stale ? 'is-stale' : ''].join(' ');
    return html`
      ${this.trainingView()}
      <main class=${classes} data-test="board" data-layout=${layout.layout} data-stale=${stale}>
        ${this.headView(layout)}
        <section class="calls" aria-label=${t('board.calls')}>${this.mainView(layout)}</section>
        ${layout.side ? html`<aside class="side">${this.sideView(stale)}</aside>` : nothing}
        ${this.footView()}
        ${this.voice === 'quiet' && this.flashing && !stale ? html`<div class="flash" data-test="flash" aria-hidden="true"></div>` : nothing}
      </main>
      <p class="seen-by-readers" aria-live="assertive" data-test="spoken">${stale ? '' : this.spoken}</p>
    `;
  }

  mainView(layout) {
    // That nobody was called is news too: a board that cannot know does not say it.
    const known = this.feed.ready || this.feed.loaded;
    const empty = (isKnown = known) => (this.feed.stale ? this.staleView() : emptyView(isKnown));
    const where = layout.zones.length > 1 ? (zone) => say(this.zoneName(zone)).split(' – ')[0] : () => '';
    if (layout.layout === 'counter') return deskView(this, layout, empty);
    const calls = this.calls.slice(0, layout.rows);
    if (layout.layout === 'hall' && calls.length === 0) return empty();
    if (layout.layout === 'area' && this.values('counter:').length === 0) return empty();
    const old = this.feed.stale && !layout.side ? this.staleView('short') : nothing;
    return html`${old}${layout.layout === 'area' ? areaView(this, layout, where) : callsView(calls, layout, this.fresh, where)}`;
  }

  sideView(stale) {
    if (!stale) return html`${nextView(this)} ${this.leaves.view()}`;
    const shown = this.layout.layout === 'area' || this.calls.length > 0;
    return shown ? this.staleView() : this.leaves.view();
  }

  /** Beside the last calls, never over them: they stay to be read, in grey, as what was true then. */
  staleView(kind = '') {
    const at = this.feed.lastHeardAt;
    const words = (lang) => (at === null ? t('board.stale.never', {}, lang) : t('board.stale', {time: hourMinute(at)}, lang));
    const old = (lang) => t('board.stale.old', {time: hourMinute(at)}, lang);
    const isOld = at !== null && this.calls.length > 0;
    return html`<section class="stale-words ${kind}" role="alert" data-test="stale">
      ${icon('wifi-off')}
      <p class="first">${words()}</p>
      <p lang=${otherLanguage()}>${words(otherLanguage())}</p>
      ${isOld ? html`<p class="old">${old()}<span lang=${otherLanguage()}>${old(otherLanguage())}</span></p>` : nothing}
    </section>`;
  }

  zoneName(id) {
    return this.zoneNames.find((one) => one.id === id)?.name;
  }

  headView(layout) {
    const zone = layout.zones.map((id) => say(this.zoneName(id))).filter(Boolean).join(' · ');
    return html`<header class="head">
      <img class="mark" src="/ui/mark.svg" alt="" />
      <div class="names"><span class="agency">${say(this.site?.agency)}</span><h1>${say(this.site?.name)}</h1></div>
      ${zone && layout.layout !== 'counter' ? html`<span class="zone">${zone}</span>` : nothing}
    </header>`;
  }

  /** `on`, `off`, `held` or `quiet`; nothing where no agent tells. */
  get voice() {
    const told = VOICE[this.agentFeed.value('voice', 'state')?.state];
    // The announcer calls nothing old; its own word of that may come a moment after the mark.
    return told === 'on' && this.feed.stale ? 'held' : told;
  }

  footView() {
    const at = now();
    const voice = this.voice;
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

const emptyView = (waiting) => html`<div class="nobody" data-test="nobody">
  ${icon(waiting ? 'armchair' : 'refresh-cw')}
  <p>${t(waiting ? 'board.nobody' : 'board.starting')}</p>
  <p class="other" lang=${otherLanguage()}>${t(waiting ? 'board.nobody' : 'board.starting', {}, otherLanguage())}</p>
</div>`;

/** What the announcer's state means to the hall: it speaks, is silent by fault or by hour, or waits for fresh news. */
const VOICE = {READY: 'on', NO_SOUND: 'off', HELD: 'held', QUIET: 'quiet'};

const within = (text, low, high, fallback) => {
  const value = Number.parseInt(text ?? '', 10);
  return value >= low && value <= high ? value : fallback;
};

begin('motcua-board', Board);

// Beside the calls: who is next, and still pages that change - notices, days off, pictures and short films without sound.
import {html, icon, nothing} from '/ui/lib/page.js';
import {numberText} from '/ui/lib/number.js';
import {dateLong, otherLanguage, say, t} from '/ui/lib/i18n.js';
import {repeat} from 'lit/directives/repeat.js';

const NOTICE_ICONS = ['files', 'accessibility', 'hand-coins', 'message-square-text', 'bell-ring', 'hand-helping'];
const KIND_ICONS = {notice: 'megaphone', duty: 'users', posting: 'scroll-text'};
const NOTICE_MS = 14_000;
// A film that neither ends nor fails gives way.
const FILM_MS = 90_000;
// What could not be shown is tried again: a copy under way, a share that was away. At first soon, then every ten minutes.
const RETRY_MS = 30_000;
const RETRY_MS_MAX = 10 * 60_000;

/** The numbers waiting in all zones of a board, in the order of their lines. */
export const waitingNumbers = (board) =>
  board.layout.zones.flatMap((zone) => (board.feed.value(`board:${zone}`, 'next')?.groups ?? []).flatMap((group) => (group.numbers ?? []).map(numberText)));

export function nextView(board) {
  const zones = board.layout.zones.map((zone) => ({zone, next: board.feed.value(`board:${zone}`, 'next')}));
  const several = zones.length > 1;
  const groups = zones
    .flatMap(({zone, next}) =>
      several ? [{zone, numbers: (next?.groups ?? []).flatMap((group) => group.numbers ?? [])}] : (next?.groups ?? []))
    .filter((group) => group.numbers?.length > 0)
    .slice(0, 4);
  const waiting = zones.reduce((sum, {next}) => sum + (next?.people ?? next?.waiting ?? 0), 0);
  const other = otherLanguage();
  return html`<section class="next" aria-label=${t('board.next')} data-test="next">
    <h2>${t('board.next')} <i lang=${other}>${t('board.next', {}, other)}</i>
      ${waiting > 0 ? html`<span class="total">${icon('users')}<b class="num">${waiting}</b></span>` : nothing}</h2>
    ${groups.length === 0 ? html`<p class="none">${t('board.next.none')}</p>` : nothing}
    <ul class="groups g${groups.length}">
      ${groups.map((group) => html`<li>${several ? html`<small data-test="next-zone">${say(board.zoneName(group.zone))}</small>` : nothing}
        ${group.numbers.slice(0, several ? 3 : 6).map((number) => html`<span class="num">${numberText(number)}</span>`)}</li>`)}
    </ul>
  </section>`;
}

/** One leaf at a time. */
export class Leaves {
  constructor(redraw) {
    this.redraw = redraw;
    this.at = 0;
    /** What failed: url → {times, until}. */
    this.broken = new Map();
  }

  start(source) {
    this.source = source;
    this.#wait();
  }

  stop() {
    clearTimeout(this.turning);
  }

  /** Notices and pictures take turns, so that neither is far. */
  get list() {
    const {site, boards} = this.source();
    const notices = boards.get('notices');
    const words = [
      ...(site?.closings?.length > 0 ? [{id: 'closings', kind: 'closings', days: site.closings}] : []),
      ...(notices?.list ?? []).map((notice, index) => ({id: `notice-${index}`, ...notice})),
      ...(notices?.general === false ? [] : NOTICE_ICONS.map((symbol, index) => ({id: `general-${index + 1}`, kind: 'general', symbol, order: index + 1}))),
    ];
    const media = boards.get('media');
    const pictures = (media?.items ?? [])
      .filter((item) => !(this.broken.get(item.url)?.until > performance.now()))
      .map((item) => ({id: item.url, kind: item.film ? 'film' : 'picture', url: item.url, ms: (media.seconds ?? 12) * 1000}));
    const list = [];
    for (let i = 0; i < Math.max(words.length, pictures.length); i++) {
      if (pictures.length > 0) list.push(pictures[i % pictures.length]);
      if (words.length > 0) list.push(words[i % words.length]);
    }
    return list;
  }

  get leaf() {
    const list = this.list;
    return list[this.at % Math.max(1, list.length)];
  }

  #wait() {
    clearTimeout(this.turning);
    const leaf = this.leaf;
    this.shown = leaf?.id;
    const ms = leaf?.kind === 'film' ? FILM_MS : (leaf?.ms ?? NOTICE_MS);
    this.turning = setTimeout(() => this.turn(), ms);
  }

  /** The list has changed: what now stands gets its own time. */
  refresh() {
    if (this.leaf?.id !== this.shown) this.#wait();
  }

  turn() {
    this.at = (this.at + 1) % Math.max(1, this.list.length);
    this.#wait();
    this.redraw();
  }

  /** What a browser cannot show rests for a while, the longer the more often it failed. */
  fail(url) {
    const times = (this.broken.get(url)?.times ?? 0) + 1;
    this.broken.set(url, {times, until: performance.now() + Math.min(RETRY_MS_MAX, RETRY_MS * 2 ** (times - 1))});
    this.turn();
  }

  #shown(url) {
    this.broken.delete(url);
  }

  view() {
    const leaf = this.leaf;
    if (!leaf) return html`<section class="notice" data-test="notice"></section>`;
    const words = this.list.filter((one) => one.kind !== 'film' && one.kind !== 'picture');
    return html`<section class="notice ${leaf.kind}" data-test="notice" data-leaf=${leaf.kind}>
      ${repeat([leaf], (one) => `${this.at}/${one.id}`, (one) => this.#leafView(one))}
      ${leaf.url
        ? nothing
        : html`<div class="dots" aria-hidden="true">${words.map((one) => html`<span class=${one.id === leaf.id ? 'on' : ''}></span>`)}</div>`}
    </section>`;
  }

  #leafView(leaf) {
    if (leaf.kind === 'picture') return html`<img class="media" src=${leaf.url} alt="" data-test="picture" @load=${() => this.#shown(leaf.url)} @error=${() => this.fail(leaf.url)} />`;
    if (leaf.kind === 'film')
      return html`<video class="media" src=${leaf.url} autoplay playsinline .muted=${true} data-test="film" ?loop=${this.list.length === 1} @loadedmetadata=${(event) => (event.target.videoWidth ? this.#shown(leaf.url) : this.fail(leaf.url))} @ended=${() => this.turn()} @error=${() => this.fail(leaf.url)}></video>`;
    if (leaf.kind === 'general') return words(leaf.symbol, t(`board.notice.${leaf.order}.title`), t(`board.notice.${leaf.order}.body`));
    if (leaf.kind === 'closings') return words('calendar', t('board.closings'), leaf.days.map(dayWords).join('\n'));
    return words(KIND_ICONS[leaf.kind] ?? 'megaphone', say(leaf.title), say(leaf.body));
  }
}

const words = (symbol, title, body) => html`<div class="leaf">
  ${icon(symbol)}
  <h2>${title}</h2>
  <p>${body}</p>
</div>`;

const noon = (day) => Date.parse(`${day}T12:00:00Z`);

function dayWords({from, until, open}) {
  if (open) return t('board.closings.open', {day: dateLong(noon(from))});
  return from === until
    ? t('board.closings.day', {day: dateLong(noon(from))})
    : t('board.closings.days', {from: dateLong(noon(from)), until: dateLong(noon(until))});
}

// The base of every screen: a Lit element in the light document (so that one set of style sheets dresses all of it), drawn again when
// its feed, the language or its own state changes.
import {LitElement, html, nothing} from 'lit';
import {Feed} from '/ui/lib/feed.js';
import {hourMinute, language, loadTexts, onLanguage, otherLanguage, preferredLanguage, say, setLanguage, setZone, t} from '/ui/lib/i18n.js';
import {askToSignIn, call, get, includesRole, keepSession, mayBeLocked, onOtherPerson, whoAmI} from '/ui/lib/http.js';
import {icon, loadIcons, serviceIcon} from '/ui/lib/icons.js';
import {Lock} from '/ui/lib/lock.js';

// Often enough for a person who waits, seldom enough for a hub that just came back.
const ASK_MS = 2000;

export class Page extends LitElement {
  constructor() {
    super();
    this.toasts = [];
    this.params = new URLSearchParams(location.search);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.offLanguage = onLanguage(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.offLanguage?.();
    this.offPerson?.();
    this.lock?.stop();
    this.feed?.stop();
  }

  /** Opens the page's feed and draws on every change of it. */
  listen(topics, options) {
    const feed = new Feed(topics, options);
    const draw = () => this.requestUpdate();
    feed.addEventListener('change', (event) => {
      setZone(feed.value('site', 'site')?.timeZone);
      this.feedChanged(event.detail);
      draw();
    });
    for (const kind of ['stale', 'fresh', 'link']) feed.addEventListener(kind, draw);
    feed.addEventListener('stale', () => this.askWhoSits(feed));
    return feed.start();
  }

  /** A feed falls silent because the hub is away, or because it has nothing to tell this session any more: that is not the hub's absence. */
  async askWhoSits(feed) {
    if (this.asksWhoSits) return;
    this.asksWhoSits = true;
    while (this.person && feed.stale && !feed.stopped) {
      try {
        const person = await whoAmI();
        if (!person) return askToSignIn();
        if (person.id !== this.person.id || (mayBeLocked().locked && !this.lock?.isShown)) return location.reload();
      } catch {
        // Nobody can say: the page says that the hub is away.
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    }
    this.asksWhoSits = false;
  }

  feedChanged() {}

  get site() {
    return this.feed?.value('site', 'site') ?? this.knownSite;
  }

  get services() {
    return this.feed?.value('site', 'services') ?? [];
  }

  get counters() {
    return this.feed?.value('site', 'counters') ?? [];
  }

  service(id) {
    return this.services.find((one) => one.id === id);
  }

  counter(id) {
    return this.counters.find((one) => one.id === id);
  }

  title(text) {
    const name = say(this.site?.name);
    document.title = [text, name].filter(Boolean).join(' · ');
  }

  /** Redraws at a fixed rhythm, for clocks and timers. */
  every(ms) {
    this.rhythm = setInterval(() => this.requestUpdate(), ms);
  }

  toast(text, symbol = 'info', ms = 6000) {
    const one = {text, symbol};
    // One at a time: the newest is what just happened, and nothing piles up over the keys.
    this.toasts = [one];
    this.requestUpdate();
    setTimeout(() => {
      this.toasts = this.toasts.filter((other) => other !== one);
      this.requestUpdate();
    }, ms);
  }

  /** Says a refusal calmly: the server's own words if it gave some. */
  toastRefusal(refused) {
    // Locked meanwhile: begun anew, the page shows the lock and forgets the rest.
    if (refused.code === 'LOCKED') return location.reload();
    if (refused.status === 401) return askToSignIn();
    this.toast(refusalText(refused), refused.unreachable ? 'wifi-off' : 'circle-alert', 8000);
  }

  refusalWords(refused) {
    return refusalText(refused);
  }

  toastsView() {
    return html`<div class="toasts" role="status" aria-live="polite">
      ${this.toasts.map((one) => html`<div class="toast" data-test="toast">${icon(one.symbol)}<span>${one.text}</span></div>`)}
    </div>`;
  }

  trainingView() {
    return this.site?.training ? html`<header class="training-mark" data-test="training">${this.trainingWords()}</header>` : nothing;
  }

  trainingWords() {
    return html`<b>${t('training.mark')}</b><span>${t('training.meaning')}</span>`;
  }

  languageButton() {
    const other = otherLanguage();
    return html`<button class="button plain" lang=${other} title=${t(`language.${other}`)} data-test="language" @click=${() => setLanguage(other, {keep: true})}>
      ${icon('languages')}<span>${other.toUpperCase()}<span class="seen-by-readers"> ${t(`language.${other}`)}</span></span>
    </button>`;
  }

  /** The connection as a word and an icon, quiet while all is well. */
  connectionView(feed = this.feed) {
    if (feed?.stale)
      return html`<span class="chip danger" role="status" data-test="stale">${icon('wifi-off')}${staleWords(feed)}</span>`;
    if (!feed?.ready) return html`<span class="chip" data-test="connecting">${icon('refresh-cw')}${t('connecting')}</span>`;
    return html`<span class="chip ok" data-test="live" title=${t('live')}>${icon('activity')}<span class="word">${t('live')}</span></span>`;
  }

  /** The top bar of the hub's pages. */
  topbar(current, extra = nothing) {
    const links = [
      ['console', '/console', 'OFFICER'],
      ['usher', '/usher', 'OFFICER'],
      ['visits', '/visits', 'OFFICER'],
      ...(this.site?.bookings || this.site?.remote ? [['bookings', '/bookings', 'OFFICER']] : []),
      ['floor', '/floor', 'SUPERVISOR'],
      ['admin', '/admin', 'ADMINISTRATOR'],
    ].filter(([, , role]) => includesRole(this.person, role));
    return html`<header>
      ${this.site?.training ? html`<div class="training-mark" data-test="training">${this.trainingWords()}</div>` : nothing}
      <div class="topbar">
        <a href="/" aria-label=${t('nav.home')}><img class="mark" src="/ui/mark.svg" alt="" /></a>
        <p class="where grow" title=${say(this.site?.name) || t('product')}>${say(this.site?.name) || t('product')}</p>
        ${links.length > 0
          ? html`<nav aria-label=${t('nav.label')}>
              ${links.map(([key, href]) => html`<a href=${href} aria-current=${key === current ? 'page' : nothing}>${t(`nav.${key}`)}</a>`)}
            </nav>`
          : nothing}
        ${extra} ${this.languageButton()}
        ${this.person
          ? html`<button class="button plain" data-test="sign-out" title=${t('signOut')} @click=${() => this.signOut()}>
              ${icon('log-out')}<span class="person">${this.person.name}</span><span class="seen-by-readers">${t('signOut')}</span>
            </button>`
          : nothing}
      </div>
    </header>`;
  }

  async signOut() {
    try {
      await call('DELETE', '/api/v1/session', {});
      keepSession(null);
      location.assign('/');
    } catch (refused) {
      this.toastRefusal(refused);
    }
  }

  /** Loads who is signed in; sends to sign-in whoever lacks the role. Returns false while leaving. */
  async needRole(role) {
    for (let pause = 500; ; pause = Math.min(3000, pause * 2)) {
      try {
        this.person = await whoAmI();
        break;
      } catch {
        this.unreachable = true;
        this.requestUpdate();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    this.unreachable = false;
    if (!this.person) {
      askToSignIn();
      return false;
    }
    this.offPerson = onOtherPerson(this.person, () => location.reload());
    this.forbidden = !includesRole(this.person, role);
    this.lock = new Lock(this, mayBeLocked()).start();
    this.requestUpdate();
    if (this.lock.isShown) {
      this.updateComplete.then(() => this.querySelector('#lock-password')?.focus());
      this.learnSite();
    }
    return !this.forbidden && !this.lock.isShown;
  }

  /** A locked page has no feed, and its head names the centre, and a training site, all the same. */
  async learnSite() {
    try {
      this.knownSite = (await get('/api/v1/start')).site;
      this.requestUpdate();
    } catch {
      // The lock stands without a name above it.
    }
  }

  /** What to show instead of the page: loading, no connection, not allowed. `nothing` when the page may be drawn. */
  gateView() {
    if (this.lock?.isShown) return this.lock.view();
    if (this.forbidden) return empty('shield-check', t('forbidden.title'), t('forbidden.body'));
    if (this.unreachable) return empty('wifi-off', t('unreachable.title'), t('unreachable.body'));
    if (!this.person) return loading();
    return nothing;
  }
}

/** Since when nothing was heard of the home hub. */
const staleWords = (feed) => (feed.lastHeardAt === null ? t('stale.never') : t('stale.since', {time: hourMinute(feed.lastHeardAt)}));

export function refusalText(refused) {
  if (refused.unreachable) return t('refusal.UNREACHABLE');
  return say(refused.text) || t('refusal.other', {code: refused.code});
}

/** Closes every page of a desk with the same line. */
export const pageFoot = () => html`<footer class="pagefoot"><img src="/ui/mark.svg" alt="" /><span><b>${t('product')}</b> ${t('start.lead')}</span></footer>`;

export const empty = (symbol, heading, body = '', extra = nothing) =>
  html`<div class="empty">${icon(symbol)}<b>${heading}</b>${body ? html`<p>${body}</p>` : nothing}${extra}</div>`;

export const loading = () =>
  html`<div class="empty" role="status"><span>${t('loading')}</span><div class="waiting-bar loading-bar"></div></div>`;

/** Starts a screen once its texts and icons are there; tries again while the server is away. */
export async function begin(tag, element) {
  for (let pause = 300; ; pause = Math.min(3000, pause * 2)) {
    try {
      await loadTexts();
      await loadIcons();
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  setLanguage(preferredLanguage());
  customElements.define(tag, element);
}

export {html, icon, nothing, language, serviceIcon};

import {Page, begin, empty, html, icon, loading, nothing, pageFoot, refusalText} from '/ui/lib/page.js';
import {Feed} from '/ui/lib/feed.js';
import {has, hourMinute, isoDay, now, rich, say, t, timer} from '/ui/lib/i18n.js';
import {insist, newId} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';
import {CommandKeys} from '/ui/lib/keys.js';
import {onTheBeat} from '/ui/lib/clock.js';

const CALLS = 6;
/** A fault of a scan asks to scan again; later it is of no use to anybody. */
const TROUBLE_MS = 60_000;

/**
 * A counter while the hub is away, served by this PC's own agent: the officer calls by voice, in the order of the papers, and keeps
 * the number being served. Nothing here says who is next: that only the hub knows.
 */
class Counter extends Page {
  constructor() {
    super();
    this.counterId = this.params.get('counter') ?? '';
    this.typed = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.feed = this.listen(['site', 'local', 'serving', 'scans']);
    this.offBeat = onTheBeat(() => this.requestUpdate());
    this.keys = new CommandKeys({}, {isOn: () => false, onScan: (text) => this.scanned(text), onBroken: () => this.scanBroke(), fields: true}).start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.offBeat();
    this.keys.stop();
    this.calls?.stop();
  }

  /** What the hall last heard is known only of the zone this counter stands in. */
  feedChanged() {
    const zone = this.counter(this.counterId)?.zone;
    if (this.calls || !zone) return;
    this.zone = zone;
    this.calls = new Feed([`board:${zone}`]);
    this.calls.addEventListener('change', () => this.requestUpdate());
    this.calls.start();
  }

  /** By this agent's own link: a page that opened during the outage has heard nothing yet and must not wait to be sure. */
  get hubIsThere() {
    return this.feed.value('local', 'mode')?.online === true && !this.feed.stale;
  }

  get recorded() {
    const today = isoDay(now());
    return (this.feed.value('serving', this.counterId)?.recent ?? []).filter((one) => isoDay(Date.parse(one.at)) === today);
  }

  lastCalls() {
    return (this.calls?.values(`board:${this.zone}`, 'call:') ?? [])
      .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
      .slice(0, CALLS);
  }

  async record(event) {
    event.preventDefault();
    const number = this.typed.trim().toUpperCase();
    if (this.busy || !number) return;
    // One intent keeps its id until it is stored: pressing again after an error records it once.
    if (this.request?.number !== number) this.request = {requestId: newId(), number};
    this.busy = true;
    this.wrong = null;
    this.requestUpdate();
    try {
      await insist(`/api/serving/${encodeURIComponent(this.counterId)}`, this.request);
      this.request = null;
      this.typed = '';
    } catch (refused) {
      this.wrong = refused;
    }
    this.busy = false;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('#number')?.select();
  }

  /** A keyboard-like scanner typed into this page: kept as its kind, until the hub is back. */
  async scanned(text) {
    if (!this.counter(this.counterId)) return;
    try {
      await insist('/api/scans', {requestId: newId(), counter: this.counterId, text});
    } catch (refused) {
      this.wrong = refused;
      this.requestUpdate();
    }
  }

  scanBroke() {
    this.broken = {trouble: 'S_BAD_FRAME', at: new Date(now()).toISOString()};
    this.requestUpdate();
  }

  /** Of this counter's scanners, of one that belongs to no counter, or typed into this page. */
  lastScan() {
    const all = [...this.feed.topic('scans').values()].filter((one) => !one.counter || one.counter === this.counterId);
    if (this.broken) all.push(this.broken);
    return all
      .filter((one) => !one.trouble || now() - Date.parse(one.at) < TROUBLE_MS)
      .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))[0];
  }

  scanView() {
    const scan = this.lastScan();
    if (!scan) return nothing;
    if (scan.trouble) {
      const key = `scan.trouble.${scan.trouble}`;
      return html`<p class="note attention" role="alert" data-test="scan-broken">${icon('scan-line')}<span class="grow">${t(has(key) ? key : 'scan.trouble')}</span><span class="num">${hourMinute(scan.at)}</span></p>`;
    }
    const unseen = scan.stored === 'HUB' && scan.counter && !scan.shown;
    return html`<section class="card" data-test="last-scan" data-kind=${scan.kind}>
      <h2>${t('scan.last')}</h2>
      <p class="row">${icon('scan-line')}<b class="grow">${t(`scan.kind.${scan.kind}`)}</b><span class="num quiet">${hourMinute(scan.at)}</span></p>
      ${unseen
        ? html`<p class="note attention" role="alert" data-test="scan-unseen">${icon('monitor')}<span>${t('scan.unseen')}</span></p>`
        : html`<p class="quiet small">${t(scan.stored === 'HERE' ? 'scan.storedHere' : 'scan.storedHub')}</p>`}
    </section>`;
  }

  render() {
    this.title(t('counter.title'));
    const counter = this.counter(this.counterId);
    return html`${this.headView()}
      <main class="page counter" data-test="counter" data-online=${this.hubIsThere}>
        ${!this.feed.loaded ? loading() : !this.site ? empty('hourglass', t('counter.noSite'), t('counter.noSite.body')) : counter ? this.deskView(counter) : this.choosingView()}
      </main>
      ${pageFoot()}`;
  }

  headView() {
    const link = this.hubIsThere
      ? html`<span class="chip ok" data-test="live">${icon('activity')}${t('live')}</span>`
      : html`<span class="chip danger" role="status" data-test="stale">${icon('wifi-off')}${this.sinceWords()}</span>`;
    return html`<header>${this.trainingView()}
      <div class="topbar">
        <a href="/" aria-label=${t('nav.home')}><img class="mark" src="/ui/mark.svg" alt="" /></a>
        <p class="where grow">${say(this.site?.name) || t('product')}</p>
        ${this.feed.ready ? link : nothing} ${this.languageButton()}
      </div></header>`;
  }

  sinceWords() {
    const at = this.feed.lastHeardAt;
    return at === null ? t('stale.never') : t('stale.since', {time: hourMinute(at)});
  }

  choosingView() {
    return html`<section class="stack"><h1>${t('counter.choose')}</h1>
      <ul class="desks">${this.counters.map((one) => html`<li><a class="card desklink" href="/counter?counter=${encodeURIComponent(one.id)}" data-test="counter-${one.id}">
        <span class="label num">${one.label}</span><b class="grow">${say(one.name)}</b>${icon('chevron-right')}</a></li>`)}</ul></section>`;
  }

  deskView(counter) {
    return html`
      <section class="serving stack">
        <div class="row"><span class="label num">${counter.label}</span><div class="grow"><h1>${t('counter.title')}</h1><p class="quiet">${say(counter.name)}</p></div></div>
        ${this.hubIsThere ? this.onlineView() : html`<p class="note attention">${icon('megaphone')}<span>${t('counter.lead')}</span></p>${this.formView()}`}
        ${this.nowView()}
      </section>
      <aside class="stack">${this.recordedView()} ${this.scanView()} ${this.callsView()}</aside>
    `;
  }

  onlineView() {
    const hub = this.site.publicUrl;
    return html`<div class="note ok online" data-test="online">${icon('activity')}
      <div class="grow"><b>${t('counter.online')}</b><p>${t('counter.online.body')}</p></div>
      ${/^https?:/.test(hub ?? '') ? html`<a class="button primary" href="${hub.replace(/\/$/, '')}/console">${icon('megaphone')}${t('nav.console')}</a>` : nothing}
    </div>`;
  }

  formView() {
    return html`<form class="card record" @submit=${(event) => this.record(event)}>
      <div class="field"><label for="number">${t('counter.number')}</label>
        <input id="number" name="number" class="num" required maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false" autofocus placeholder="A012" data-test="number"
          aria-describedby=${this.wrong ? 'wrong' : nothing} .value=${this.typed} @input=${(event) => (this.typed = event.target.value)} /></div>
      <button class="button primary" data-test="record" ?disabled=${Boolean(this.busy)} aria-busy=${Boolean(this.busy)}>${icon('check')}${t('counter.record')}</button>
      ${this.wrong ? html`<p class="note danger" id="wrong" role="alert" data-test="wrong">${icon('circle-alert')}<span>${refusalText(this.wrong)}</span></p>` : nothing}
    </form>`;
  }

  nowView() {
    const [last] = this.recorded;
    if (!last || this.hubIsThere) return nothing;
    return html`<section class="card now" role="status" data-test="serving" data-number=${last.number}>
      <p class="quiet">${t('console.serving')}</p>
      <p class="number num">${last.number}</p>
      <p>${rich('counter.since', {time: hourMinute(last.at)})} · <span class="num">${timer(now() - Date.parse(last.at))}</span></p>
    </section>`;
  }

  recordedView() {
    const all = this.recorded;
    return html`<section class="card" data-test="recorded">
      <h2>${t('counter.recorded')}</h2>
      ${all.length === 0
        ? html`<p class="quiet">${t('counter.recorded.none')}</p>`
        : html`<ol class="lines">${all.map((one) => html`<li><b class="num">${one.number}</b><span class="num quiet">${hourMinute(one.at)}</span></li>`)}</ol>
            <p class="quiet small">${t('counter.recorded.kept')}</p>`}
    </section>`;
  }

  callsView() {
    const calls = this.lastCalls();
    if (calls.length === 0) return nothing;
    return html`<section class="card ${this.hubIsThere ? '' : 'old'}" data-test="last-calls">
      <h2>${t('counter.calls')}</h2>
      <ol class="lines">${calls.map((one) => html`<li><b class="num">${numberText(one.number)}</b><span>${t('console.counter', {label: one.counter})}</span><span class="num quiet">${hourMinute(one.at)}</span></li>`)}</ol>
    </section>`;
  }
}

begin('motcua-counter', Counter);

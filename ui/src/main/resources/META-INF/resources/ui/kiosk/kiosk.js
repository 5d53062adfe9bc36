import {isComing} from '/ui/lib/help-calls.js';
import {Page, begin, html, icon, loading, nothing, serviceIcon} from '/ui/lib/page.js';
import {dateLong, hourMinute, isoDay, language, now, rich, say, setLanguage, t} from '/ui/lib/i18n.js';
import {get, insist, newId, post} from '/ui/lib/http.js';
import {watchPresses} from '/ui/lib/press.js';
import {canSpeak, hush, onVoices, speak} from '/ui/lib/speak.js';
import {CommandKeys} from '/ui/lib/keys.js';
import {Scans, noteView, scanView, spokenNote, spokenScan, waitNoteView} from '/ui/kiosk/scan.js';
import {Booked} from '/ui/kiosk/booked.js';
import {Classes} from '/ui/kiosk/classes.js';
import {estimateWords, isLongWait} from '/ui/kiosk/wait.js';

const TILES = 8;
const KEY_ROWS = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];
const IDLE_MS = 30_000;
const ASK_MS = 15_000;
// Twice the pause of a slow double tap: the second tap never lands on what the first one opened.
const SETTLE_MS = 450;
const HELP_MS = 9_000;
const HELP_COMES_MS = 20_000;
const DAY_MS = 86_400_000;
const DAYS_EITHER_WAY = 60;
const CONFIRM_HOLD_MS = 2_500;
const SHOW_MS = {taken: 14_000, look: 30_000, keep: 60_000, waiting: 45_000};

class Kiosk extends Page {
  constructor() {
    super();
    this.screen = 'attract';
    this.classes = new Classes(this);
    this.search = '';
    this.touchedAt = Date.now();
    this.dayOffset = 0;
    this.scans = new Scans(this);
    this.booked = new Booked(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.feed = this.listen(['site', 'waiting', 'local', 'print', 'printers', 'kiosk']);
    watchPresses(this, (action, element) => this.press(action, element));
    // A scanner that is a keyboard: nothing it types is a press, and none of it stays in a field.
    this.keys = new CommandKeys({}, {isOn: () => false, onScan: (text) => this.scans.typed(text), onBroken: () => this.scans.broke(), fields: true}).start();
    addEventListener('pointerdown', () => this.touched(), true);
    addEventListener('keydown', () => this.touched(), true);
    onVoices(() => this.requestUpdate());
    this.pulse = setInterval(() => this.beat(), 250);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.pulse);
    this.keys.stop();
  }

  /** The kiosk's own scanner speaks to the agent, which tells this page what it means; never what was read. */
  feedChanged() {
    this.scans.fed(this.feed.value('kiosk', 'scan'));
    this.hearHelp();
  }

  /** Somebody said that he comes: told once, long enough to be read. */
  hearHelp() {
    if (!this.helpAt || this.helpComes || !isComing(this.feed, {...this.helpPlace, since: this.helpAt})) return;
    this.helpComes = true;
    this.helpUntil = Date.now() + HELP_COMES_MS;
  }

  /** Why no numbers are given; undefined while they are. */
  get refuse() {
    return this.feed.value('local', 'mode')?.refuse;
  }

  get isOffline() {
    return this.feed.value('local', 'mode')?.online === false;
  }

  /** A number is being given or printed, or stands there without its paper: its holder must see what becomes of it first. */
  isTakenUp() {
    if (this.screen === 'refused') return false;
    return Boolean(this.request) && !(this.ticket && this.printKind() === 'taken');
  }

  /** Somebody is on the way to a number. */
  isChoosing() {
    return ['choose', 'more', 'classes', 'code'].includes(this.screen);
  }

  touched() {
    this.touchedAt = Date.now();
  }

  /** Four times a second: idle questions, the way back from a ticket, the clock. */
  beat() {
    const idle = Date.now() - this.touchedAt;
    if (this.isChoosing()) {
      if (!this.asking && idle >= IDLE_MS) this.ask();
      else if (this.asking && Date.now() - this.askedAt >= ASK_MS) this.home();
    }
    if (this.screen === 'ticket' && this.ticket && this.leavesInMs() <= 0) this.home();
    if (this.screen === 'scan' && this.scans.leavesInMs() <= 0) this.home();
    this.scans.beat();
    if (this.screen === 'refused' && idle >= 20_000) this.home();
    this.requestUpdate();
  }

  async ask() {
    this.asking = true;
    this.askedAt = Date.now();
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('[data-test=stay]')?.focus();
  }

  go(screen) {
    this.screen = screen;
    this.settling = true;
    clearTimeout(this.settled);
    this.settled = setTimeout(() => {
      this.settling = false;
      this.requestUpdate();
    }, SETTLE_MS);
    hush();
    this.requestUpdate();
  }

  /** Nothing of whoever stood here is left but the language. */
  clear() {
    this.asking = false;
    this.classes.forget();
    this.search = '';
    this.typing = false;
    this.ticket = null;
    this.request = null;
    this.refused = null;
    this.helpUntil = 0;
    this.scans.forget();
    this.booked.forget();
  }

  home() {
    this.clear();
    setLanguage('vi');
    this.go('attract');
  }

  press(action) {
    const [verb, value] = action.split(/:(.*)/s);
    if (verb === 'start') this.go('choose');
    else if (verb === 'choose') this.chooseAny();
    else if (verb === 'language') this.chooseLanguage(value);
    else if (verb === 'priority' || verb === 'class') this.classes.press(verb, value);
    else if (verb === 'service') this.take(value);
    else if (verb === 'more') this.go('more');
    else if (verb === 'back') this.go('choose');
    else if (verb === 'typing') this.typing = true;
    else if (verb === 'type') this.search += value;
    else if (verb === 'erase') this.search = this.search.slice(0, -1);
    else if (verb === 'home') this.home();
    else if (verb === 'stay') this.asking = false;
    else if (verb === 'help') this.help();
    else if (verb === 'speak') speak(sentences(this.spoken()), language());
    else if (['booked', 'letter', 'unletter', 'unletters'].includes(verb)) this.booked.press(verb, value);
    else if (verb === 'day') this.dayOffset = Math.max(-DAYS_EITHER_WAY, Math.min(DAYS_EITHER_WAY, this.dayOffset + Number(value)));
    this.requestUpdate();
  }

  /** Whatever was scanned, this person wants something else. */
  chooseAny() {
    this.scans.forget();
    this.booked.forget();
    this.go('choose');
  }

  chooseLanguage(lang) {
    setLanguage(lang);
    if (this.screen === 'attract') this.go('choose');
  }

  /** One intent, one requestId: whatever else is touched until the way back home is no new intent. */
  async take(serviceId) {
    if (this.request) return;
    const request = {requestId: newId(), serviceId, locale: language().toUpperCase(), priority: this.classes.code};
    const scanId = this.scans.slip?.scanId ?? this.booked.scanId;
    if (scanId) request.scanId = scanId;
    this.scans.note = null;
    this.request = request;
    this.go('ticket');
    try {
      const ticket = await insist('/api/kiosk/tickets', request);
      if (this.request !== request) return;
      if (ticket.requestId !== request.requestId) return this.scans.hadNumber(ticket);
      this.ticket = ticket;
      this.shownAt = Date.now();
      this.followPrint(request);
    } catch (refused) {
      if (this.request !== request) return;
      this.refused = refused;
      this.touchedAt = Date.now();
      this.go('refused');
      if (refused.unreachable) this.lookForTicket(request);
    }
    this.requestUpdate();
  }

  /** Nobody answered, but the number may have been stored all the same: while the person still stands here it is worth asking. */
  async lookForTicket(request) {
    while (this.request === request && this.screen === 'refused') {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      try {
        const ticket = await get(`/api/kiosk/tickets/${request.requestId}`, {timeoutMs: 3000});
        if (this.request !== request || this.screen !== 'refused' || !ticket?.number) continue;
        this.ticket = ticket;
        this.shownAt = Date.now();
        this.go('ticket');
        this.followPrint(request);
      } catch {
        // Still nobody, or no such ticket: the person is already asked to see the staff.
      }
    }
  }

  /** The feed tells of the paper; should it be down, the ticket's own address does. */
  async followPrint(request) {
    while (this.request === request && !this.printEnded()) {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      if (this.request !== request || this.printEnded()) return;
      try {
        this.ticket = await get(`/api/kiosk/tickets/${request.requestId}`, {timeoutMs: 3000});
      } catch {
        // The number on the screen stays true without news of the paper.
      }
    }
  }

  printJob() {
    return this.feed.value('print', `job:${this.request?.requestId}`);
  }

  printWord() {
    const job = this.printJob();
    const word = job?.outcome ?? job?.state ?? this.ticket?.printState ?? 'QUEUED';
    return typeof word === 'string' ? word : word.outcome ?? word.state ?? 'QUEUED';
  }

  printEnded() {
    return ['CONFIRMED', 'FAILED_NOT_PRINTED', 'UNKNOWN', 'CANCELLED', 'EXPIRED', 'NONE'].includes(this.printWord());
  }

  /** waiting: still printing; taken: paper is out; look: nobody knows; keep: no paper, keep the number. */
  printKind() {
    const word = this.printWord();
    if (word === 'CONFIRMED') return 'taken';
    if (word === 'UNKNOWN') return 'look';
    return this.printEnded() ? 'keep' : 'waiting';
  }

  leavesInMs() {
    const kind = this.printKind();
    if (kind !== this.lastKind) {
      this.lastKind = kind;
      this.shownAt = Date.now();
    }
    return SHOW_MS[kind] - (Date.now() - Math.max(this.shownAt, this.touchedAt));
  }

  async help() {
    this.helpUntil = Date.now() + HELP_MS;
    this.helpFailed = false;
    this.helpComes = false;
    this.helpAt = now();
    this.requestUpdate();
    try {
      this.helpPlace = await post('/api/kiosk/help', {});
    } catch (e) {
      // Called a moment ago already: staff know.
      this.helpFailed = e.code !== 'TOO_MANY';
      this.requestUpdate();
    }
  }

  /** What the screen says, one sentence each. */
  spoken() {
    const {screen} = this;
    if (screen === 'ticket' && this.ticket) return [`${t('kiosk.yourNumber')}: ${this.ticket.number.text}`, this.booked.ticketWords(), t(`kiosk.print.${this.printKind()}.say`)];
    if (screen === 'ticket') return [t('kiosk.asking')];
    if (screen === 'scan') return spokenScan(this.scans);
    if (screen === 'classes') return this.classes.spoken();
    if (screen === 'code') return [t('kiosk.booked.ask'), t('kiosk.booked.how')];
    if (screen === 'choose' && this.offered().length === 0) return this.refusalWords('NOT_READY', null);
    if (screen === 'choose') return [this.question(), ...spokenNote(this.scans), ...this.tiles().map((one) => say(one.name)), this.hiddenCount() > 0 && t('kiosk.more')];
    if (screen === 'more') return [t('kiosk.more.title'), ...spokenNote(this.scans), ...this.found().map((one) => say(one.name))];
    if (screen === 'refused') return this.refusalWords(this.refused.code, this.refused.text);
    return this.refuse ? this.refusalWords(this.refuse.code, this.refuse.message) : [t('kiosk.touch')];
  }

  render() {
    if (!this.site) return html`<main class="kiosk">${loading()}</main>`;
    this.title(t('kiosk.title'));
    const {refuse} = this;
    const screen = this.screen === 'attract' && refuse ? 'closed' : this.screen;
    return html`
      ${this.trainingView()}
      <main class="kiosk ${screen} ${this.typing ? 'typing' : ''}" data-screen=${screen} data-test="kiosk">
        ${this.headerView(screen)}
        <div class="body">${this.bodyView(screen, refuse)}</div>
        ${this.footerView(screen)}
      </main>
      ${waitNoteView(this.scans)} ${this.asking ? this.askView() : nothing} ${this.helpUntil > Date.now() ? this.helpView() : nothing}
    `;
  }

  bodyView(screen, refuse) {
    if (screen === 'closed') return this.refusalView(refuse.code, refuse.message);
    if (screen === 'choose') return this.chooseView();
    if (screen === 'more') return this.moreView();
    if (screen === 'scan') return scanView(this.scans, Boolean(refuse));
    if (screen === 'classes') return this.classes.view();
    if (screen === 'code') return this.booked.keysView();
    if (screen === 'ticket') return this.ticket ? this.ticketView() : this.askingView();
    if (screen === 'refused') return this.refusalView(this.refused.code, this.refused.text);
    return this.attractView();
  }

  headerView(screen) {
    const attract = screen === 'attract' || screen === 'closed';
    return html`<header class="head">
      <img class="mark" src="/ui/mark.svg" alt="" />
      <div class="names">
        ${attract ? html`<span class="agency">${say(this.site.agency)}</span><h1 class="centre">${say(this.site.name)}</h1>` : html`<span class="centre">${say(this.site.name)}</span>`}
      </div>
      ${attract ? nothing : this.languagesView(true)}
    </header>`;
  }

  /** @param short for the head of a screen, where the name of the centre needs the room */
  languagesView(short = false) {
    return html`<div class="languages" role="group" aria-label=${t('kiosk.languages')}>
      ${['vi', 'en'].map(
        (lang) => html`<button class="touch" lang=${lang} data-press="language:${lang}" data-test="language-${lang}" aria-pressed=${lang === language()} ?disabled=${this.settling}>
          ${short ? html`<span aria-hidden="true">${lang.toUpperCase()}</span><span class="seen-by-readers">${t(`language.${lang}`)}</span>` : t(`language.${lang}`)}
        </button>`
      )}
      ${canSpeak(language())
        ? html`<button class="touch round" data-press="speak" aria-label=${t('kiosk.speak')}>${icon('volume-2')}</button>`
        : nothing}
    </div>`;
  }

  attractView() {
    const waiting = this.feed.stale ? undefined : this.feed.value('waiting', 'total')?.waiting;
    return html`
      <button class="start" data-press="start" data-test="start" ?disabled=${this.settling}>
        <span class="hand">${icon('pointer')}</span>
        <span class="words"><span class="first">${t('kiosk.touch')}</span><span class="second" lang=${language() === 'vi' ? 'en' : 'vi'}>${t('kiosk.touch', {}, language() === 'vi' ? 'en' : 'vi')}</span></span>
      </button>
      ${waiting === undefined ? nothing : html`<p class="waiting">${icon('users')}<span>${waiting === 0 ? t('kiosk.noWait') : rich('kiosk.waiting', {n: waiting})}</span></p>`}
      ${this.booked.buttonView()} ${this.languagesView()}
    `;
  }

  chooseView() {
    const all = this.offered();
    if (all.length === 0) return this.refusalView('NOT_READY', null);
    const hidden = this.hiddenCount();
    return html`
      <h1>${this.question()}</h1>
      ${noteView(this.scans)}
      <div class="tiles n${Math.min(TILES, all.length)}" data-test="tiles">
        ${this.tiles().map((service) => this.tileView(service))}
        ${hidden > 0
          ? html`<button class="tile more" data-press="more" data-test="more" ?disabled=${this.settling}>
              <span class="badge">${icon('ellipsis')}</span><span class="what"><span class="name">${t('kiosk.more')}</span><span class="hint">${t('kiosk.more.hint', {n: hidden})}</span></span>
            </button>`
          : nothing}
      </div>
      <div class="also">${this.classes.buttonView()}
      ${this.scans.slip || this.booked.held ? nothing : this.booked.buttonView()}
      ${all.length < this.services.length ? html`<button class="touch" data-press="choose" data-test="other" ?disabled=${this.settling}>${icon('ellipsis')}<span>${t('kiosk.more')}</span></button>` : nothing}</div>
    `;
  }

  question() {
    return t(this.scans.slip ? 'kiosk.scan.slip.question' : 'kiosk.question');
  }

  /** All services, or those a slip leads to. */
  offered() {
    const led = this.services.filter((one) => this.scans.slip?.services?.includes(one.id));
    return led.length > 0 ? led : this.services;
  }

  /** Those with a tile of their own on the first screen. */
  tiles() {
    const all = this.offered();
    return all.length > TILES ? all.slice(0, TILES - 1) : all;
  }

  hiddenCount() {
    return this.offered().length - this.tiles().length;
  }

  /** Those the search finds; without one, all. */
  found() {
    const wanted = fold(this.search);
    return this.services.filter((one) => fold(`${say(one.name, 'vi')} ${say(one.name, 'en')} ${say(one.hint)}`).includes(wanted));
  }

  tileView(service) {
    const wait = this.feed.stale ? undefined : this.feed.value('waiting', `service:${service.id}`);
    const hint = say(service.hint);
    return html`<button class="tile" data-press="service:${service.id}" data-test="service-${service.id}" ?disabled=${this.settling || Boolean(this.request)}>
      <span class="badge">${serviceIcon(service.icon)}</span>
      <span class="what"><span class="name">${say(service.name)}</span>${hint ? html`<span class="hint">${hint}</span>` : nothing}</span>
      ${wait ? html`<span class="wait">${this.waitWords(wait)}</span>` : nothing}
    </button>`;
  }

  waitWords(wait) {
    if (wait.left === 0) return html`<span>${icon('circle-x')}${t('kiosk.spent')}</span>`;
    if (!wait.waiting) return html`<span>${icon('check')}${t('kiosk.noWait')}</span>`;
    const minutes = wait.estimateMinutes;
    return html`<span>${icon('users')}<span>${rich('kiosk.waitPeople', {n: wait.waiting})}</span></span>
      ${minutes > 0 ? html`<span class="minutes">${icon('clock')}<span>${isLongWait(minutes) ? t('kiosk.waitLong') : rich('kiosk.waitMinutes', {n: minutes})}</span></span>` : nothing}`;
  }

  moreView() {
    const found = this.found();
    return html`
      <h1>${t('kiosk.more.title')}</h1>
      ${noteView(this.scans)}
      <label class="search" data-press="typing"><span class="seen-by-readers">${t('kiosk.search')}</span>${icon('search')}
        <input type="search" inputmode="none" autocomplete="off" spellcheck="false" placeholder=${t('kiosk.search')} data-test="search" .value=${this.search} @input=${(event) => (this.search = event.target.value)} />
      </label>
      <div class="tiles list" data-test="tiles">
        ${found.map((service) => this.tileView(service))}
        ${found.length === 0 ? html`<p class="nothing">${t('kiosk.search.none')}</p>` : nothing}
      </div>
      ${this.typing ? this.keyboardView() : nothing}
      <button class="touch" data-press="back" data-test="back" ?disabled=${this.settling}>${icon('arrow-left')}${t('back')}</button>
    `;
  }

  /** A kiosk has no keyboard, and the search needs no marks: plain letters are enough. */
  keyboardView() {
    return html`<div class="keyboard" role="group" aria-label=${t('kiosk.keyboard')} data-test="keyboard">
      ${KEY_ROWS.map(
        (row, order) => html`<div class="keys">
          ${[...row].map((letter) => html`<button class="touch" data-press="type:${letter.toLowerCase()}">${letter}</button>`)}
          ${order === 2 ? html`<button class="touch wide" data-press="type: " aria-label=${t('kiosk.key.space')}>␣</button><button class="touch wide" data-press="erase" aria-label=${t('kiosk.key.erase')}>${icon('arrow-left')}</button>` : nothing}
        </div>`
      )}
    </div>`;
  }

  askingView() {
    return html`<div class="asking" role="status"><p>${t('kiosk.asking')}</p><div class="waiting-bar"></div></div>`;
  }

  ticketView() {
    const {number, ahead, estimateMinutes} = this.ticket;
    const kind = this.printKind();
    const seconds = Math.max(0, Math.ceil(this.leavesInMs() / 1000));
    return html`
      <section class="yours" aria-live="assertive">
        <h1>${t('kiosk.yourNumber')}</h1>
        <p class="number num" data-test="number" data-number=${number.text} data-length=${number.text.length > 5 ? 'long' : 'short'}>${number.text}</p>
        <p class="for">${say(this.service(this.request.serviceId)?.name)}</p>
        ${this.booked.ticketView()}
      </section>
      <dl class="facts">
        ${ahead >= 0 ? html`<div><dt>${icon('users')}${t('kiosk.ahead')}</dt><dd data-test="ahead">${ahead === 0 ? t('kiosk.ahead.none') : rich('kiosk.ahead.n', {n: ahead})}</dd></div>` : nothing}
        ${this.placeView()}
        ${estimateMinutes > 0 ? html`<div class="wait"><dt>${icon('clock')}<span>${t('kiosk.estimate')}</span></dt><dd data-test="wait">${estimateWords({...this.ticket, overBreak: false})}${this.ticket.overBreak ? html` <small>${t('kiosk.estimate.break')}</small>` : nothing}</dd></div>` : nothing}
      </dl>
      <section class="paper ${kind}" data-test="print" data-print=${this.printWord()} role="status">${this.paperView(kind, number)}</section>
      <button class="touch done" data-press="home" data-test="done" ?disabled=${this.settling}>
        ${icon('check')}<span>${t('kiosk.done')}</span><span class="num seconds" aria-hidden="true">${seconds}</span>
      </button>
    `;
  }

  placeView() {
    const serving = this.counters.filter((counter) => counter.services?.includes(this.request.serviceId));
    if (serving.length === 0) return nothing;
    return html`<div><dt>${icon('map-pin')}${t('kiosk.place')}</dt><dd><b class="num">${serving.slice(0, 6).map((one) => one.label).join(', ')}</b></dd></div>`;
  }

  paperView(kind, number) {
    const qr = this.qrView();
    const words = {number: number.text};
    return html`
      ${qr}
      <div class="news">
        <p class="headline">${icon({waiting: 'printer', taken: 'ticket', look: 'eye', keep: 'triangle-alert'}[kind])}<b>${t(`kiosk.print.${kind}`)}</b></p>
        ${kind === 'waiting' ? html`<div class="waiting-bar"></div>` : html`<p>${rich(this.paperKey(kind), words)}</p>`}
        ${qr !== nothing && kind !== 'keep' ? html`<p class="phone">${t('kiosk.qr')}</p>` : nothing}
      </div>
    `;
  }

  paperKey(kind) {
    const reason = this.printJob()?.reason;
    if (kind === 'keep' && this.printWord() === 'NONE') return 'kiosk.print.keep.none';
    if (kind === 'keep' && reason === 'P_PAPER_OUT') return 'kiosk.print.keep.paper';
    return `kiosk.print.${kind}.body`;
  }

  /** The QR is drawn by the agent when it is looked at; as a picture it cannot carry script. */
  qrView() {
    const {requestId, url} = this.ticket;
    if (!url) return nothing;
    return html`<img class="qr" alt=${t('kiosk.qr.alt')} data-test="qr" data-url=${url} src=${`/api/kiosk/tickets/${requestId}/qr.svg`} />`;
  }

  refusalWords(code, message) {
    if (code === 'CLOCK_SUSPECT') return [t('kiosk.clock.title'), t('kiosk.clock.body')];
    const known = ['CLOSED', 'RANGE_EXHAUSTED', 'CONTINGENT_SPENT', 'NO_NUMBERS', 'STORE_FULL', 'UNREACHABLE'].includes(code);
    return [t(known ? `kiosk.refused.${code}` : 'kiosk.refused.other'), say(message) || t(code === 'CLOSED' ? 'kiosk.refused.CLOSED.body' : 'kiosk.refused.body')];
  }

  refusalView(code, message) {
    if (code === 'CLOCK_SUSPECT') return this.clockView();
    const [heading, body] = this.refusalWords(code, message);
    return html`<section class="refusal" role="alert" data-test="refusal" data-code=${code}>
      <span class="badge">${icon(code === 'CLOSED' ? 'moon' : 'hand-helping')}</span>
      <h1>${heading}</h1>
      <p>${body}</p>
      ${this.opensView(code)}
      ${this.screen === 'refused' ? html`<button class="touch done" data-press="home" data-test="done" ?disabled=${this.settling}>${icon('arrow-left')}${t('kiosk.again')}</button>` : this.languagesView()}
    </section>`;
  }

  opensView(code) {
    const opensAt = this.site.opensAt;
    if (code !== 'CLOSED' || !opensAt) return nothing;
    return html`<p class="opens">${icon('clock')}<span>${rich('kiosk.opens', {time: hourMinute(opensAt), date: dateLong(opensAt)})}</span></p>`;
  }

  /** For staff: this PC's clock went backwards, so nobody but a person can say which day it is. */
  clockView() {
    const clock = this.feed.value('local', 'clock') ?? {};
    // A suspect clock is behind what was last known: today is that day or a later one.
    const known = Math.max(Date.parse(clock.lastKnown ?? 0) || 0, Date.parse(clock.wall ?? 0) || 0) || Date.now();
    const wall = known + this.dayOffset * DAY_MS;
    return html`<section class="refusal clock" role="alert" data-test="refusal" data-code="CLOCK_SUSPECT">
      <span class="badge">${icon('calendar')}</span>
      <h1>${t('kiosk.clock.title')}</h1>
      <p>${t('kiosk.clock.body')}</p>
      <div class="staff">
        <p><b>${t('kiosk.clock.staff')}</b>${clock.lastKnown ? html`<br />${rich('kiosk.clock.last', {date: dateLong(clock.lastKnown)})}` : nothing}</p>
        <div class="days">
          <button class="touch round" data-press="day:-1" aria-label=${t('kiosk.clock.before')} ?disabled=${this.dayOffset <= -DAYS_EITHER_WAY}>${icon('arrow-left')}</button>
          <strong data-test="day">${dateLong(wall)}</strong>
          <button class="touch round" data-press="day:1" aria-label=${t('kiosk.clock.after')} ?disabled=${this.dayOffset >= DAYS_EITHER_WAY}>${icon('arrow-right')}</button>
        </div>
        <button class="touch hold ${this.holding ? 'holding' : ''}" data-test="confirm-date"
          @pointerdown=${() => this.hold(isoDay(wall))} @pointerup=${() => this.letGo()} @pointerleave=${() => this.letGo()} @pointercancel=${() => this.letGo()}
          @keydown=${(event) => event.key === 'Enter' && !event.repeat && this.hold(isoDay(wall))} @keyup=${() => this.letGo()}>
          <span>${t('kiosk.clock.hold')}</span>
        </button>
        ${this.clockNote ? html`<p class="note attention" role="status">${this.clockNote}</p>` : nothing}
      </div>
    </section>`;
  }

  hold(day) {
    this.letGo();
    this.holding = setTimeout(() => this.confirmDay(day), CONFIRM_HOLD_MS);
    this.requestUpdate();
  }

  letGo() {
    clearTimeout(this.holding);
    this.holding = null;
    this.requestUpdate();
  }

  async confirmDay(businessDay) {
    this.letGo();
    try {
      await post('/api/kiosk/clock', {businessDay});
      this.dayOffset = 0;
      this.clockNote = '';
      this.home();
    } catch (refused) {
      this.clockNote = say(refused.text) || t('refusal.UNREACHABLE');
      this.requestUpdate();
    }
  }

  footerView(screen) {
    return html`<footer class="foot">
      <button class="touch help" data-press="help" data-test="help">${icon('hand-helping')}<span>${t('kiosk.help')}</span></button>
      ${this.isChoosing() ? html`<button class="touch quit" data-press="home" data-test="quit" ?disabled=${this.settling}>${icon('x')}<span>${t('kiosk.quit')}</span></button>` : nothing}
      <div class="time">
        <span class="num clock">${hourMinute(now())}</span>
        <span class="when">${this.isChoosing() ? nothing : html`<span class="date">${dateLong(now())}</span>`}
        <span class="sub">${this.isChoosing() ? nothing : this.hoursWords()}${this.isOffline && screen !== 'closed' ? html`<span class="offline" title=${t('kiosk.offline')}>${icon('wifi-off')}${t('kiosk.offline')}</span>` : nothing}</span></span>
      </div>
    </footer>`;
  }

  hoursWords() {
    return this.site.open && this.site.closesAt ? t('closesAt', {time: closing(this.site.closesAt)}) : '';
  }

  askView() {
    const seconds = Math.max(0, Math.ceil((ASK_MS - (Date.now() - this.askedAt)) / 1000));
    return html`<div class="veil" data-press="stay" role="alertdialog" aria-modal="true" aria-labelledby="ask-title" data-test="idle">
      <div class="sheet">
        <h2 id="ask-title">${t('kiosk.idle.title')}</h2>
        <p>${rich('kiosk.idle.body', {n: seconds})}</p>
        <button class="touch primary" data-press="stay" data-test="stay">${t('kiosk.idle.stay')}</button>
        <button class="touch" data-press="home">${t('kiosk.quit')}</button>
      </div>
    </div>`;
  }

  helpView() {
    return html`<div class="help-note" role="status" data-test="help-note">
      ${icon(this.helpFailed ? 'info' : this.helpComes ? 'hand-helping' : 'bell-ring')}<span>${t(this.helpFailed ? 'kiosk.help.failed' : this.helpComes ? 'kiosk.help.comes' : 'kiosk.help.called')}</span>
    </div>`;
  }
}

/** Lower case without Vietnamese marks, so that a search finds what an unpractised hand types. */
const fold = (text) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim();

/** One text for the ear; what ends like a sentence is left as it is. */
const sentences = (parts) => parts.filter(Boolean).map((part) => (/[.?!:…]$/.test(part) ? part : `${part}.`)).join(' ');

const closing = (value) => (/^\d\d:\d\d/.test(value) ? value.slice(0, 5) : hourMinute(value));

begin('motcua-kiosk', Kiosk);

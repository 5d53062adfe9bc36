import {Page, begin, empty, html, icon, loading, nothing} from '/ui/lib/page.js';
import {repeat} from 'lit/directives/repeat.js';
import {has, hourMinute, now, recall, remember, rich, say, span, t, timer} from '/ui/lib/i18n.js';
import {get, includesRole, insist, newId} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';
import {CommandKeys} from '/ui/lib/keys.js';
import {Feed} from '/ui/lib/feed.js';
import {classChip, classField, inOrder, whyChip, whyWords} from '/ui/console/line.js';
import {deviceWords} from '/ui/lib/device.js';
import {onTheBeat} from '/ui/lib/clock.js';
import {timelineView} from '/ui/lib/timeline.js';
import {Moves} from '/ui/console/moves.js';
import {runDown, undoBar, undoOffer} from '/ui/console/undo.js';
import {ScanSocket, scanCard, scanPicture} from '/ui/lib/scans.js';

// A change shows at once; the feed has this long to say the same before it is believed again.
const OVERLAY_MS = 2500;
// Scans are a person's data: they leave the page with the visit, and after this long in any case.
const SCAN_KEPT_MS = 5 * 60_000;
const SCAN_OPEN_MS = 30_000;
const SCANS_SHOWN = 4;
// A scanner is faster than the hub's answer; more than these at once are nobody's to look at.
const SCANS_WAITING = 3;
const PAPER_TROUBLE = new Set(['FAILED_NOT_PRINTED', 'UNKNOWN', 'EXPIRED', 'CANCELLED']);

class Console extends Page {
  constructor() {
    super();
    this.counterId = sessionStorage.getItem('motcua.counter') ?? '';
    this.keysOn = recall('motcua.keys') !== 'off';
    this.all = false;
    this.busy = '';
    this.overlay = null;
    this.scans = [];
    this.earlyScans = [];
    this.scanning = 0;
    this.turn = 0;
    this.moves = new Moves(this);
  }

  async connectedCallback() {
    super.connectedCallback();
    if (!(await this.needRole('OFFICER'))) return;
    const topics = ['site', 'queue', 'waiting'];
    if (includesRole(this.person, 'SUPERVISOR')) topics.push('devices');
    this.feed = this.listen(topics);
    this.learnCounterPage();
    this.offBeat = onTheBeat(() => this.requestUpdate());
    this.keys = new CommandKeys(
      {
        Space: () => this.callNext(),
        Enter: () => this.finish(),
        KeyR: () => this.about('recall'),
        KeyN: () => this.about('no-show'),
        KeyT: () => this.moves.toggle('transfer'),
        KeyP: () => this.moves.toggle('park'),
        KeyI: () => this.reprint(),
        ...this.moves.digits(),
        KeyZ: () => this.undo(),
        Slash: () => this.toggleHelp(),
        Escape: () => this.closePanels(),
      },
      {isOn: () => this.keysOn, onScan: (text) => this.scanned(text), onBroken: () => this.scanBroke('S_BAD_FRAME')}
    ).start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.keys?.stop();
    this.offBeat?.();
    this.visitFeed?.stop();
    this.scanSocket?.stop();
    this.scans = [];
    this.earlyScans = [];
  }

  /** Where this PC takes the number being served while the hub is away; asked for while the hub is still there to tell. */
  async learnCounterPage() {
    try {
      const start = await get('/api/v1/start');
      this.counterPage = start.demo?.links?.find((link) => link.kind === 'counter')?.url ?? start.counterPage;
    } catch {
      // Without it the console still says that the hub is away; only the link is missing.
    }
  }

  /** The page of this PC's own agent, for this counter; empty if the address is none of a web page. */
  counterAddress() {
    try {
      const address = new URL(this.counterPage);
      if (!/^https?:$/.test(address.protocol)) return '';
      address.searchParams.set('counter', this.counterId);
      return address.href;
    } catch {
      return '';
    }
  }

  /** State of the counter as the feed tells it, or as the last answer told it if that is newer. */
  get desk() {
    if (this.overlay && Date.now() - this.overlay.at < OVERLAY_MS) return this.overlay.desk;
    return plain(this.feed?.value('queue', `counter:${this.counterId}`)) ?? null;
  }

  /** Open by this person: a counter kept in this tab may be somebody else's by now. */
  get isOpen() {
    return this.desk?.state === 'OPEN' && this.desk.personId === this.person?.id;
  }

  get visit() {
    return this.isOpen ? this.desk.visit ?? null : null;
  }

  feedChanged(topics) {
    if (!topics.has('queue')) return;
    this.dropOverlay();
    this.followVisit();
    this.followScans();
  }

  /** The feed says what the last answer said, and more: what may be taken back. It may have come first. */
  dropOverlay() {
    const told = this.feed.value('queue', `counter:${this.counterId}`);
    const wanted = this.overlay?.desk;
    if (!wanted || told?.state !== wanted.state || (told.visit?.visitId ?? '') !== (wanted.visit?.visitId ?? '')) return;
    if ((told.visit?.times ?? 0) >= (wanted.visit?.times ?? 0)) this.overlay = null;
  }

  /** Listens to the scanners of the counter while it is this person's. */
  followScans() {
    const id = this.isOpen ? this.counterId : '';
    if (id === (this.scansOf ?? '')) return;
    this.scansOf = id;
    this.turn++;
    this.earlyScans = [];
    this.scanSocket?.stop();
    this.scanSocket = null;
    this.scansTaken = false;
    this.scans = [];
    if (id) this.listenToScans();
  }

  listenToScans() {
    this.scansTaken = false;
    const socket = new ScanSocket(this.scansOf);
    socket.addEventListener('scan', (event) => this.heardScan(event.detail));
    socket.addEventListener('trouble', (event) => this.scanBroke(event.detail.code));
    socket.addEventListener('taken', () => {
      this.scansTaken = true;
      this.requestUpdate();
    });
    this.scanSocket = socket.start();
    this.requestUpdate();
  }

  scanBroke(code) {
    this.toast(has(`scan.trouble.${code}`) ? t(`scan.trouble.${code}`) : t('scan.trouble'), 'scan-line');
  }

  /** A scan of the visit in hand, or of none. One of a visit this page is just about to hear of waits for it; any other is not its. */
  heardScan(scan) {
    if (!scan.visitId || scan.visitId === this.visit?.visitId) return this.showScans([scan]);
    const heard = {scan, until: Date.now() + OVERLAY_MS};
    this.earlyScans = [...this.earlyScans.filter((one) => one.until > Date.now()), heard].slice(-SCANS_WAITING);
    setTimeout(() => (this.earlyScans = this.earlyScans.filter((one) => one !== heard)), OVERLAY_MS);
  }

  /** The newest first; one code that is still under the light stands there once. */
  showScans(fresh) {
    const same = (one, other) => one.kind === other.kind && JSON.stringify([one.fields, one.personal]) === JSON.stringify([other.fields, other.personal]);
    for (const scan of fresh) {
      this.scans = [scan, ...this.scans.filter((one) => one.scanId !== scan.scanId && !same(one, scan))].slice(0, SCANS_SHOWN);
      setTimeout(() => this.dropScan(scan.scanId), SCAN_KEPT_MS);
    }
    this.requestUpdate();
  }

  dropScan(scanId) {
    this.scans = this.scans.filter((one) => one.scanId !== scanId);
    if (this.openScan === scanId) this.openScan = '';
    this.requestUpdate();
  }

  toggleScan(scanId) {
    clearTimeout(this.openTimer);
    this.openScan = this.openScan === scanId ? '' : scanId;
    if (this.openScan) {
      this.openTimer = setTimeout(() => {
        this.openScan = '';
        this.requestUpdate();
      }, SCAN_OPEN_MS);
    }
    this.requestUpdate();
  }

  /** A scanner typed into this page. */
  async scanned(text) {
    if (!this.isOpen) return this.toast(t('scan.openFirst'), 'scan-line');
    if (this.scanning >= SCANS_WAITING) return;
    const visitId = this.visit?.visitId;
    await this.takeScans(() => this.at('scan', {text, visitId}));
  }

  async picture(event) {
    const file = event.target.files?.[0];
    event.target.value = '';
    // A field of files that keeps the keyboard would take the next scan's keys for its own.
    event.target.blur();
    if (!file || this.scanning >= SCANS_WAITING) return;
    const visitId = this.visit?.visitId;
    await this.takeScans(async () => ({scans: await scanPicture(this.counterId, visitId, file)}));
  }

  async takeScans(send) {
    const {turn} = this;
    this.scanning++;
    this.requestUpdate();
    try {
      const scans = (await send())?.scans ?? [];
      // What was scanned in one citizen's time is never shown in the next one's.
      if (turn === this.turn) this.showScans(scans);
      else this.toast(t('scan.late'), 'scan-line');
    } catch (refused) {
      if (refused.code === 'BAD_PICTURE' && !refused.text) this.toast(t('scan.badPicture'), 'circle-alert');
      else this.toastRefusal(refused);
    } finally {
      this.scanning--;
      this.requestUpdate();
    }
  }

  /** The right column listens to the visit in hand, and to no other. */
  followVisit() {
    const id = this.visit?.visitId ?? '';
    if (id === (this.followed ?? '')) return;
    // What was scanned before the call may be for the one who comes now; with the end of a visit it goes.
    if (this.followed) this.scans = [];
    this.moves.kind = '';
    this.followed = id;
    this.turn++;
    this.showEarly(id);
    this.visitFeed?.stop();
    this.visitFeed = null;
    if (!id) return;
    this.visitFeed = new Feed([`visit:${id}`]);
    this.visitFeed.addEventListener('change', () => this.requestUpdate());
    this.visitFeed.start();
  }

  showEarly(visitId) {
    const ours = this.earlyScans.filter((one) => one.scan.visitId === visitId && one.until > Date.now());
    this.earlyScans = [];
    this.showScans(ours.map((one) => one.scan));
  }

  waiting() {
    const mine = new Set(this.counter(this.counterId)?.services ?? []);
    const tickets = this.feed
      .values('queue', 'ticket:')
      .map((one) => ({...one, number: numberText(one.number)}))
      .filter((one) => one.state === 'WAITING' && (this.all || mine.size === 0 || mine.has(one.serviceId)));
    return inOrder(tickets, this.feed.value('queue', `line:${this.counterId}`)?.order);
  }

  get classes() {
    return this.feed.value('site', 'classes') ?? [];
  }

  // Commands. One at a time: while one is on its way the others wait for the person, not in a queue.

  async command(name, send, refusedText) {
    if (this.busy) return null;
    this.busy = name;
    this.requestUpdate();
    try {
      return (await send()) ?? {};
    } catch (refused) {
      if (refused.code === 'NOBODY_WAITING') this.toast(t('console.nobody'), 'armchair');
      else if (refusedText && !refused.text) this.toast(refusedText(refused), 'circle-alert');
      else this.toastRefusal(refused);
      return null;
    } finally {
      this.busy = '';
      this.requestUpdate();
    }
  }

  at(action, body = {}) {
    return insist(`/api/v1/counters/${encodeURIComponent(this.counterId)}/${action}`, {requestId: newId(), ...body});
  }

  show(desk) {
    const told = this.feed.value('queue', `counter:${this.counterId}`) ?? {};
    this.overlay = {at: Date.now(), desk: {...told, undo: undefined, personId: this.person.id, ...desk}};
    this.dropOverlay();
    this.followVisit();
    this.followScans();
  }

  choose(id) {
    this.counterId = id;
    sessionStorage.setItem('motcua.counter', id);
    this.overlay = null;
    this.followVisit();
    this.followScans();
    this.requestUpdate();
  }

  async open(id) {
    this.choose(id);
    const answer = await this.command('open', () => this.at('open'));
    if (answer) this.show({state: 'OPEN', personName: this.person.name, visit: undefined});
    else if (!this.isOpen) this.choose('');
    this.requestUpdate();
  }

  async close() {
    if (this.visit) return this.toast(t('console.finishFirst', {number: this.visit.number}), 'info');
    const answer = await this.command('close', () => this.at('close'));
    if (!answer) return;
    this.overlay = null;
    this.choose('');
  }

  async callNext() {
    if (!this.isOpen) return;
    if (this.visit) return this.toast(t('console.finishFirst', {number: this.visit.number}), 'info');
    const answer = await this.command('call-next', () => this.at('call-next'));
    if (answer) this.called(answer);
  }

  async callThis(visitId) {
    if (!this.isOpen) return;
    if (this.visit) return this.toast(t('console.finishFirst', {number: this.visit.number}), 'info');
    const answer = await this.command('call', () => this.at('call', {visitId}));
    if (answer) this.called(answer);
  }

  called(answer) {
    const visit = answer.visit ?? (answer.visitId ? answer : null);
    if (visit) this.show({state: 'OPEN', visit: {calledAt: new Date(now()).toISOString(), times: 0, ...visit, number: numberText(visit.number)}});
    if (answer.message) this.toast(say(answer.message));
    this.requestUpdate();
  }

  async finish() {
    // With a choice open, Enter is no answer to it.
    if (!this.visit || this.moves.kind) return;
    const answer = await this.command('finish', () => this.at('finish'));
    if (answer) this.done();
  }

  /** Recall or no-show, about the visit in hand. */
  async about(action) {
    if (!this.visit || this.moves.kind) return;
    const visit = this.visit;
    const answer = await this.command(action, () => this.at(action));
    if (!answer) return;
    if (action === 'recall') {
      this.show({state: 'OPEN', visit: {...visit, times: (visit.times ?? 0) + 1}});
      this.toast(t('console.recalled', {number: visit.number}), 'megaphone');
    } else {
      this.done();
    }
  }

  /** The bar that offers the way back says what was done. */
  done() {
    this.show({state: 'OPEN', visit: undefined});
    this.requestUpdate();
  }

  get undoable() {
    return this.isOpen && !this.feed.stale ? undoOffer(this.desk) : null;
  }

  async undo() {
    const undo = this.undoable;
    if (!undo) return;
    const answer = await this.command('undo', () => this.at('undo', {position: undo.position}));
    if (!answer) return;
    const visit = answer.undone?.visit;
    this.show({state: 'OPEN', visit: visit ? {...visit, number: numberText(visit.number)} : undefined});
    this.toast(t(`console.undone.${undo.action}`, {number: undo.number}), 'undo-2');
    this.requestUpdate();
  }

  updated() {
    runDown(this);
  }

  async reprint() {
    if (!this.visit) return;
    const {visitId, number} = this.visit;
    const answer = await this.command('reprint', () => insist(`/api/v1/visits/${visitId}/reprint`, {requestId: newId()}));
    if (answer) this.toast(t('console.reprinted', {number}), 'printer');
  }

  async issue(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const answer = await this.command('issue', () =>
      insist('/api/v1/tickets', {requestId: newId(), serviceId: form.get('service'), priority: form.get('priority') ?? 'NORMAL'})
    );
    if (!answer) return;
    this.issued = numberText(answer.number ?? answer.visit?.number);
    this.requestUpdate();
  }

  toggleHelp() {
    this.helping = !this.helping;
    this.requestUpdate();
  }

  closePanels() {
    this.moves.kind = '';
    this.helping = false;
    this.issuing = false;
    this.issued = '';
    this.requestUpdate();
  }

  toggleKeys() {
    this.keysOn = !this.keysOn;
    remember('motcua.keys', this.keysOn ? 'on' : 'off');
    this.requestUpdate();
  }

  /** A click must not leave the focus on a button, or the next Space would press it again. A key's click keeps the focus. */
  afterClick(event) {
    if (event.detail > 0) event.target.closest('button')?.blur();
  }

  render() {
    this.title(t('nav.console'));
    const gate = this.gateView();
    if (gate !== nothing) return html`${this.topbar('console')}<main class="page">${gate}</main>`;
    const ready = this.feed?.loaded;
    return html`
      ${this.topbar('console', html`${ready && this.counterId ? this.deskChip() : nothing} ${this.connectionView()}`)}
      <main class="console ${this.feed?.stale ? 'is-stale' : ''}" data-test="console" data-stale=${Boolean(this.feed?.stale)} @click=${(event) => this.afterClick(event)}>
        <h1 class="seen-by-readers">${t('nav.console')}</h1>
        ${!ready ? loading() : this.counterId && this.isOpen ? this.workView() : this.choosingView()}
      </main>
      ${this.helping ? this.helpView() : nothing} ${this.toastsView()}
    `;
  }

  deskChip() {
    const counter = this.counter(this.counterId);
    if (!counter || !this.isOpen) return nothing;
    return html`<button class="button desk" data-test="close-counter" title=${t('console.close')} @click=${() => this.close()} ?disabled=${Boolean(this.busy)}>
      ${icon('door-open')}<span>${t('console.counter', {label: counter.label})}</span><span class="quiet small">${t('console.close')}</span>
    </button>`;
  }

  choosingView() {
    return html`<section class="choosing">
      <h2>${t('console.choose')}</h2>
      <p class="quiet">${t('console.choose.body')}</p>
      <ul class="desks">${this.counters.map((counter) => this.deskCard(counter))}</ul>
      ${this.counters.length === 0 ? empty('door-closed', t('console.noCounters')) : nothing}
    </section>`;
  }

  deskCard(counter) {
    const desk = this.feed.value('queue', `counter:${counter.id}`);
    const taken = desk?.state === 'OPEN';
    const mine = taken && desk.personId === this.person.id;
    return html`<li>
      <button class="deskcard" data-test="open-${counter.id}" ?disabled=${Boolean(this.busy)} @click=${() => (mine ? this.choose(counter.id) : this.open(counter.id))}>
        <span class="label num">${counter.label}</span>
        <span class="grow"><b>${say(counter.name)}</b><span class="quiet small">${(counter.services ?? []).map((id) => say(this.service(id)?.name)).filter(Boolean).join(' · ')}</span></span>
        ${taken ? html`<span class="chip ${mine ? 'ok' : 'attention'}">${icon('user')}${mine ? t('console.yours') : desk.personName || t('console.taken')}</span>` : html`<span class="chip">${t('console.closed')}</span>`}
      </button>
    </li>`;
  }

  workView() {
    return html`
      <aside class="list" aria-label=${t('console.waiting')}>${this.listView()}</aside>
      <section class="hand">${this.feed.stale ? this.awayView() : nothing} ${this.visit ? this.visitView(this.visit) : this.freeView()}</section>
      <aside class="story" aria-label=${t('console.story')}>${this.storyView()}</aside>
    `;
  }

  /** The hub is away: calling goes on by voice, and the number is kept by this PC. Nothing here picks the next one (DESIGN §7). */
  awayView() {
    const address = this.counterAddress();
    const at = this.feed.lastHeardAt;
    return html`<section class="away" role="alert" data-test="away">
      ${icon('wifi-off')}
      <div class="grow"><h2>${at === null ? t('stale.never') : t('stale.since', {time: hourMinute(at)})}</h2><p>${t('console.away.body')}</p></div>
      ${address ? html`<a class="button primary" href=${address} target="_blank" rel="noopener" data-test="to-counter">${icon('list-ordered')}${t('console.away.open')}</a>` : nothing}
    </section>`;
  }

  listView() {
    const waiting = this.waiting();
    const at = this.feed.stale ? this.feed.lastHeardAt : null;
    return html`
      <div class="listhead">
        <h2>${t('console.waiting')} <span class="num count" data-test="waiting-count">${waiting.length}</span></h2>
        ${at === null ? nothing : html`<span class="chip attention" data-test="list-of">${icon('clock')}${t('console.listOf', {time: hourMinute(at)})}</span>`}
        <button class="button plain small" aria-pressed=${this.all} data-test="all" @click=${() => (this.all = !this.all)}>${t(this.all ? 'console.mine' : 'console.all')}</button>
      </div>
      <ol class="tickets scroll" data-test="waiting" tabindex="0" aria-label=${t('console.waiting')}>
        ${repeat(waiting, (one) => one.visitId, (one) => this.ticketView(one))}
        ${waiting.length === 0 ? html`<li>${empty('armchair', t('console.empty'))}</li>` : nothing}
      </ol>
      ${this.moves.awayView()}
      ${this.issuing ? this.issueView() : html`<button class="button issue" data-test="issue" @click=${() => (this.issuing = true)}>${icon('plus')}${t('console.issue')}</button>`}
    `;
  }

  ticketView(one) {
    const trouble = PAPER_TROUBLE.has(one.paper);
    return html`<li class="ticket" data-test="ticket" data-number=${one.number} title=${whyWords(one.why)}>
      <b class="num">${one.number}</b>
      <span class="grow"><span class="name">${say(this.service(one.serviceId)?.name)}</span>
        <span class="marks"><span class="wait num" title=${t('console.waitedSoFar')}>${span(now() - Date.parse(one.issuedAt))}</span>
          ${classChip(this.classes, one.priority)}${whyChip(one.why)}
          ${one.kind ? html`<span class="chip" data-test="kind">${t(`console.kind.${one.kind}`)}</span>` : nothing}
          ${one.forCounter ? html`<span class="chip brand">${t('console.for', {label: this.counter(one.forCounter)?.label ?? one.forCounter})}</span>` : nothing}
          ${one.notBefore && Date.parse(one.notBefore) > now() ? html`<span class="chip">${icon('clock')}${t('console.from', {time: hourMinute(one.notBefore)})}</span>` : nothing}
          ${trouble ? html`<span class="chip attention">${icon('printer')}${t('console.noPaper')}</span>` : nothing}
          ${one.alias ? html`<span class="chip">${t('console.alias', {number: one.alias})}</span>` : nothing}
        </span></span>
      <button class="button callone" data-test="call-${one.number}" aria-label=${t('console.callThis', {number: one.number})} ?disabled=${Boolean(this.busy) || Boolean(this.visit) || one.callable === false} @click=${() => this.callThis(one.visitId)}>${icon('megaphone')}</button>
    </li>`;
  }

  issueView() {
    const mine = this.counter(this.counterId)?.services ?? [];
    const ordered = [...this.services].sort((one, other) => mine.includes(other.id) - mine.includes(one.id));
    return html`<form class="issueform" @submit=${(event) => this.issue(event)}>
      ${this.issued ? html`<p class="note ok" role="status" data-test="issued">${icon('ticket')}<span>${rich('console.issued', {number: this.issued})}</span></p>` : nothing}
      <div class="field"><label for="issue-service">${t('console.issue.service')}</label>
        <select id="issue-service" name="service">${ordered.map((one) => html`<option value=${one.id}>${say(one.name)}</option>`)}</select></div>
      ${classField(this.classes)}
      <div class="row"><button class="button primary grow" data-test="issue-send" ?disabled=${Boolean(this.busy)}>${t('console.issue.send')}</button>
      <button type="button" class="button" @click=${() => this.closePanels()}>${t('closePanel')}</button></div>
    </form>`;
  }

  visitView(visit) {
    const ticket = this.feed.value('queue', `ticket:${visit.visitId}`);
    const service = this.service(visit.serviceId ?? ticket?.serviceId);
    return html`
      <div class="coin ${this.moves.kind ? 'slim' : ''}">
        <p class="quiet">${t('console.serving')}</p>
        <p class="number num" data-test="in-hand" data-number=${visit.number} data-length=${String(visit.number).length > 5 ? 'long' : 'short'}>${visit.number}</p>
        <p class="for">${say(service?.name)}</p>
        <p class="row wrap center">
          ${classChip(this.classes, ticket?.priority)}
          ${visit.times > 0 ? html`<span class="chip">${icon('megaphone')}${t('console.times', {n: visit.times})}</span>` : nothing}
          ${PAPER_TROUBLE.has(ticket?.paper) ? html`<span class="chip attention">${icon('printer')}${t('console.noPaper')}</span>` : nothing}
        </p>
        <p class="timer num" role="timer" aria-label=${t('console.timer')}>${timer(now() - Date.parse(visit.calledAt))}</p>
      </div>
      <div class="actions">${this.moves.kind ? this.moves.panel() : this.visitKeys()}</div>
    `;
  }

  visitKeys() {
    return html`
      ${this.key('finish', 'Enter', 'check', () => this.finish(), this.mainKey())}
      <div class="five">
        ${this.key('recall', 'R', 'megaphone', () => this.about('recall'))}
        ${this.key('no-show', 'N', 'user-x', () => this.about('no-show'))}
        ${this.key('transfer', 'T', 'send', () => this.moves.toggle('transfer'))}
        ${this.key('park', 'P', 'hourglass', () => this.moves.toggle('park'))}
        ${this.key('reprint', 'I', 'printer', () => this.reprint())}
      </div>
      ${this.undoView()}
    `;
  }

  freeView() {
    const waiting = this.waiting().length;
    return html`
      <div class="coin free">
        <span class="cup">${icon(waiting > 0 ? 'users' : 'armchair')}</span>
        <p class="for">${waiting > 0 ? rich('console.free', {n: waiting}) : t('console.free.none')}</p>
        <p class="quiet">${rich('console.servedToday', {n: this.desk?.servedToday ?? 0})}</p>
      </div>
      <div class="actions">${this.key('call-next', 'Space', 'megaphone', () => this.callNext(), this.mainKey())} ${this.undoView()}</div>
    `;
  }

  undoView() {
    return undoBar(this.undoable, {busy: this.busy, keysOn: this.keysOn, onUndo: () => this.undo()});
  }

  /** While the hub is away the one thing to press is the link to this PC's own page. */
  mainKey() {
    return this.feed.stale ? 'big' : 'primary big';
  }

  key(name, key, symbol, act, kind = '') {
    return html`<button class="button ${kind}" data-test=${name} ?disabled=${Boolean(this.busy)} aria-busy=${this.busy === name} @click=${act}>
      ${icon(symbol)}<span>${t(`console.${name}`)}</span>${this.keysOn ? html`<kbd aria-hidden="true">${t(`key.${key}`)}</kbd>` : nothing}
    </button>`;
  }

  /** What was scanned here, and the ways to scan without a scanner. */
  scansView() {
    return html`<section class="scans" aria-label=${t('scan.title')}>
      <div class="listhead"><h2>${t('scan.title')}</h2>
        <label class="button plain small picture" aria-busy=${this.scanning > 0}>${icon('camera')}<span>${t('scan.picture')}</span><input class="seen-by-readers" type="file" accept="image/jpeg,image/png,image/*" data-test="scan-picture" @click=${(event) => event.target.blur()} @cancel=${(event) => event.target.blur()} @change=${(event) => this.picture(event)} /></label></div>
      ${this.scansTaken ? html`<p class="note attention" data-test="scans-taken">${icon('triangle-alert')}<span>${t('scan.taken')}</span><button class="button small" @click=${() => this.listenToScans()}>${t('scan.takeBack')}</button></p>` : nothing}
      ${this.scans.length === 0 ? html`<p class="quiet hintline">${t('scan.none')}</p>` : nothing}
      ${repeat(this.scans, (one) => one.scanId, (one) => html`${scanCard(one, {open: this.openScan === one.scanId, onOpen: () => this.toggleScan(one.scanId), onClose: () => this.dropScan(one.scanId)})}${this.moves.forScan(one)}`)}
    </section>`;
  }

  storyView() {
    const visit = this.visit;
    const entries = visit ? this.visitFeed?.values(`visit:${visit.visitId}`, 'entry:') ?? [] : [];
    return html`
      ${this.scansView()}
      <h2>${t('console.story')}</h2>
      ${entries.length > 0 ? html`<div class="scroll grow-y" tabindex="0" aria-label=${t('console.story')}>${timelineView(entries, {compact: true})}</div>` : html`<p class="quiet hintline">${t(visit ? 'console.story.wait' : 'console.story.none')}</p>`}
      ${this.troubleView()}
      <div class="keysrow">
        <button class="button plain small" data-test="keys" role="switch" aria-checked=${this.keysOn} @click=${() => this.toggleKeys()}>${icon('keyboard')}${t(this.keysOn ? 'console.keys.on' : 'console.keys.off')}</button>
        <button class="button plain small" data-test="help" aria-expanded=${Boolean(this.helping)} @click=${() => this.toggleHelp()}>${icon('circle-help')}<kbd aria-hidden="true">?</kbd><span class="seen-by-readers">${t('console.help')}</span></button>
      </div>
    `;
  }

  /** Devices are quiet dots that speak up only when something is wrong. */
  troubleView() {
    const wrong = this.feed.values('devices', 'device:').filter((one) => !['READY', 'CONNECTING'].includes(one.status));
    if (wrong.length === 0) return nothing;
    return html`<ul class="stack trouble">${wrong.slice(0, 3).map((one) => html`<li class="note attention">${icon('triangle-alert')}<span><b>${one.device}</b><br /><span class="small">${say(one.message) || deviceWords(one)}</span></span></li>`)}</ul>`;
  }

  helpView() {
    const keys = [['Space', 'call-next'], ['Enter', 'finish'], ['R', 'recall'], ['N', 'no-show'], ['T', 'transfer'], ['P', 'park'], ['I', 'reprint'], ['Z', 'undo'], ['?', 'help'], ['Esc', 'escape']];
    return html`<section class="keyhelp card" role="region" aria-label=${t('console.help')} data-test="key-help">
      <div class="row"><h2 class="grow">${t('console.help')}</h2><button class="button plain" aria-label=${t('closePanel')} @click=${() => this.toggleHelp()}>${icon('x')}</button></div>
      <dl>${keys.map(([key, name]) => html`<div><dt><kbd>${t(`key.${key}`)}</kbd></dt><dd>${t(`console.${name}`)}</dd></div>`)}</dl>
      <p class="quiet small">${t('console.help.scan')}</p>
    </section>`;
  }
}

/** The counter as the feed tells it, its number as text. */
const plain = (desk) => (desk?.visit ? {...desk, visit: {...desk.visit, number: numberText(desk.visit.number)}} : desk);

begin('motcua-console', Console);

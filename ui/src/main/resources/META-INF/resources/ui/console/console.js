// The officer's console: what is common to its parts. Each part is a class of its own beside this file and draws what is its.
import {Page, begin, html, icon, loading, nothing} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';
import {includesRole, insist, newId} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';
import {CommandKeys} from '/ui/lib/keys.js';
import {Feed} from '/ui/lib/feed.js';
import {helpCallsView} from '/ui/lib/help-calls.js';
import {deviceWords} from '/ui/lib/device.js';
import {onTheBeat} from '/ui/lib/clock.js';
import {timelineView} from '/ui/lib/timeline.js';
import {commandsOf} from '/ui/console/commands.js';
import {Deeds} from '/ui/console/deeds.js';
import {Desks} from '/ui/console/desks.js';
import {Hand} from '/ui/console/hand.js';
import {Help} from '/ui/console/help.js';
import {Issue} from '/ui/console/issue.js';
import {DEFAULTS, label} from '/ui/console/keymap.js';
import {Moves} from '/ui/console/moves.js';
import {OwnKeys} from '/ui/console/own-keys.js';
import {Panels} from '/ui/console/panels.js';
import {Procedures} from '/ui/console/procedures.js';
import {ScanBox} from '/ui/console/scan-box.js';
import {WaitingList} from '/ui/console/waiting.js';
import {runDown} from '/ui/console/undo.js';

// A change shows at once; the feed has this long to say the same before it is believed again.
const OVERLAY_MS = 2500;

class Console extends Page {
  constructor() {
    super();
    this.counterId = sessionStorage.getItem('motcua.counter') ?? '';
    this.keysOn = true;
    this.all = false;
    this.busy = '';
    this.overlay = null;
    this.line = new WaitingList(this);
    this.hand = new Hand(this);
    this.deeds = new Deeds(this);
    this.desks = new Desks(this);
    this.issuing = new Issue(this);
    this.scanBox = new ScanBox(this);
    this.help = new Help(this);
    this.moves = new Moves(this);
    this.panels = new Panels(this);
    this.procedures = new Procedures(this);
    this.keymap = {...DEFAULTS};
    this.ownKeys = new OwnKeys(this);
  }

  async connectedCallback() {
    super.connectedCallback();
    if (!(await this.needRole('OFFICER'))) return;
    this.feed = this.listen(this.topics());
    this.desks.learnCounterPage();
    this.ownKeys.load();
    this.issuing.printers.load();
    this.offBeat = onTheBeat(() => this.requestUpdate());
    this.keys = new CommandKeys(
      this.allKeys(),
      {isOn: () => this.keysOn && !this.lock.isShown, first: (code) => (this.panels.kind ? this.panels : this.moves).answer(code), onScan: (text) => !this.lock.isShown && this.scanBox.typed(text), onBroken: () => this.scanBox.broke('S_BAD_FRAME')}
    ).start();
  }

  /** The order of the line is asked for this page's counter alone: a long one is long. */
  topics() {
    const topics = ['site', 'queue', 'waiting'];
    if (this.counterId) topics.push(`line:${this.counterId}`);
    if (includesRole(this.person, 'SUPERVISOR')) topics.push('devices');
    return topics;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.ownKeys.stop();
    this.keys?.stop();
    this.offBeat?.();
    this.visitFeed?.stop();
    this.scanBox.stop();
  }

  /** By where the officer's own keys sit. */
  commandKeys() {
    return Object.fromEntries(Object.entries(commandsOf(this)).filter(([name]) => this.codeOf(name)).map(([name, act]) => [this.codeOf(name), act]));
  }

  allKeys() {
    return {
      ...this.commandKeys(),
      ...this.moves.digits(),
      Slash: () => this.help.toggle(),
      Escape: () => this.closePanels(),
    };
  }

  rebindKeys() {
    if (this.keys) this.keys.commands = this.allKeys();
  }

  codeOf(name) {
    return this.keymap[name];
  }

  keyOf(name) {
    return label(this.codeOf(name));
  }

  /** A visit without a number can neither be moved nor joined. */
  openMove(kind) {
    if (this.visit?.noNumber) return;
    this.panels.kind = '';
    this.moves.toggle(kind);
  }

  /** A choice is open: the next key is an answer to it, or none. */
  get choosing() {
    return Boolean(this.moves.kind || this.panels.kind);
  }

  digit(n) {
    if (this.panels.kind) this.panels.digit(n);
    else this.moves.digit(n);
  }

  /** State of the counter as the feed tells it, or as the last answer told it if that is newer. */
  get desk() {
    if (this.overlay && Date.now() - this.overlay.at < OVERLAY_MS) return this.overlay.desk;
    return plain(this.feed?.value('queue', `counter:${this.counterId}`)) ?? null;
  }

  /** Open by this person: a counter kept in this tab may be somebody else's by now. */
  get isOpen() {
    return ['OPEN', 'PAUSED'].includes(this.desk?.state) && this.desk.personId === this.person?.id;
  }

  get isPaused() {
    return this.isOpen && this.desk.state === 'PAUSED';
  }

  /** What is asked for at this counter, and at those its officer stands in for. */
  get mine() {
    const ids = [this.counterId, ...(this.desk?.servesFor ?? [])];
    return new Set(ids.flatMap((id) => this.counter(id)?.services ?? []));
  }

  get visit() {
    return this.isOpen ? this.desk.visit ?? null : null;
  }

  feedChanged(topics) {
    if (!topics.has('queue')) return;
    this.dropOverlay();
    this.followVisit();
    this.scanBox.follow();
  }

  /** The feed says what the last answer said, and more: what may be taken back. It may have come first. */
  dropOverlay() {
    const told = this.feed.value('queue', `counter:${this.counterId}`);
    const wanted = this.overlay?.desk;
    if (!wanted || told?.state !== wanted.state || (told.visit?.visitId ?? '') !== (wanted.visit?.visitId ?? '')) return;
    if ((told.visit?.times ?? 0) >= (wanted.visit?.times ?? 0)) this.overlay = null;
  }

  /** The right column listens to the visit in hand, and to no other. */
  followVisit() {
    const id = this.visit?.visitId ?? '';
    if (id === (this.followed ?? '')) return;
    const ended = Boolean(this.followed);
    this.moves.kind = '';
    this.panels.kind = '';
    this.line.because.visitId = null;
    this.followed = id;
    this.scanBox.turnTo(id, ended);
    this.visitFeed?.stop();
    this.visitFeed = null;
    if (!id) return;
    this.visitFeed = new Feed([`visit:${id}`]);
    this.visitFeed.addEventListener('change', () => this.requestUpdate());
    this.visitFeed.start();
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
    this.scanBox.follow();
  }

  toggleAll() {
    this.all = !this.all;
    this.requestUpdate();
  }

  updated() {
    runDown(this);
  }

  closePanels() {
    this.moves.kind = '';
    this.panels.kind = '';
    this.help.close();
    this.procedures.close();
    this.issuing.close();
    this.line.because.show(null);
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
      ${this.topbar('console', html`${ready && this.counterId ? this.desks.chip() : nothing} ${this.connectionView()}`)}
      ${ready ? helpCallsView(this, this.issuing.printers) : nothing}
      <main class="console ${this.feed?.stale ? 'is-stale' : ''}" data-test="console" data-stale=${Boolean(this.feed?.stale)} @click=${(event) => this.afterClick(event)}>
        <h1 class="seen-by-readers">${t('nav.console')}</h1>
        ${!ready ? loading() : this.counterId && this.isOpen ? this.workView() : this.desks.view()}
      </main>
      ${this.help.view()} ${this.toastsView()}
    `;
  }

  workView() {
    return html`
      <aside class="list" aria-label=${t('console.waiting')}>${this.line.view()}</aside>
      <section class="hand">${this.feed.stale ? this.desks.awayView() : this.panels.calls()} ${this.isPaused && !this.panels.kind ? this.panels.pausedView() : this.visit ? this.hand.visitView(this.visit) : this.hand.freeView()}</section>
      <aside class="story" aria-label=${t('console.story')}>${this.storyView()}</aside>
    `;
  }

  storyView() {
    const visit = this.visit;
    const entries = visit ? this.visitFeed?.values(`visit:${visit.visitId}`, 'entry:') ?? [] : [];
    return html`
      ${this.scanBox.view()} ${this.procedures.view()}
      ${this.procedures.isOpen ? nothing : html`<h2>${t('console.story')}</h2> ${entries.length > 0 ? html`<div class="scroll grow-y" tabindex="0" aria-label=${t('console.story')}>${timelineView(entries, {compact: true})}</div>` : html`<p class="quiet hintline">${t(visit ? 'console.story.wait' : 'console.story.none')}</p>`}`}
      ${this.troubleView()}
      ${this.panels.row()} ${this.help.row()}
    `;
  }

  /** Devices are quiet dots that speak up only when something is wrong. */
  troubleView() {
    const wrong = this.feed.values('devices', 'device:').filter((one) => !['READY', 'CONNECTING'].includes(one.status));
    if (wrong.length === 0) return nothing;
    return html`<ul class="stack trouble">${wrong.slice(0, 3).map((one) => html`<li class="note attention">${icon('triangle-alert')}<span><b>${one.device}</b><br /><span class="small">${say(one.message) || deviceWords(one)}</span></span></li>`)}</ul>`;
  }
}

/** The counter as the feed tells it, its number as text. */
const plain = (desk) => (desk?.visit ? {...desk, visit: {...desk.visit, number: numberText(desk.visit.number)}} : desk);

begin('motcua-console', Console);

import {Page, begin, html, loading, nothing} from '/ui/lib/page.js';
import {language, say, setLanguage, t} from '/ui/lib/i18n.js';
import {watchPresses} from '/ui/lib/press.js';
import {hush, onVoices, speak} from '/ui/lib/speak.js';
import {CommandKeys} from '/ui/lib/keys.js';
import {Scans, scanView, spokenNote, spokenScan, waitNoteView} from '/ui/kiosk/scan.js';
import {Booked} from '/ui/kiosk/booked.js';
import {Choice} from '/ui/kiosk/choice.js';
import {Classes} from '/ui/kiosk/classes.js';
import {Giving} from '/ui/kiosk/giving.js';
import {Help} from '/ui/kiosk/help.js';
import {Refusals} from '/ui/kiosk/refusals.js';
import {ASK_MS, askView, attractView, footerView, headerView} from '/ui/kiosk/frame.js';

const IDLE_MS = 30_000;
// Twice the pause of a slow double tap: the second tap never lands on what the first one opened.
const SETTLE_MS = 450;

class Kiosk extends Page {
  constructor() {
    super();
    this.screen = 'attract';
    this.classes = new Classes(this);
    this.touchedAt = Date.now();
    this.choice = new Choice(this);
    this.giving = new Giving(this);
    this.refusals = new Refusals(this);
    this.helpCall = new Help(this);
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
    this.helpCall.hear();
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
    return Boolean(this.request) && !(this.ticket && this.giving.kind() === 'taken');
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
    if (this.screen === 'ticket' && this.ticket && this.giving.leavesInMs() <= 0) this.home();
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
    this.updateComplete.then(() => this.toTheTop());
  }

  /** A new page begins at its beginning, also where it is longer than the screen. */
  toTheTop() {
    scrollTo(0, 0);
    this.querySelector('.tiles.list')?.scrollTo(0, 0);
  }

  /** Nothing of whoever stood here is left but the language. */
  clear() {
    this.asking = false;
    this.classes.forget();
    this.choice.forget();
    this.ticket = null;
    this.request = null;
    this.refused = null;
    this.helpCall.until = 0;
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
    else if (['more', 'field', 'back', 'typing', 'type', 'erase'].includes(verb)) this.choice.press(verb, value);
    else if (verb === 'home') this.home();
    else if (verb === 'stay') this.asking = false;
    else if (verb === 'help') this.helpCall.call();
    else if (verb === 'speak') speak(sentences(this.spoken()), language());
    else if (['booked', 'letter', 'unletter', 'unletters'].includes(verb)) this.booked.press(verb, value);
    else if (verb === 'day') this.refusals.moveDay(Number(value));
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
  take(serviceId) {
    return this.giving.take(serviceId);
  }

  /** How the paper of the number on the screen stands. */
  printKind() {
    return this.giving.kind();
  }

  /** What the screen says, one sentence each. */
  spoken() {
    const {screen} = this;
    if (screen === 'ticket' && this.ticket) return [`${t('kiosk.yourNumber')}: ${this.ticket.number.text}`, this.booked.ticketWords(), t(`kiosk.print.${this.giving.kind()}.say`)];
    if (screen === 'ticket') return [t('kiosk.asking')];
    if (screen === 'scan') return spokenScan(this.scans);
    if (screen === 'classes') return this.classes.spoken();
    if (screen === 'code') return [t('kiosk.booked.ask'), t('kiosk.booked.how')];
    if (screen === 'choose' && this.choice.offered().length === 0) return this.refusals.words('NOT_READY', null);
    if (screen === 'choose') return [this.choice.question(), ...spokenNote(this.scans), ...this.choice.tiles().map((one) => say(one.name)), this.choice.hiddenCount() > 0 && t('kiosk.more')];
    if (screen === 'more') return [...spokenNote(this.scans), ...this.choice.spoken()];
    if (screen === 'refused') return this.refusals.words(this.refused.code, this.refused.text);
    return this.refuse ? this.refusals.words(this.refuse.code, this.refuse.message) : [t('kiosk.touch')];
  }

  render() {
    if (!this.site) return html`<main class="kiosk">${loading()}</main>`;
    this.title(t('kiosk.title'));
    const {refuse} = this;
    const screen = this.screen === 'attract' && refuse ? 'closed' : this.screen;
    return html`
      ${this.trainingView()}
      <main class="kiosk ${screen} ${this.choice.typing ? 'typing' : ''}" data-screen=${screen} data-test="kiosk">
        ${headerView(this, screen)}
        <div class="body">${this.bodyView(screen, refuse)}</div>
        ${footerView(this, screen)}
      </main>
      ${waitNoteView(this.scans)} ${this.asking ? askView(this) : nothing} ${this.helpCall.view()}
    `;
  }

  bodyView(screen, refuse) {
    if (screen === 'closed') return this.refusals.view(refuse.code, refuse.message);
    if (screen === 'choose') return this.choice.chooseView();
    if (screen === 'more') return this.choice.moreView();
    if (screen === 'scan') return scanView(this.scans, Boolean(refuse));
    if (screen === 'classes') return this.classes.view();
    if (screen === 'code') return this.booked.keysView();
    if (screen === 'ticket') return this.giving.view();
    if (screen === 'refused') return this.refusals.view(this.refused.code, this.refused.text);
    return attractView(this);
  }
}

/** One text for the ear; what ends like a sentence is left as it is. */
const sentences = (parts) => parts.filter(Boolean).map((part) => (/[.?!:…]$/.test(part) ? part : `${part}.`)).join(' ');

begin('motcua-kiosk', Kiosk);

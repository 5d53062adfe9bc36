// The lock of a screen nobody sits before. The hub keeps it: this page only tells the hub that somebody is there, and hides what it shows
// when nobody was. Beginning anew forgets everything the page knew.
import {html, nothing} from 'lit';
import {t} from '/ui/lib/i18n.js';
import {secretOf} from '/ui/lib/pin.js';
import {keepSession, mayBeLocked, newId, post, whoAmI} from '/ui/lib/http.js';

const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'];
const LOOK_MS = 1000;
const SLEPT_MS = 10_000;
const ASK_AGAIN_MS = 15_000;
// The hub is away: it is told again, and not with every key.
const TELL_AGAIN_MS = 5000;
// The hub hears of use this many times within the time it waits for it.
const TELLS = 6;

export class Lock {
  constructor(page, {locked, lockAfterSeconds}) {
    this.page = page;
    this.locked = locked;
    this.isShown = locked;
    this.afterMs = lockAfterSeconds * 1000;
    this.usedAt = performance.now();
    this.toldAt = -Infinity;
    this.askAt = this.usedAt + this.afterMs;
    this.lookedAt = Date.now();
    this.isSwitching = false;
    this.wrong = '';
    this.sign = () => this.used();
    this.seen = () => {
      if (document.hidden) return;
      this.askAt = 0;
      this.look();
    };
  }

  start() {
    if (!this.afterMs) return this;
    for (const sign of SIGNS) addEventListener(sign, this.sign, {capture: true, passive: true});
    document.addEventListener('visibilitychange', this.seen);
    if (!this.isShown) this.tell();
    this.timer = setInterval(() => this.look(), LOOK_MS);
    return this;
  }

  stop() {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.seen);
    for (const sign of SIGNS) removeEventListener(sign, this.sign, {capture: true});
  }

  used() {
    if (this.isShown) return;
    // Too late for this page alone: the hub knows whether another one was used.
    if (!this.isOver) this.usedAt = performance.now();
    if (performance.now() - this.toldAt > this.afterMs / TELLS) this.tell();
  }

  get isOver() {
    return performance.now() - this.usedAt >= this.afterMs;
  }

  async tell() {
    this.toldAt = performance.now();
    try {
      await post('/api/v1/session/use', {});
      this.usedAt = Math.max(this.usedAt, this.toldAt);
    } catch (refused) {
      if (refused.code === 'LOCKED') location.reload();
      else this.toldAt -= Math.max(0, this.afterMs / TELLS - TELL_AGAIN_MS);
    }
  }

  /** Nobody was here, or nothing ran for a while: whether another page of this session was used meanwhile is the hub's to say. */
  look() {
    const now = Date.now();
    if (now - this.lookedAt > SLEPT_MS) this.askAt = 0;
    else if (!this.locked && !this.isOver) this.askAt = this.usedAt + this.afterMs;
    this.lookedAt = now;
    if (!this.asking && !this.busy && performance.now() >= this.askAt) this.ask();
  }

  /** As long as the hub cannot say, nothing is shown. Another page of this session may have opened it, or ended it. */
  async ask() {
    this.asking = true;
    try {
      const person = await whoAmI();
      const locked = !person || mayBeLocked().locked;
      if (person?.id !== this.page.person.id || locked !== this.locked) return location.reload();
      this.askAt = performance.now() + ASK_AGAIN_MS;
      this.isShown = locked;
    } catch {
      this.isShown = true;
    }
    this.asking = false;
    this.page.requestUpdate();
  }

  async open(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const typed = form.get('password');
    this.busy = true;
    this.page.requestUpdate();
    try {
      if (this.isSwitching) keepSession(await post('/api/v1/session/switch', {requestId: newId(), login: form.get('login'), ...secretOf(typed)}));
      else await post('/api/v1/session/unlock', secretOf(typed));
      return location.reload();
    } catch (refused) {
      this.wrong = this.page.refusalWords(refused);
    }
    this.busy = false;
    this.page.requestUpdate();
    await this.page.updateComplete;
    const field = this.page.querySelector('#lock-password');
    if (!field) return;
    field.value = '';
    field.focus();
  }

  other() {
    this.isSwitching = !this.isSwitching;
    this.wrong = '';
    this.page.requestUpdate();
  }

  view() {
    const {name} = this.page.person;
    return html`<form class="card stack lockform" data-test="lock" @submit=${(event) => this.open(event)}>
      <h1>${t('lock.title')}</h1>
      <p data-test="lock-person">${t(this.isSwitching ? 'lock.other.body' : 'lock.body', {person: name})}</p>
      ${this.isSwitching ? html`<div class="field"><label for="lock-login">${t('person.login')}</label><input id="lock-login" name="login" autocomplete="off" autocapitalize="none" spellcheck="false" required data-test="lock-login" /></div>` : nothing}
      <div class="field"><label for="lock-password">${t(this.isSwitching || mayBeLocked().pinHere ? 'lock.secret' : 'person.password')}</label><input id="lock-password" name="password" type="password" autocomplete="off" required data-test="lock-password" /></div>
      ${this.wrong ? html`<p class="note danger" role="alert" data-test="lock-wrong">${this.wrong}</p>` : nothing}
      <div class="row wrap"><button class="button primary grow" data-test="lock-open" ?disabled=${Boolean(this.busy)}>${t(this.isSwitching ? 'console.switch.here' : 'lock.open')}</button>
        <button type="button" class="button" data-test="lock-other" @click=${() => this.other()}>${t(this.isSwitching ? 'lock.own' : 'lock.other')}</button></div>
    </form>`;
  }
}

// Calls for help after somebody answered: each stands until a supervisor ends it with the own password or PIN. And the buttons' weekly test.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateShort, hourMinute, isoDay, now, rich, t} from '/ui/lib/i18n.js';
import {newId, post} from '/ui/lib/http.js';
import {secretOf} from '/ui/lib/pin.js';

const OVER_SHOWN_MS = 15 * 60_000;
const OVER_SHOWN = 3;
const TESTED_EVERY_MS = 7 * 24 * 3_600_000;
const REASONS = ['HELPED', 'MISTAKE', 'TEST', 'OTHER'];

/** A call of another day says which. */
export const when = (at) => hourMinute(at) + (isoDay(Date.parse(at)) === isoDay(now()) ? '' : `, ${dateShort(at)}`);

export class Panics {
  constructor(page) {
    this.page = page;
    this.ending = null;
  }

  /** All that the hub tells of, the oldest first: a card must not move from under a finger when another one comes. */
  get all() {
    return (this.page.feed?.values('alerts', 'panic:') ?? []).sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  }

  get alarms() {
    return this.all.filter((one) => !one.test && !one.seenAt);
  }

  get tests() {
    return this.all.filter((one) => one.test);
  }

  async tell(path, body) {
    if (this.busy) return false;
    this.busy = true;
    try {
      await post(path, {requestId: newId(), ...body});
      return true;
    } catch (refused) {
      this.page.toastRefusal(refused);
      return false;
    } finally {
      this.busy = false;
      this.page.requestUpdate();
    }
  }

  seen(one) {
    return this.tell(`/api/v1/panics/${encodeURIComponent(one.panicId)}/acknowledge`, {});
  }

  toggle(one) {
    this.ending = this.ending === one.panicId ? null : one.panicId;
    this.page.requestUpdate();
    this.page.updateComplete.then(() => this.page.querySelector('#panic-reason')?.focus());
  }

  async end(event, one) {
    event.preventDefault();
    const form = new FormData(event.target);
    const body = {reason: form.get('reason'), ...secretOf(form.get('secret'))};
    if (await this.tell(`/api/v1/panics/${encodeURIComponent(one.panicId)}/end`, body)) this.ending = null;
    this.page.requestUpdate();
  }

  /** Another supervisor should see that somebody is on the way, and what came of it. */
  answeredView() {
    const all = this.all;
    const open = all.filter((one) => !one.test && one.seenAt && !one.endedAt);
    const over = all.filter((one) => one.endedAt && now() - Date.parse(one.endedAt) < OVER_SHOWN_MS).slice(-OVER_SHOWN);
    const tests = this.tests.filter((one) => now() - Date.parse(one.at) < OVER_SHOWN_MS).slice(-OVER_SHOWN);
    if (open.length + over.length + tests.length === 0) return nothing;
    return html`<ul class="answered">${open.map((one) => this.openView(one))}${over.map((one) => this.overView(one))}${tests.map((one) => this.testView(one))}</ul>`;
  }

  openView(one) {
    const words = rich(one.seenBy ? 'floor.alarm.answered' : 'floor.alarm.answered.nobody', {counter: one.counter, time: when(one.at), person: one.seenBy, seen: when(one.seenAt)});
    return html`<li class="note danger" data-test="answered-${one.counterId}">${icon('bell-ring')}<span class="grow">${words}</span>
      <button class="button small" data-test="panic-end" aria-expanded=${this.ending === one.panicId} @click=${() => this.toggle(one)}>${t('floor.alarm.end')}</button>
      ${this.ending === one.panicId ? this.endForm(one) : nothing}</li>`;
  }

  endForm(one) {
    return html`<form class="row wrap" data-test="panic-end-form" @submit=${(event) => this.end(event, one)} @keydown=${(event) => event.key === 'Escape' && this.toggle(one)}>
      <div class="field"><label for="panic-reason">${t('floor.alarm.reason')}</label><select id="panic-reason" name="reason">
        ${REASONS.map((reason) => html`<option value=${reason}>${t(`floor.alarm.reason.${reason}`)}</option>`)}</select></div>
      <div class="field"><label for="panic-secret">${t('floor.alarm.secret')}</label><input id="panic-secret" name="secret" type="password" autocomplete="current-password" required maxlength="200" /></div>
      <button class="button primary" data-test="panic-end-send" ?disabled=${this.busy}>${t('floor.alarm.end.send')}</button></form>`;
  }

  overView(one) {
    return html`<li class="row" data-test="ended-${one.counterId}">${icon('circle-check')}
      <span>${t('floor.alarm.ended', {counter: one.counter, time: when(one.at), reason: t(`floor.alarm.reason.${one.reason}`), person: one.endedBy ?? '–', ended: when(one.endedAt)})}</span></li>`;
  }

  testView(one) {
    return html`<li class="row" data-test="tested-${one.counterId}">${icon('circle-check')}
      <span role="status">${t('floor.alarm.test', {counter: one.counter, device: one.device, time: when(one.at)})}</span></li>`;
  }

  /** Each button: when it was tried last, and whether that is longer ago than a week. */
  buttonsView(isSoundOn) {
    const {feed} = this.page;
    const buttons = feed.values('devices', 'device:').filter((device) => device.kind === 'PANIC_BUTTON' && device.counter);
    if (buttons.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="buttons"><h2 id="buttons">${t('floor.buttons')}</h2>
      ${isSoundOn ? nothing : html`<p class="note attention" data-test="sound-off">${icon('circle-alert')}<span>${t('floor.sound.off')}</span></p>`}
      <ul class="card agents">${buttons.map((button) => this.buttonView(button))}</ul></section>`;
  }

  buttonView(button) {
    const {feed, counters} = this.page;
    const label = counters.find((one) => one.id === button.counter)?.label ?? button.counter;
    const last = feed.value('alerts', `panic-tested:${button.counter}/${button.device}`)?.at;
    const isDue = !last || now() - Date.parse(last) > TESTED_EVERY_MS;
    const test = feed.value('alerts', `panic-test:${button.counter}`);
    const isOn = test && now() < Date.parse(test.until) && !(last && Date.parse(last) >= Date.parse(test.from));
    const words = last ? t('floor.button.tested', {time: when(last)}) : t('floor.button.never');
    return html`<li class="row wrap device" data-test="panic-button-${button.counter}"><span class="grow">${t('floor.button', {counter: label})} <code>${button.device}</code></span>
      <span class=${isDue ? 'chip attention' : 'small quiet'} data-test=${isDue ? 'test-due' : 'test-fresh'}>${isDue ? icon('triangle-alert') : nothing}${words}</span>
      ${isOn
        ? html`<span class="chip" data-test="test-on">${t('floor.button.press', {time: hourMinute(test.until)})}</span>`
        : html`<button class="button small" data-test="panic-test" ?disabled=${this.busy} @click=${() => this.tell('/api/v1/panics/tests', {counterId: button.counter})}>${t('floor.button.test')}</button>`}</li>`;
  }
}

// The officer's own PIN: chosen after the password, good for the own locked screen and for a colleague's place.
import {html, icon, nothing, refusalText} from '/ui/lib/page.js';
import {t} from '/ui/lib/i18n.js';
import {call, mayBeLocked, whoAmI} from '/ui/lib/http.js';

export class Pin {
  constructor(page) {
    this.page = page;
    this.isOpen = false;
    this.wrong = '';
  }

  get isSet() {
    return mayBeLocked().pin;
  }

  open() {
    this.isOpen = true;
    this.wrong = '';
    this.page.requestUpdate();
    this.page.updateComplete.then(() => this.page.querySelector('#pin-password')?.focus());
  }

  close() {
    this.isOpen = false;
    this.wrong = '';
    this.page.requestUpdate();
  }

  /** Done, the form is gone with what was typed into it. */
  async change(send, words) {
    if (this.busy) return;
    this.busy = true;
    this.wrong = '';
    this.page.requestUpdate();
    try {
      await send();
      this.close();
      this.page.toast(t(words), 'circle-check');
      this.learn();
    } catch (refused) {
      if (refused.code === 'LOCKED' || refused.status === 401) this.page.toastRefusal(refused);
      // The hub may have heard it. The same once more does no harm.
      this.wrong = refused.unreachable ? t('pin.unknown') : refusalText(refused);
    }
    this.busy = false;
    this.page.requestUpdate();
  }

  /** What holds now, said by the hub; it is said again when the page begins anew. */
  async learn() {
    try {
      await whoAmI();
      this.page.requestUpdate();
    } catch {
      // Changed all the same.
    }
  }

  save(event) {
    event.preventDefault();
    const {password, pin, again} = Object.fromEntries(new FormData(event.target));
    if (pin !== again) {
      this.wrong = t('pin.differs');
      return this.page.requestUpdate();
    }
    return this.change(() => call('PUT', '/api/v1/session/pin', {password, pin}), 'pin.saved');
  }

  remove() {
    return this.change(() => call('DELETE', '/api/v1/session/pin', {}), 'pin.removed');
  }

  view() {
    if (this.isOpen) return this.formView();
    return html`<div class="stack pinrow"><p class="small">${t(this.isSet ? 'pin.set' : 'pin.none')}</p>
      <div class="row wrap"><button class="button small" data-test="pin-open" @click=${() => this.open()}>${icon('key-round')}${t(this.isSet ? 'pin.change' : 'pin.choose')}</button>
        ${this.isSet ? html`<button class="button plain small" data-test="pin-remove" ?disabled=${this.busy} @click=${() => this.remove()}>${icon('x')}${t('pin.remove')}</button>` : nothing}</div></div>`;
  }

  formView() {
    return html`<form class="stack pinrow" data-test="pin-form" @submit=${(event) => this.save(event)} @keydown=${(event) => event.key === 'Escape' && this.close()}>
      <p class="small">${t('pin.lead')}</p>
      ${this.field('password', 'person.password', 'current-password')}
      ${this.field('pin', 'pin.new', 'off', true)} ${this.field('again', 'pin.again', 'off', true)}
      ${this.wrong ? html`<p class="note danger" role="alert" data-test="pin-wrong">${this.wrong}</p>` : nothing}
      <div class="row wrap"><button class="button primary grow" data-test="pin-save" ?disabled=${this.busy}>${t('admin.save')}</button>
        <button type="button" class="button" @click=${() => this.close()}>${t('closePanel')}</button></div>
    </form>`;
  }

  field(name, words, fill, isDigits = false) {
    return html`<div class="field"><label for="pin-${name}">${t(words)}</label>
      <input id="pin-${name}" name=${name} type="password" autocomplete=${fill} inputmode=${isDigits ? 'numeric' : nothing} maxlength=${isDigits ? 7 : 256} required data-test="pin-${name}" /></div>`;
  }
}

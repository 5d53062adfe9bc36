// The map of the keys, and the switch that turns them off.
import {html, icon, nothing} from '/ui/lib/page.js';
import {t} from '/ui/lib/i18n.js';
import {Pin} from '/ui/console/pin.js';

export class Help {
  constructor(page) {
    this.page = page;
    this.isOpen = false;
    this.pin = new Pin(page);
  }

  close() {
    this.isOpen = false;
    this.pin.isOpen = false;
  }

  toggle() {
    this.page.ownKeys.end();
    this.pin.isOpen = false;
    this.isOpen = !this.isOpen;
    this.page.requestUpdate();
  }

  toggleKeys() {
    this.page.ownKeys.toggle();
  }

  view() {
    if (!this.isOpen) return nothing;
    const fixed = [[t('key.?'), 'help'], [t('key.Esc'), 'escape']];
    return html`<section class="keyhelp card" role="region" aria-label=${t('console.help')} data-test="key-help">
      <div class="row"><h2 class="grow">${t('console.help')}</h2><button class="button plain" aria-label=${t('closePanel')} @click=${() => this.toggle()}>${icon('x')}</button></div>
      <p class="quiet small">${t('console.keys.own')}</p>
      <dl>${Object.keys(this.page.keymap).map((name) => this.page.ownKeys.line(name))}${fixed.map(([key, name]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${t(`console.${name}`)}</dd></div>`)}</dl>
      ${this.page.ownKeys.resetView()} ${this.pin.view()}
      <p class="quiet small" data-test="help-stages">${t('console.help.stages', {next: this.page.keyOf('finish'), end: this.page.keyOf('finish-here')})}</p>
      <p class="quiet small">${t('console.help.scan')}</p>
    </section>`;
  }

  row() {
    return html`<div class="keysrow">
      <button class="button plain small" data-test="keys" role="switch" aria-checked=${this.page.keysOn} @click=${() => this.toggleKeys()}>${icon('keyboard')}${t(this.page.keysOn ? 'console.keys.on' : 'console.keys.off')}</button>
      <button class="button plain small" data-test="help" aria-expanded=${this.isOpen} @click=${() => this.toggle()}>${icon('circle-help')}<kbd aria-hidden="true">?</kbd><span class="seen-by-readers">${t('console.help')}</span></button>
    </div>`;
  }
}

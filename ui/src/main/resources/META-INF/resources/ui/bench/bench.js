import {Page, begin, empty, html, icon, loading, nothing} from '/ui/lib/page.js';
import {repeat} from 'lit/directives/repeat.js';
import {say, t} from '/ui/lib/i18n.js';
import {post} from '/ui/lib/http.js';

const KEPT = 12;

/** How a kind looks on the table; one that is not here is a plain box, and works all the same. */
const KINDS = {
  TICKET_PRINTER: 'printer',
  SCANNER: 'scan-line',
  RATING_PAD: 'smile',
  COUNTER_SIGN: 'monitor',
  DISPLAY_BOARD: 'monitor',
  CAMERA: 'camera',
  PANIC_BUTTON: 'bell-ring',
  SOUND: 'volume-2',
};

/** What a person looks for together, in the order of the page; a kind that is in none comes last. */
const GROUPS = [
  {id: 'paper', kinds: ['TICKET_PRINTER'], icon: 'printer'},
  {id: 'scan', kinds: ['SCANNER'], icon: 'scan-line'},
  {id: 'pad', kinds: ['RATING_PAD'], icon: 'smile'},
  {id: 'panic', kinds: ['PANIC_BUTTON'], icon: 'bell-ring'},
  {id: 'sign', kinds: ['COUNTER_SIGN', 'DISPLAY_BOARD'], icon: 'monitor'},
  {id: 'camera', kinds: ['CAMERA'], icon: 'camera'},
  {id: 'other', kinds: [], icon: 'plug'},
];

/** On, these are how a device is used; all others are faults. */
const NO_FAULTS = ['picture', 'aim'];
const FACES = 5;
const WIRES = ['tcp', 'serial', 'hid', 'input', 'file', 'http'];

const SWITCHES = {
  paperOut: 'scroll-text',
  nearEnd: 'hourglass',
  coverOpen: 'door-open',
  cutterJam: 'wrench',
  frozen: 'timer',
  mute: 'volume-x',
  unplugged: 'unplug',
  stuck: 'pointer',
  held: 'pointer',
  bounce: 'activity',
  noise: 'radio-tower',
  torn: 'file-text',
  slow: 'clock',
  echo: 'undo-2',
  garbling: 'circle-help',
  noEnd: 'ellipsis',
  aim: 'qr-code',
  picture: 'camera',
  wrongSecret: 'key-round',
  clockOff: 'clock',
};
const DEEDS = {power: 'rotate-ccw', take: 'x', together: 'hand-helping', repeat: 'refresh-cw', replay: 'copy', face: 'user-x'};

/**
 * The simulated devices of a training site as objects on a table: paper comes out, signs light up, cables are pulled. Each device says
 * itself what can be seen and done on it; this page knows only the few shapes of control.
 */
class Bench extends Page {
  connectedCallback() {
    super.connectedCallback();
    this.feed = this.listen(['site', 'devices', 'simulated']);
    this.typed = new Map();
  }

  async act(device, control, value = '') {
    try {
      await post(`/api/bench/${encodeURIComponent(device.name)}/${encodeURIComponent(control.id)}`, {value: String(value)});
    } catch (refused) {
      this.toastRefusal(refused);
    }
  }

  /** Everything well again, device by device: a cable that is in again may answer late, and none waits for another. */
  async mend() {
    const broken = this.feed.values('simulated').flatMap((device) => this.faultsOf(device).map((control) => [device, control]));
    await Promise.all(broken.map(([device, control]) => this.act(device, control, false)));
  }

  faultsOf(device) {
    return this.of(device, 'switch').filter((control) => control.on && !NO_FAULTS.includes(control.id));
  }

  groups(devices) {
    const known = GROUPS.flatMap((group) => group.kinds);
    const belongs = (group, device) => group.id === 'other' ? !known.includes(device.kind) : group.kinds.includes(device.kind);
    return GROUPS.map((group) => ({...group, devices: devices.filter((device) => belongs(group, device))})).filter((group) => group.devices.length > 0);
  }

  of(device, type) {
    return device.controls.filter((control) => control.type === type);
  }

  isOn(device, id) {
    return device.controls.some((control) => control.id === id && control.on === true);
  }

  render() {
    this.title(t('bench.title'));
    return html`${this.trainingView()}
      <main class="table-top" data-test="bench">
        <header class="row wrap"><div class="grow"><h1>${t('bench.title')}</h1><p class="quiet">${t('bench.lead')}</p></div><a class="button" href="/">${icon('arrow-left')}${t('nav.home')}</a>${this.languageButton()}</header>
        ${this.bodyView()}
      </main>${this.toastsView()}`;
  }

  /** There is a bench in training sites only, also before the hub has said which site this is. */
  trainingView() {
    return html`<header class="training-mark" data-test="training">${this.trainingWords()}</header>`;
  }

  bodyView() {
    if (!this.feed?.loaded) return loading();
    const devices = this.feed.values('simulated');
    if (devices.length === 0) return empty('plug', t('bench.none'), t('bench.none.body'));
    return html`${this.feed.connected ? nothing : html`<p class="note danger" role="alert">${icon('wifi-off')}<span>${t('agent.gone')}</span></p>`}
      ${this.barView(this.groups(devices), devices.reduce((sum, device) => sum + this.faultsOf(device).length, 0))}
      ${this.groups(devices).map((group) => html`<section class="group" aria-labelledby="group-${group.id}" data-test="group-${group.id}">
        <h2 id="group-${group.id}">${icon(group.icon)}<span>${t(`bench.group.${group.id}`)}</span></h2>
        <div class="objects">${repeat(group.devices, (device) => device.name, (device) => this.deviceView(device))}</div>
      </section>`)}`;
  }

  /** Where everything is, and the one deed for all of it. */
  barView(groups, faults) {
    return html`<nav class="bar" aria-label=${t('bench.groups')}>
      ${groups.length < 2 ? nothing : groups.map((group) => html`<a class="button small-button" href="#group-${group.id}">${icon(group.icon)}<span>${t(`bench.group.${group.id}`)}</span></a>`)}
      <span class="seen-by-readers" role="status" data-test="broken" data-count=${faults}>${t(faults === 0 ? 'bench.allWell' : 'bench.broken', {count: faults})}</span>
      <button class="button mend ${faults === 0 ? '' : 'wanted'}" data-test="mend" ?disabled=${faults === 0} @click=${() => this.mend()}>${icon('wrench')}<span>${faults === 0 ? t('bench.mend') : t('bench.mend.all', {count: faults})}</span></button>
    </nav>`;
  }

  deviceView(device) {
    const states = ['coverOpen', 'unplugged', 'frozen'].filter((id) => this.isOn(device, id));
    return html`<section class="device ${device.kind.toLowerCase()} ${states.join(' ')}" data-test="device-${device.name}">
      <div class="body">
        ${device.kind === 'TICKET_PRINTER' ? html`<div class="lid" aria-hidden="true"></div>` : nothing}
        <div class="face">
          ${this.lampsView(device)}
          <h3>${icon(KINDS[device.kind] ?? 'plug')}<span>${device.name}</span></h3>
          ${this.wireView(device)}
          ${device.devices.map((name) => this.toldView(name, device))}
        </div>
        ${this.of(device, 'display').map((control) => this.displayView(control, this.of(device, 'display').length))}
        ${this.keysView(device)}
        ${device.kind === 'TICKET_PRINTER' ? html`<div class="slot" aria-hidden="true"></div>` : nothing}
      </div>
      <div class="front">
        ${this.of(device, 'text').map((control) => this.textView(device, control))}
        ${this.of(device, 'picture').map((control) => this.picturesView(device, control))}
        ${this.readingsView(device)}
      </div>
      ${this.switchesView(device)}
    </section>`;
  }

  /** What it hangs on, in a word. */
  wireView(device) {
    const scheme = /^[a-z]+(?=:)/.exec(device.address)?.[0] ?? (device.address.startsWith('/') ? 'http' : '');
    return WIRES.includes(scheme) ? html`<span class="small wire">${t(`bench.wire.${scheme}`)}</span>` : nothing;
  }

  lampsView(device) {
    const dark = this.isOn(device, 'unplugged');
    const bad = device.devices.some((name) => ['FAULT', 'OFFLINE'].includes(this.feed.value('devices', name)?.status));
    return html`<span class="lamps" aria-hidden="true"><i class=${dark ? '' : 'on'}></i><i class=${bad ? 'err' : ''}></i></span>`;
  }

  /** What the agent's driver knows of it. */
  toldView(name, device) {
    const told = this.feed.value('devices', name);
    if (!told) return nothing;
    const who = name === device.name ? '' : `${name}: `;
    return html`<span class="small" data-test="told-${name}" data-status=${told.status}>${who}${say(told.message) || t(`device.${told.status}`)}</span>`;
  }

  displayView(control, all) {
    const lit = control.lines.some((line) => line.trim() !== '') && control.brightness > 0;
    return html`<output class="display ${control.blinking ? 'blinking' : ''}" data-lit=${Math.ceil(control.brightness / 25)} aria-label=${say(control.label)} data-test="display-${control.id}">
      ${all > 1 ? html`<span class="caption">${say(control.label)}</span>` : nothing}
      ${lit ? control.lines.map((line) => html`<span class="num">${line}</span>`) : html`<span class="quiet">${t('bench.dark')}</span>`}
    </output>`;
  }

  keysView(device) {
    const keys = this.of(device, 'button').filter((control) => control.key);
    if (keys.length === 0) return nothing;
    const hasFaces = device.kind === 'RATING_PAD' && keys.length === FACES;
    return html`<div class="keys ${hasFaces ? 'with-faces' : ''}" role="group" aria-label=${t('bench.keys')}>${keys.map((control, index) => html`<button class="key" data-test="${device.name}-${control.id}" @click=${() => this.act(device, control, control.value)}>${hasFaces ? html`<svg class="smiley" aria-hidden="true"><use href="#i-face-${index + 1}"></use></svg>` : nothing}<span>${say(control.label)}</span></button>`)}</div>`;
  }

  textView(device, control) {
    const key = `${device.name}/${control.id}`;
    const send = (value) => this.act(device, control, value);
    return html`<form class="scan" @submit=${(event) => { event.preventDefault(); send(this.typed.get(key) ?? ''); }}>
      <label class="field"><span>${say(control.label)}</span><textarea rows="3" .value=${this.typed.get(key) ?? ''} data-test="${device.name}-${control.id}" @input=${(event) => this.typed.set(key, event.target.value)}></textarea></label>
      <button class="button primary" data-test="${device.name}-${control.id}-send">${icon('scan-line')}<span>${t('bench.scan')}</span></button>
      ${control.samples.length === 0 ? nothing : html`<div class="samples" role="group" aria-label=${t('bench.sample')}>${control.samples.map((sample) => html`<button type="button" class="button small-button" @click=${() => { this.typed.set(key, sample.value); send(sample.value); this.requestUpdate(); }}>${say(sample.label)}</button>`)}</div>`}
    </form>`;
  }

  /** The newest first; numbered by the count since the start, so that a paper keeps its place when old ones are thrown away. */
  picturesView(device, control) {
    const first = control.version - control.count;
    const all = Array.from({length: control.count}, (_, index) => ({index, id: first + index + 1})).slice(-KEPT).reverse();
    const address = (one) => `/api/bench/${encodeURIComponent(device.name)}/${encodeURIComponent(control.id)}/${one.index}.png?v=${one.id}`;
    return html`<div class="papers" aria-live="polite" aria-label=${say(control.label)} data-test="${device.name}-${control.id}">
      ${all.length === 0 ? html`<p class="quiet nothing">${t('bench.empty')}</p>` : nothing}
      ${repeat(all, (one) => one.id, (one) => html`<a class="paper" href=${address(one)} target="_blank" rel="noopener" data-test="paper" data-id=${one.id}><img src=${address(one)} alt=${t('bench.picture', {label: say(control.label), id: one.id})} loading="lazy" /></a>`)}
    </div>`;
  }

  readingsView(device) {
    const readings = this.of(device, 'reading');
    if (readings.length === 0) return nothing;
    return html`<dl class="readings">${readings.map((control) => html`<div><dt>${say(control.label)}</dt><dd class="num" data-test="${device.name}-${control.id}">${control.value || '–'}</dd></div>`)}</dl>`;
  }

  switchesView(device) {
    const deeds = this.of(device, 'button').filter((control) => !control.key);
    return html`<div class="switches" role="group" aria-label=${t('bench.faults')}>
      ${this.of(device, 'switch').map((control) => html`<button class="button fault" role="switch" aria-checked=${control.on} data-test="${device.name}-${control.id}" @click=${() => this.act(device, control, !control.on)}>
        ${icon(SWITCHES[control.id] ?? 'zap')}<span>${say(control.label)}</span><span class="state">${t(control.on ? 'on' : 'off')}</span></button>`)}
      ${deeds.map((control) => html`<button class="button deed" data-test="${device.name}-${control.id}" @click=${() => this.act(device, control, control.value)}>${icon(DEEDS[control.id] ?? 'zap')}<span>${say(control.label)}</span></button>`)}
    </div>`;
  }
}

begin('motcua-bench', Bench);

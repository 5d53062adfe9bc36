import {repeat} from 'lit/directives/repeat.js';
import {Page, begin, empty, html, icon, loading, nothing, pageFoot} from '/ui/lib/page.js';
import {hourMinute, now, say, span, t, timer} from '/ui/lib/i18n.js';
import {numberText} from '/ui/lib/number.js';
import {deviceChip, deviceWords} from '/ui/lib/device.js';
import {onTheBeat} from '/ui/lib/clock.js';
import {figure, inTime, linesOf, linesView, waitOf} from '/ui/floor/lines.js';
import {helpCallsView} from '/ui/lib/help-calls.js';
import {TicketPrinters} from '/ui/lib/issued.js';
import {handsOf, handsView} from '/ui/floor/hands.js';
import {badRatingsView} from '/ui/floor/ratings.js';
import {Panics, when} from '/ui/floor/panic.js';
import {AlarmSound} from '/ui/floor/sound.js';

/** What a centre promises if its hub says nothing else. */
const TARGET_MINUTES = 15;
/** A call that took longer to get here was held up by a link that was away; nobody came because nobody knew. */
const LATE_MS = 5_000;

/** The hall as it is now: a card for each counter, devices, contradictions. Only trouble has colour. */
class Floor extends Page {
  panics = new Panics(this);
  sound = new AlarmSound(this);

  async connectedCallback() {
    super.connectedCallback();
    if (!(await this.needRole('SUPERVISOR'))) return;
    this.feed = this.listen(['site', 'queue', 'waiting', 'devices', 'alerts']);
    this.sound.start();
    this.offBeat = onTheBeat(() => this.requestUpdate());
    this.printers = new TicketPrinters(this);
    this.printers.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.offBeat?.();
    this.sound.stop();
  }

  render() {
    const {alarms, tests} = this.panics;
    this.sound.hear(alarms, tests, now());
    this.title(this.headWords(alarms));
    const gate = this.gateView();
    return html`${this.topbar('floor', this.feed ? this.connectionView() : nothing)}
      ${gate === nothing ? this.alarmsView(alarms) : nothing} ${gate === nothing ? helpCallsView(this, this.printers) : nothing}
      <main class="page wide stack ${this.feed?.stale ? 'is-stale' : ''}" data-test="floor">
        ${gate !== nothing ? gate : this.feed?.loaded ? this.floorView() : loading()}
      </main>${pageFoot()}${this.toastsView()}`;
  }

  /** For the tab: which counter calls for help, or how many do. */
  headWords(alarms) {
    if (alarms.length === 0) return t('nav.floor');
    return alarms.length === 1 ? t('floor.alarm', {counter: alarms[0].counter}) : t('floor.alarms', {n: alarms.length});
  }

  floorView() {
    const target = this.feed.value('queue', 'target')?.minutes ?? TARGET_MINUTES;
    const lines = linesOf(this.feed, this.services);
    const waiting = lines.reduce((sum, line) => sum + line.waiting, 0);
    const longest = Math.max(0, ...lines.map(waitOf));
    const isLong = longest > target * 60_000;
    const desks = this.counters.map((counter) => [counter, this.feed.value('queue', `counter:${counter.id}`) ?? {}]);
    const open = desks.filter(([, desk]) => isOpen(desk)).length;
    const served = desks.reduce((sum, [, desk]) => sum + (desk.servedToday ?? 0), 0);
    const keyedIn = this.feed.value('queue', 'keyed-in')?.visits ?? 0;
    const hands = handsOf(this.feed, lines, this.counters);
    return html`
      ${this.panics.answeredView()}
      <h1>${this.sentence(waiting, longest, open, isLong)}</h1>
      <dl class="figures">
        ${figure('waiting', waiting, {test: 'waiting'})}
        ${figure('longest', waiting > 0 ? span(longest) : '–', {hot: isLong, test: 'longest', params: {n: target}})}
        ${figure('inTime', inTime(lines), {test: 'in-time', params: {n: target}})}
        ${figure('open', `${open} / ${desks.length}`, {test: 'open'})}
        ${figure('served', served, {test: 'served'})}
        ${keyedIn > 0 ? figure('keyedIn', keyedIn, {test: 'keyed-in'}) : nothing}
      </dl>
      ${badRatingsView(this)}
      <section class="stack" aria-labelledby="hands"><h2 id="hands">${t('floor.hands')}</h2>${handsView(hands)}</section>
      <div class="two">
        <section class="stack" aria-labelledby="desks"><h2 id="desks">${t('floor.counters')}</h2><ul class="cards">${desks.map(([counter, desk]) => this.deskView(counter, desk))}</ul></section>
        <section class="stack" aria-labelledby="lines"><h2 id="lines">${t('floor.services')}</h2>${linesView(lines, target)}</section>
      </div>
      <div class="two">
        <section class="stack"><h2>${t('floor.devices')}</h2>${this.devicesView()}${this.panics.buttonsView(this.sound.isOn)}</section>
        <section class="stack"><h2>${t('floor.anomalies')}</h2>${this.anomaliesView()}</section>
      </div>
      <p><a href="/reports/ratings" data-test="rating-report">${t('floor.ratingReport')}</a></p>
    `;
  }

  alarmsView(alarms) {
    if (alarms.length === 0) return nothing;
    return html`<section class="alarms" aria-label=${t('floor.alarms', {n: alarms.length})} data-test="alarms"><div class="inside">
      ${alarms.length > 1 ? html`<h2>${icon('bell-ring')}${t('floor.alarms', {n: alarms.length})}</h2>` : nothing}
      <ul>${repeat(alarms, (one) => one.panicId, (one) => this.alarmView(one))}</ul>
    </div></section>`;
  }

  /** What is read aloud when it comes is said once; the running time beside it is for the eyes. */
  alarmView(one) {
    const person = this.feed.value('queue', `counter:${one.counterId}`)?.personName;
    const late = Date.parse(one.heardAt) - Date.parse(one.at);
    return html`<li class="alarm" data-test="panic-${one.counterId}" data-at=${one.at}>
      <span class="label num" aria-hidden="true">${one.counter}</span>
      <div class="what" role="alert">
        <b>${t('floor.alarm', {counter: one.counter})}</b>
        <p class="facts">${person ? html`<span>${person}</span>` : nothing}<span>${t('floor.alarm.at', {time: when(one.at)})}</span></p>
        ${late >= LATE_MS ? html`<p class="late" data-test="panic-late">${icon('wifi-off')}<span>${t('floor.alarm.late', {time: when(one.heardAt)})}</span></p>` : nothing}
      </div>
      <span class="age num" role="timer" aria-label=${t('floor.alarm.age')}>${timer(now() - Date.parse(one.at))}</span>
      <button class="button" data-test="panic-seen" @click=${() => this.panics.seen(one)}>${icon('check')}${t('floor.alarm.seen')}</button>
    </li>`;
  }

  sentence(waiting, longest, open, isLong) {
    if (open === 0) return t('floor.says.closed', {n: waiting});
    if (waiting === 0) return t('floor.says.calm', {n: open});
    return t(isLong ? 'floor.says.long' : 'floor.says.flow', {n: waiting, longest: span(longest)});
  }

  deskView(counter, desk) {
    const beside = this.feed.value('queue', `desk:${counter.id}`) ?? {};
    return html`<li class="card deskcard ${isOpen(desk) ? '' : 'shut'} ${beside.idle ? 'idle' : ''}" data-test="counter-${counter.id}" data-state=${desk.state ?? 'CLOSED'}>
      <div class="row"><span class="label num">${counter.label}</span><span class="grow"><b>${say(counter.name)}</b><span class="quiet small">${this.whoServes(desk)}</span></span>${this.dotsView(counter)}</div>
      ${desk.visit
        ? html`<p class="serving"><b class="num">${numberText(desk.visit.number)}</b><span class="num">${timer(now() - Date.parse(desk.visit.calledAt))}</span></p>`
        : html`<p class="serving quiet">${isOpen(desk) ? this.freeView(beside) : nothing}</p>`}
      <p class="small row feet"><span>${t('floor.waitingHere', {n: beside.waitingHere ?? 0})}</span><span class="grow"></span><span>${t('floor.servedHere', {n: desk.servedToday ?? 0})}</span></p>
    </li>`;
  }

  whoServes(desk) {
    if (desk.state === 'PAUSED') return [desk.personName, t('floor.paused'), desk.pause ? t(`pause.${desk.pause.reason}`) : '', desk.pause?.until ? hourMinute(desk.pause.until) : ''].filter(Boolean).join(' · ');
    return desk.state === 'OPEN' ? desk.personName ?? '' : t('console.closed');
  }

  freeView(beside) {
    const since = beside.freeSince ? span(now() - Date.parse(beside.freeSince)) : '';
    return beside.idle
      ? html`<span class="chip attention">${icon('armchair')}${t('floor.idle', {span: since})}</span>`
      : html`${t('floor.free')} <span class="num small">${since}</span>`;
  }

  /** Devices that stand at this counter, one dot each; which, and what is wrong, in words for whoever points or listens. */
  dotsView(counter) {
    const own = this.feed.values('devices', 'device:').filter((device) => device.counter === counter.id);
    if (own.length === 0) return nothing;
    return html`<ul class="dots">${own.map((device) => {
      const words = `${device.device}: ${t(`device.${device.status}`)}`;
      return html`<li class="dot" data-status=${device.status} title=${words}><span class="seen-by-readers">${words}</span></li>`;
    })}</ul>`;
  }

  devicesView() {
    const agents = [...this.feed.topic('devices')].filter(([key]) => key.startsWith('agent:')).map(([, agent]) => agent);
    const devices = this.feed.values('devices', 'device:');
    if (agents.length === 0) return html`<div class="card">${empty('plug', t('floor.noAgents'), t('floor.noAgents.body'))}</div>`;
    return html`<ul class="card agents">${agents.map((agent) => {
      const own = devices.filter((device) => device.agent === agent.id);
      return html`<li data-test="agent-${agent.id}">
        <div class="row wrap"><b class="grow">${agent.id}</b>${this.agentChip(agent)}</div>
        ${own.map((device) => html`<div class="row wrap device" data-test="device-${device.device}"><span class="grow"><code>${device.device}</code> <span class="quiet small">${device.status === 'READY' ? '' : deviceWords(device)}</span></span>${deviceChip(device)}</div>`)}
      </li>`;
    })}</ul>`;
  }

  agentChip(agent) {
    if (agent.revoked) return html`<span class="chip danger">${icon('circle-x')}${t('agent.revoked')}</span>`;
    if (agent.held) return html`<span class="chip danger">${icon('triangle-alert')}${t('agent.held')}</span>`;
    return agent.online
      ? html`<span class="chip ok">${icon('activity')}${t('agent.online')}</span>`
      : html`<span class="chip danger">${icon('wifi-off')}${agent.since ? t('agent.offlineSince', {time: hourMinute(agent.since)}) : t('agent.offline')}</span>`;
  }

  anomaliesView() {
    const all = this.feed.values('alerts', 'anomaly:').sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
    if (all.length === 0) return html`<div class="card">${empty('circle-check', t('floor.noAnomalies'), t('floor.noAnomalies.body'))}</div>`;
    return html`<div class="card flat scroll"><table class="table" data-test="anomalies">
      <thead><tr><th>${t('floor.at')}</th><th>${t('floor.kind')}</th><th>${t('floor.detail')}</th><th>${t('visit.title')}</th></tr></thead>
      <tbody>${all.slice(0, 50).map((one) => html`<tr><td class="num">${hourMinute(one.at)}</td><td><span class="chip attention">${icon('triangle-alert')}${one.kind}</span></td><td>${one.detail}</td>
        <td>${one.visitId ? html`<a href="/visits/${one.visitId}">${t('floor.see')}</a>` : '–'}</td></tr>`)}</tbody>
    </table></div>`;
  }
}

const isOpen = (desk) => desk.state === 'OPEN';

begin('motcua-floor', Floor);

import {Page, begin, empty, html, icon, loading, nothing, refusalText} from '/ui/lib/page.js';
import {repeat} from 'lit/directives/repeat.js';
import {say, t} from '/ui/lib/i18n.js';
import {get, post} from '/ui/lib/http.js';

const FAULTS = [
  ['paperOut', 'scroll-text'],
  ['nearEnd', 'hourglass'],
  ['coverOpen', 'door-open'],
  ['cutterJam', 'wrench'],
  ['frozen', 'timer'],
  ['mute', 'volume-x'],
  ['unplugged', 'unplug'],
];
const KEPT = 12;

/** The simulated devices of a training site as objects on a table: paper comes out, covers open, cables are pulled. */
class Bench extends Page {
  connectedCallback() {
    super.connectedCallback();
    this.feed = this.listen(['site', 'printers']);
    this.refresh();
    this.again = setInterval(() => this.refresh(), 700);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.again);
  }

  async refresh() {
    if (this.asking) return;
    this.asking = true;
    try {
      this.take(await get('/api/bench', {timeoutMs: 3000}));
    } catch (refused) {
      this.wrong = refused;
    }
    this.asking = false;
    this.requestUpdate();
  }

  take(answer) {
    this.printers = (answer?.devices ?? []).filter((device) => device.kind === 'TICKET_PRINTER');
    this.wrong = null;
  }

  async act(printer, verb, body = {}) {
    try {
      this.take(await post(`/api/bench/printers/${encodeURIComponent(printer.name)}/${verb}`, body));
    } catch (refused) {
      this.toastRefusal(refused);
    }
    this.requestUpdate();
  }

  /** Papers in the tray, the newest first; numbered by cuts, so that a paper keeps its place when old ones are thrown away. */
  papers(printer) {
    const first = printer.cuts - printer.tickets;
    return Array.from({length: printer.tickets}, (_, index) => ({index, id: first + index + 1}))
      .slice(-KEPT)
      .reverse();
  }

  render() {
    this.title(t('bench.title'));
    return html`${this.trainingView()}
      <main class="table-top" data-test="bench">
        <header class="row wrap"><div class="grow"><h1>${t('bench.title')}</h1><p class="quiet">${t('bench.lead')}</p></div><a class="button" href="/">${icon('arrow-left')}${t('nav.home')}</a>${this.languageButton()}</header>
        ${this.bodyView()}
      </main>${this.toastsView()}`;
  }

  bodyView() {
    if (!this.printers) return this.wrong ? empty('wifi-off', t('unreachable.title'), refusalText(this.wrong)) : loading();
    if (this.printers.length === 0) return empty('printer', t('bench.none'), t('bench.none.body'));
    return html`${this.wrong ? html`<p class="note danger" role="alert">${icon('wifi-off')}<span>${t('agent.gone')}</span></p>` : nothing}
      <div class="objects">${this.printers.map((printer) => this.printerView(printer))}</div>`;
  }

  printerView(printer) {
    const faults = printer;
    const papers = this.papers(printer);
    const told = this.feed?.value('printers', printer.name);
    return html`<section class="printer ${faults.coverOpen ? 'cover-open' : ''} ${faults.unplugged ? 'unplugged' : ''}" data-test="printer-${printer.name}">
      <div class="body">
        <div class="lid" aria-hidden="true"></div>
        <div class="face">
          <span class="lamps" aria-hidden="true"><i class=${faults.unplugged ? '' : 'on'}></i><i class=${faults.paperOut || faults.coverOpen ? 'err' : ''}></i></span>
          <h2>${printer.name}</h2>
          ${told ? html`<span class="small" data-test="told">${say(told.message) || t(`device.${told.status}`)}</span>` : nothing}
        </div>
        <div class="slot" aria-hidden="true"></div>
      </div>
      <div class="papers" aria-live="polite" data-test="papers">
        ${papers.length === 0 ? html`<p class="quiet nothing">${t('bench.noPaper')}</p>` : nothing}
        ${repeat(papers, (paper) => paper.id, (paper) => html`<a class="paper" href=${this.address(printer, paper)} target="_blank" rel="noopener" data-test="paper" data-id=${paper.id}><img src=${this.address(printer, paper)} alt=${t('bench.paper', {id: paper.id})} loading="lazy" /></a>`)}
      </div>
      <div class="switches" role="group" aria-label=${t('bench.faults')}>
        ${FAULTS.map(([fault, symbol]) => html`<button class="button fault" role="switch" aria-checked=${Boolean(faults[fault])} data-test="${printer.name}-${fault}" @click=${() => this.act(printer, 'fault', {fault, on: !faults[fault]})}>
          ${icon(symbol)}<span>${t(`bench.${fault}`)}</span><span class="state">${t(faults[fault] ? 'on' : 'off')}</span></button>`)}
        <button class="button" data-test="${printer.name}-power" @click=${() => this.act(printer, 'power-cycle')}>${icon('rotate-ccw')}<span>${t('bench.power')}</span></button>
        <button class="button" data-test="${printer.name}-take" ?disabled=${printer.tickets === 0} @click=${() => this.act(printer, 'take-paper')}>${icon('x')}<span>${t('bench.take')}</span></button>
      </div>
    </section>`;
  }

  address(printer, paper) {
    return `/api/bench/printers/${encodeURIComponent(printer.name)}/tickets/${paper.index}.png?cut=${paper.id}`;
  }
}

begin('motcua-bench', Bench);

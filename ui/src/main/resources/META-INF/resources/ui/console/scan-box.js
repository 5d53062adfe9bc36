// What was scanned at this counter: by its scanners, typed into the page by one, or found in a picture. Kept here, gone with the visit.
import {html, icon, nothing} from '/ui/lib/page.js';
import {repeat} from 'lit/directives/repeat.js';
import {has, t} from '/ui/lib/i18n.js';
import {Arrivals} from '/ui/console/arrivals.js';
import {ScanSocket, scanCard, scanPicture} from '/ui/lib/scans.js';

// A scan of a visit this page is about to hear of waits this long for it.
const EARLY_MS = 2500;
// Scans are a person's data: they leave the page with the visit, and after this long in any case.
const SCAN_KEPT_MS = 5 * 60_000;
const SCAN_OPEN_MS = 30_000;
const SCANS_SHOWN = 4;
// A scanner is faster than the hub's answer; more than these at once are nobody's to look at.
const SCANS_WAITING = 3;

export class ScanBox {
  constructor(page) {
    this.page = page;
    this.arrivals = new Arrivals(page);
    this.scans = [];
    this.earlyScans = [];
    this.scanning = 0;
    this.turn = 0;
  }

  /** Listens to the scanners of the counter while it is this person's. */
  follow() {
    const id = this.page.isOpen ? this.page.counterId : '';
    if (id === (this.scansOf ?? '')) return;
    this.scansOf = id;
    this.turn++;
    this.earlyScans = [];
    this.scanSocket?.stop();
    this.scanSocket = null;
    this.scansTaken = false;
    this.scans = [];
    if (id) this.listen();
  }

  listen() {
    this.scansTaken = false;
    const socket = new ScanSocket(this.scansOf);
    socket.addEventListener('scan', (event) => this.heard(event.detail));
    socket.addEventListener('trouble', (event) => this.broke(event.detail.code));
    socket.addEventListener('taken', () => {
      this.scansTaken = true;
      this.page.requestUpdate();
    });
    this.scanSocket = socket.start();
    this.page.requestUpdate();
  }

  broke(code) {
    this.page.toast(has(`scan.trouble.${code}`) ? t(`scan.trouble.${code}`) : t('scan.trouble'), 'scan-line');
  }

  /** A scan of the visit in hand, or of none. One of a visit this page is just about to hear of waits for it; any other is not its. */
  heard(scan) {
    if (!scan.visitId || scan.visitId === this.page.visit?.visitId) return this.show([scan]);
    const heard = {scan, until: Date.now() + EARLY_MS};
    this.earlyScans = [...this.earlyScans.filter((one) => one.until > Date.now()), heard].slice(-SCANS_WAITING);
    setTimeout(() => (this.earlyScans = this.earlyScans.filter((one) => one !== heard)), EARLY_MS);
  }

  /** The newest first; one code that is still under the light stands there once. */
  show(fresh) {
    const same = (one, other) => one.kind === other.kind && JSON.stringify([one.fields, one.personal, one.arrival]) === JSON.stringify([other.fields, other.personal, other.arrival]);
    for (const scan of fresh) {
      this.scans = [scan, ...this.scans.filter((one) => one.scanId !== scan.scanId && !same(one, scan))].slice(0, SCANS_SHOWN);
      setTimeout(() => this.drop(scan.scanId), SCAN_KEPT_MS);
    }
    this.arrivals.take(fresh);
    this.page.requestUpdate();
  }

  drop(scanId) {
    this.scans = this.scans.filter((one) => one.scanId !== scanId);
    if (this.openScan === scanId) this.openScan = '';
    this.page.requestUpdate();
  }

  toggle(scanId) {
    clearTimeout(this.openTimer);
    this.openScan = this.openScan === scanId ? '' : scanId;
    if (this.openScan) {
      this.openTimer = setTimeout(() => {
        this.openScan = '';
        this.page.requestUpdate();
      }, SCAN_OPEN_MS);
    }
    this.page.requestUpdate();
  }

  /** A scanner typed into this page. */
  async typed(text) {
    if (!this.page.isOpen) return this.page.toast(t('scan.openFirst'), 'scan-line');
    if (this.scanning >= SCANS_WAITING) return;
    const visitId = this.page.visit?.visitId;
    await this.take(() => this.page.at('scan', {text, visitId}));
  }

  async picture(event) {
    const file = event.target.files?.[0];
    event.target.value = '';
    // A field of files that keeps the keyboard would take the next scan's keys for its own.
    event.target.blur();
    if (!file || this.scanning >= SCANS_WAITING) return;
    const visitId = this.page.visit?.visitId;
    await this.take(async () => ({scans: await scanPicture(this.page.counterId, visitId, file)}));
  }

  async take(send) {
    const {turn} = this;
    this.scanning++;
    this.page.requestUpdate();
    try {
      const scans = (await send())?.scans ?? [];
      // What was scanned in one citizen's time is never shown in the next one's.
      if (turn === this.turn) this.show(scans);
      else this.page.toast(t('scan.late'), 'scan-line');
    } catch (refused) {
      if (refused.code === 'BAD_PICTURE' && !refused.text) this.page.toast(t('scan.badPicture'), 'circle-alert');
      else this.page.toastRefusal(refused);
    } finally {
      this.scanning--;
      this.page.requestUpdate();
    }
  }

  showEarly(visitId) {
    const ours = this.earlyScans.filter((one) => one.scan.visitId === visitId && one.until > Date.now());
    this.earlyScans = [];
    this.show(ours.map((one) => one.scan));
  }

  /** What was scanned here, and the ways to scan without a scanner. */
  view() {
    return html`<section class="scans" aria-label=${t('scan.title')}>
      <div class="listhead"><h2>${t('scan.title')}</h2>
        <label class="button plain small picture" aria-busy=${this.scanning > 0}>${icon('camera')}<span>${t('scan.picture')}</span><input class="seen-by-readers" type="file" accept="image/jpeg,image/png,image/*" data-test="scan-picture" @click=${(event) => event.target.blur()} @cancel=${(event) => event.target.blur()} @change=${(event) => this.picture(event)} /></label></div>
      ${this.arrivals.typedView()}
      ${this.scansTaken ? html`<p class="note attention" data-test="scans-taken">${icon('triangle-alert')}<span>${t('scan.taken')}</span><button class="button small" @click=${() => this.listen()}>${t('scan.takeBack')}</button></p>` : nothing}
      ${this.scans.length === 0 ? html`<p class="quiet hintline">${t('scan.none')}</p>` : nothing}
      ${repeat(this.scans, (one) => one.scanId, (one) => html`${scanCard(one, {open: this.openScan === one.scanId, onOpen: () => this.toggle(one.scanId), onClose: () => this.drop(one.scanId)})}${this.arrivals.underScan(one)}${this.page.moves.forScan(one)}`)}
    </section>`;
  }

  stop() {
    this.scanSocket?.stop();
    this.scans = [];
    this.earlyScans = [];
  }

  /** Another visit is in hand, or none: what was scanned before a call may be for the one who comes now; with the end of a visit it goes. */
  turnTo(visitId, ended) {
    if (ended) this.scans = [];
    this.turn++;
    this.showEarly(visitId);
  }
}

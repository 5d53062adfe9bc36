// Somebody asks for help: the hall hears of it, and whoever asked hears that somebody comes.
import {isComing} from '/ui/lib/help-calls.js';
import {html, icon, nothing} from '/ui/lib/page.js';
import {t} from '/ui/lib/i18n.js';
import {post} from '/ui/lib/http.js';

const HELP_MS = 9_000;
const HELP_COMES_MS = 20_000;

export class Help {
  constructor(page) {
    this.page = page;
    this.until = 0;
  }

  async call() {
    this.until = Date.now() + HELP_MS;
    this.failed = false;
    this.comes = false;
    this.page.requestUpdate();
    try {
      this.place = await post('/api/kiosk/help', {});
    } catch (e) {
      // Called a moment ago already: staff know.
      this.failed = e.code !== 'TOO_MANY';
    }
    this.hear();
    this.page.requestUpdate();
  }

  /** Somebody said that he comes: told once, long enough to be read. */
  hear() {
    if (!this.place || this.comes || !isComing(this.page.feed, this.place)) return;
    this.comes = true;
    this.until = Date.now() + HELP_COMES_MS;
  }

  view() {
    if (this.until <= Date.now()) return nothing;
    return html`<div class="help-note" role="status" data-test="help-note" data-state=${this.failed ? 'failed' : this.comes ? 'comes' : 'called'}>
      ${icon(this.failed ? 'info' : this.comes ? 'hand-helping' : 'bell-ring')}<span>${t(this.failed ? 'kiosk.help.failed' : this.comes ? 'kiosk.help.comes' : 'kiosk.help.called')}</span>
    </div>`;
  }
}

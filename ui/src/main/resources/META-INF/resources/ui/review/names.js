// The names of officers: shown only to who asked for them, of this one incident, and told of in the chain of its evidence.
import {html, icon, nothing} from '/ui/lib/page.js';
import {post} from '/ui/lib/http.js';
import {t} from '/ui/lib/i18n.js';

export class Names {
  constructor(page) {
    this.page = page;
    this.forget();
  }

  /** Of another incident: whoever comes back asks again. */
  forget() {
    this.of = null;
    this.shown = null;
  }

  async show() {
    const {whole} = this.page;
    if (!whole || this.busy || this.hidden(whole) === 0) return;
    const id = whole.incident.incidentId;
    this.busy = true;
    try {
      const shown = await post(`/api/v1/incidents/${encodeURIComponent(id)}/names`, {purpose: 'REVIEW'});
      if (this.page.whole?.incident.incidentId === id) {
        this.of = id;
        this.shown = {count: this.page.whole.hiddenNames, officer: shown.incident.officer, asked: shown.ask?.person, writers: new Map(shown.words.map((one) => [one.textId, one.person]))};
        this.page.whole = this.over(this.page.whole);
      }
    } catch (refused) {
      this.page.toastRefusal(refused);
    }
    this.busy = false;
    this.page.requestUpdate();
  }

  /** What was shown stays while the incident is looked at: it is read again every few seconds, without names. */
  over(whole) {
    if (this.of !== whole.incident.incidentId) return whole;
    const {officer, asked, writers} = this.shown;
    return {
      ...whole,
      incident: {...whole.incident, officer: whole.incident.officer ?? officer},
      ask: whole.ask && {...whole.ask, person: whole.ask.person ?? asked},
      words: whole.words.map((one) => ({...one, person: one.person ?? writers.get(one.textId)})),
    };
  }

  /** How many more would be shown: somebody may have written since. */
  hidden(whole) {
    return Math.max(0, whole.hiddenNames - (this.of === whole.incident.incidentId ? this.shown.count : 0));
  }

  button() {
    return this.hidden(this.page.whole) === 0
      ? nothing
      : html`<button class="button" data-test="show-names" @click=${() => this.show()}>${icon('eye')}${t('review.names')}<kbd>${'W'}</kbd></button>`;
  }
}

// Who goes first: one key where the site has one such class, else the question which, before the number is given.
import {html, icon, nothing} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';

const GENERAL = 'PRIORITY';
export const NORMAL = 'NORMAL';

export class Classes {
  constructor(page) {
    this.page = page;
    this.forget();
  }

  forget() {
    this.chosen = NORMAL;
  }

  /** Those that go before the rest, the site's own first; what none of them names is the general one. */
  get list() {
    const known = this.page.feed.value('site', 'classes') ?? [{code: GENERAL, first: true}];
    const first = known.filter((one) => one.first);
    return [...first.filter((one) => one.code !== GENERAL), ...first.filter((one) => one.code === GENERAL)];
  }

  /** A class the catalogue has no more is none. */
  get code() {
    return this.list.some((one) => one.code === this.chosen) ? this.chosen : NORMAL;
  }

  press(verb, value) {
    if (verb === 'class') {
      this.chosen = value;
      this.page.go('choose');
    } else if (this.list.length > 1) this.page.go('classes');
    else this.chosen = this.code === NORMAL ? this.list[0].code : NORMAL;
  }

  name(one) {
    if (one.code !== GENERAL) return say(one.label) || one.code;
    return this.list.length > 1 ? t('kiosk.class.other') : say(one.label) || t('priority');
  }

  hint(one) {
    const age = one.ageFloor ? t('kiosk.class.age', {n: one.ageFloor}) : '';
    const proof = one.proof ? t('kiosk.class.proof') : '';
    const who = one.code === GENERAL && this.list.length === 1 ? t('kiosk.priority.who') : '';
    return [who, age, proof].filter(Boolean).join(' · ');
  }

  /** Below the services. */
  buttonView() {
    const all = this.list;
    if (all.length === 0) return nothing;
    const chosen = all.find((one) => one.code === this.code);
    const several = all.length > 1;
    const words = several
      ? chosen ? t('kiosk.class.on', {name: this.name(chosen)}) : t('kiosk.priority')
      : t(chosen ? 'kiosk.priority.on' : 'kiosk.priority');
    const hint = several ? (chosen ? t('kiosk.class.change') : all.slice(0, 4).map((one) => this.name(one)).join(', ')) : this.hint(all[0]);
    return html`<button class="priority" data-press="priority" data-test="priority" role=${several ? nothing : 'switch'} aria-checked=${several ? nothing : Boolean(chosen)}
      data-chosen=${chosen ? this.code : nothing} ?disabled=${this.page.settling}>
      ${icon(chosen ? 'circle-check' : 'accessibility')}
      <span><b>${words}</b><span class="hint">${hint}</span></span>
    </button>`;
  }

  /** One large key a class, and the way back without any. */
  view() {
    return html`
      <h1>${t('kiosk.class.question')}</h1>
      <div class="tiles classes" data-test="classes">
        ${this.list.map((one) => {
          const hint = this.hint(one);
          return html`<button class="tile" data-press="class:${one.code}" data-test="class-${one.code}" aria-pressed=${one.code === this.code} ?disabled=${this.page.settling}>
            ${one.code === this.code ? html`<span class="badge">${icon('circle-check')}</span>` : nothing}
            <span class="what"><span class="name">${this.name(one)}</span>${hint ? html`<span class="hint">${hint}</span>` : nothing}</span>
          </button>`;
        })}
      </div>
      <button class="touch" data-press="class:${NORMAL}" data-test="class-NORMAL" ?disabled=${this.page.settling}>${icon('arrow-left')}<span>${t('kiosk.class.none')}</span></button>
    `;
  }

  spoken() {
    return [t('kiosk.class.question'), ...this.list.map((one) => `${this.name(one)}. ${this.hint(one)}`), t('kiosk.class.none')];
  }
}

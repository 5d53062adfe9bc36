// Why there is no number now, and for staff the question which day it is.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateLong, hourMinute, isoDay, rich, say, t} from '/ui/lib/i18n.js';
import {post} from '/ui/lib/http.js';
import {languagesView} from '/ui/kiosk/frame.js';

const DAY_MS = 86_400_000;
const DAYS_EITHER_WAY = 60;
const CONFIRM_HOLD_MS = 2_500;

export class Refusals {
  constructor(page) {
    this.page = page;
    this.dayOffset = 0;
  }

  moveDay(by) {
    this.dayOffset = Math.max(-DAYS_EITHER_WAY, Math.min(DAYS_EITHER_WAY, this.dayOffset + by));
  }

  words(code, message) {
    if (code === 'CLOCK_SUSPECT') return [t('kiosk.clock.title'), t('kiosk.clock.body')];
    const known = ['CLOSED', 'RANGE_EXHAUSTED', 'CONTINGENT_SPENT', 'NO_NUMBERS', 'STORE_FULL', 'UNREACHABLE'].includes(code);
    return [t(known ? `kiosk.refused.${code}` : 'kiosk.refused.other'), say(message) || t(code === 'CLOSED' ? 'kiosk.refused.CLOSED.body' : 'kiosk.refused.body')];
  }

  view(code, message) {
    if (code === 'CLOCK_SUSPECT') return this.clockView();
    const [heading, body] = this.words(code, message);
    return html`<section class="refusal" role="alert" data-test="refusal" data-code=${code}>
      <span class="badge">${icon(code === 'CLOSED' ? 'moon' : 'hand-helping')}</span>
      <h1>${heading}</h1>
      <p>${body}</p>
      ${this.opensView(code)}
      ${this.page.screen === 'refused' ? html`<button class="touch done" data-press="home" data-test="done" ?disabled=${this.page.settling}>${icon('arrow-left')}${t('kiosk.again')}</button>` : languagesView(this.page)}
    </section>`;
  }

  opensView(code) {
    const opensAt = this.page.site.opensAt;
    if (code !== 'CLOSED' || !opensAt) return nothing;
    return html`<p class="opens">${icon('clock')}<span>${rich('kiosk.opens', {time: hourMinute(opensAt), date: dateLong(opensAt)})}</span></p>`;
  }

  /** For staff: this PC's clock went backwards, so nobody but a person can say which day it is. */
  clockView() {
    const clock = this.page.feed.value('local', 'clock') ?? {};
    // A suspect clock is behind what was last known: today is that day or a later one.
    const known = Math.max(Date.parse(clock.lastKnown ?? 0) || 0, Date.parse(clock.wall ?? 0) || 0) || Date.now();
    const wall = known + this.dayOffset * DAY_MS;
    return html`<section class="refusal clock" role="alert" data-test="refusal" data-code="CLOCK_SUSPECT">
      <span class="badge">${icon('calendar')}</span>
      <h1>${t('kiosk.clock.title')}</h1>
      <p>${t('kiosk.clock.body')}</p>
      <div class="staff">
        <p><b>${t('kiosk.clock.staff')}</b>${clock.lastKnown ? html`<br />${rich('kiosk.clock.last', {date: dateLong(clock.lastKnown)})}` : nothing}</p>
        <div class="days">
          <button class="touch round" data-press="day:-1" aria-label=${t('kiosk.clock.before')} ?disabled=${this.dayOffset <= -DAYS_EITHER_WAY}>${icon('arrow-left')}</button>
          <strong data-test="day">${dateLong(wall)}</strong>
          <button class="touch round" data-press="day:1" aria-label=${t('kiosk.clock.after')} ?disabled=${this.dayOffset >= DAYS_EITHER_WAY}>${icon('arrow-right')}</button>
        </div>
        <button class="touch hold ${this.holding ? 'holding' : ''}" data-test="confirm-date"
          @pointerdown=${() => this.hold(isoDay(wall))} @pointerup=${() => this.letGo()} @pointerleave=${() => this.letGo()} @pointercancel=${() => this.letGo()}
          @keydown=${(event) => event.key === 'Enter' && !event.repeat && this.hold(isoDay(wall))} @keyup=${() => this.letGo()}>
          <span>${t('kiosk.clock.hold')}</span>
        </button>
        ${this.clockNote ? html`<p class="note attention" role="status">${this.clockNote}</p>` : nothing}
      </div>
    </section>`;
  }

  hold(day) {
    this.letGo();
    this.holding = setTimeout(() => this.confirmDay(day), CONFIRM_HOLD_MS);
    this.page.requestUpdate();
  }

  letGo() {
    clearTimeout(this.holding);
    this.holding = null;
    this.page.requestUpdate();
  }

  async confirmDay(businessDay) {
    this.letGo();
    try {
      await post('/api/kiosk/clock', {businessDay});
      this.dayOffset = 0;
      this.clockNote = '';
      this.page.home();
    } catch (refused) {
      this.clockNote = say(refused.text) || t('refusal.UNREACHABLE');
      this.page.requestUpdate();
    }
  }
}

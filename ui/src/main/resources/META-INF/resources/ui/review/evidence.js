// Pictures and clips of the incident looked at. Nothing is shown before it was opened, and each opening is kept with its purpose.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateLong, hourMinute, hourMinuteSecond, isoDay, dayPlus, now, t} from '/ui/lib/i18n.js';
import {get, insist, newId, post, postForBlob, postPicture} from '/ui/lib/http.js';
import {Mask} from '/ui/review/mask.js';

const STATE_ICONS = {COMING: 'hourglass', STORED: 'camera', DELETED: 'circle-x'};
/** Half a picture of a clip with 25 of them a second would show none. */
const FRAME_S = 0.04;
const HOLD_DAYS = 90;
/** While cameras are still asked. */
const AGAIN_MS = 5_000;
const WANT_ICONS = {PENDING: 'hourglass', FAILED: 'circle-x'};

export class Evidence {
  constructor(page) {
    this.page = page;
    this.mask = new Mask(page);
    this.forget();
  }

  /** Of another incident: what was opened is let go. */
  forget() {
    for (const url of Object.values(this.shown ?? {})) URL.revokeObjectURL(url);
    clearTimeout(this.again);
    this.of = null;
    this.kept = null;
    this.shown = {};
    this.confirmed = {};
    this.form = '';
    this.mask.end();
  }

  async load(id) {
    if (this.of !== id) this.forget();
    this.of = id;
    const kept = await get(`/api/v1/incidents/${encodeURIComponent(id)}/evidence`);
    if (this.of !== id) return;
    this.kept = kept;
    clearTimeout(this.again);
    if (this.isAsking) this.again = setTimeout(() => this.load(id).catch(() => {}), AGAIN_MS);
    this.page.requestUpdate();
  }

  get isAsking() {
    return this.kept.wanted.some((want) => want.state === 'PENDING');
  }

  /** Once more: a recorder that was away may be back. */
  askCameras() {
    this.does(async () => {
      const id = this.of;
      await insist(`/api/v1/incidents/${encodeURIComponent(id)}/evidence/wanted`, {requestId: newId()});
      await this.load(id);
    });
  }

  async does(deed) {
    if (this.busy || !this.of) return;
    this.busy = true;
    this.page.requestUpdate();
    try {
      await deed();
    } catch (refused) {
      this.page.toastRefusal(refused);
    }
    this.busy = false;
    this.page.requestUpdate();
  }

  /** One key for all of them: the purpose of looking here is to review. */
  openAll() {
    return this.does(async () => {
      const of = this.of;
      for (const item of this.kept?.items ?? []) {
        if (item.state !== 'STORED' || this.shown[item.evidenceId]) continue;
        await this.show(item);
        if (this.of !== of) return;
        this.page.requestUpdate();
      }
    });
  }

  /** A clip is played from the hub part by part; a picture is taken whole. */
  async show(item) {
    const {of} = this;
    if (item.mediaType.startsWith('video/')) {
      const {path} = await post(`/api/v1/evidence/${item.evidenceId}/play`, {purpose: 'REVIEW'});
      if (this.of === of) this.shown[item.evidenceId] = path;
      return;
    }
    const blob = await postForBlob(`/api/v1/evidence/${item.evidenceId}/open`, {purpose: 'REVIEW'});
    if (this.of === of) this.shown[item.evidenceId] = URL.createObjectURL(blob);
  }

  /** The copy is shown at once: whoever confirms it must have seen it. */
  cover(boxes) {
    this.does(async () => {
      const id = this.of;
      const copy = await post(`/api/v1/evidence/${this.mask.item.evidenceId}/redact`, {purpose: 'REVIEW', boxes});
      this.mask.end();
      await this.load(id);
      if (this.of === id && !this.shown[copy.evidenceId]) await this.show(copy);
    });
  }

  confirm(item) {
    this.does(async () => {
      await insist(`/api/v1/evidence/${item.evidenceId}/confirm`, {purpose: 'REVIEW'});
      this.confirmed[item.evidenceId] = true;
    });
  }

  /** Sent at once, and twice the same bytes are one piece; the picture's time is the incident's, until somebody knows better. */
  attach(event) {
    const [file] = event.target.files;
    if (!file) return;
    event.target.value = '';
    this.does(async () => {
      const id = this.of;
      const at = encodeURIComponent(this.page.whole.incident.happenedAt);
      await postPicture(`/api/v1/incidents/${encodeURIComponent(id)}/evidence?at=${at}`, file);
      await this.load(id);
    });
  }

  toggle(form) {
    this.form = this.form === form ? '' : form;
    this.page.requestUpdate();
    this.page.updateComplete.then(() => this.page.querySelector(`#${form}-first`)?.focus());
  }

  hold(event) {
    event.preventDefault();
    const said = new FormData(event.target);
    this.does(async () => {
      const until = `${dayPlus(isoDay(now()), Number(said.get('days')))}T17:00:00Z`;
      const body = {requestId: newId(), purpose: 'COMPLAINT', reason: said.get('reason'), authority: said.get('authority'), until};
      await insist(`/api/v1/incidents/${encodeURIComponent(this.of)}/hold`, body);
      this.form = '';
      await this.load(this.of);
    });
  }

  lift(hold) {
    this.does(async () => {
      const {step} = await insist(`/api/v1/holds/${encodeURIComponent(hold.holdId)}/lift`, {purpose: 'REVIEW'});
      this.page.toast(t(`review.lift.${step}`), step === 'LIFTED' ? 'circle-check' : 'info');
      await this.load(this.of);
    });
  }

  pack(event) {
    event.preventDefault();
    const said = new FormData(event.target);
    this.does(async () => {
      const blob = await postForBlob(`/api/v1/incidents/${encodeURIComponent(this.of)}/pack`, {purpose: said.get('purpose'), receiver: said.get('receiver'), redacted: said.has('redacted')});
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `incident-${this.of}${said.has('redacted') ? '-redacted' : ''}.zip`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      this.form = '';
    });
  }

  get clip() {
    return this.page.querySelector('.evidence video');
  }

  /** What the hub lets somebody play is over after a while: it can then be opened again. */
  unplayable(item) {
    delete this.shown[item.evidenceId];
    this.page.toast(t('review.evidence.unplayable'), 'circle-x');
    this.page.requestUpdate();
  }

  playOrPause() {
    const {clip} = this;
    if (clip) clip.paused ? clip.play() : clip.pause();
  }

  frame(by) {
    const {clip} = this;
    if (!clip) return;
    clip.pause();
    clip.currentTime = Math.max(0, clip.currentTime + by * FRAME_S);
  }

  view() {
    const items = this.kept?.items ?? [];
    const missing = this.latest((this.kept?.wanted ?? []).filter((want) => want.state !== 'STORED'));
    const closed = items.filter((item) => item.state === 'STORED' && !this.shown[item.evidenceId]).length;
    return html`<section class="stack evidence" aria-labelledby="evidence-head" data-test="evidence"><h3 id="evidence-head">${t('review.evidence')}</h3>
      ${items.length + missing.length === 0 ? html`<p class="small quiet">${t('review.evidence.none')}</p>` : html`<ul class="stills">${this.byTime(items, missing).map((one) => (one.wantId ? this.wantView(one) : this.itemView(one)))}</ul>`}
      ${this.mask.view(this.busy, (boxes) => this.cover(boxes))}
      ${this.kept?.holds.filter((hold) => !hold.liftedAt).map((hold) => this.heldView(hold))}
      <div class="row wrap">
        ${closed > 0 ? html`<button class="button" data-test="open-evidence" ?disabled=${this.busy} @click=${() => this.openAll()}>${icon('eye')}${t('review.evidence.open')}<kbd>${'V'}</kbd></button>` : nothing}
        ${this.kept && !this.isAsking ? html`<button class="button plain" data-test="ask-cameras" ?disabled=${this.busy} @click=${() => this.askCameras()}>${icon('camera')}${t('review.want.ask')}<kbd>${'C'}</kbd></button>` : nothing}
        <label class="button plain">${icon('plus')}<span>${t('review.evidence.add')}</span><input class="seen-by-readers" type="file" accept="image/jpeg,image/png" data-test="add-evidence" @change=${(event) => this.attach(event)} /></label>
        <button class="button plain" data-test="hold" aria-expanded=${this.form === 'hold'} @click=${() => this.toggle('hold')}>${t('review.hold')}<kbd>${'H'}</kbd></button>
        ${items.some((item) => item.state === 'STORED') ? html`<button class="button plain" data-test="pack" aria-expanded=${this.form === 'pack'} @click=${() => this.toggle('pack')}>${t('review.pack')}<kbd>${'E'}</kbd></button>` : nothing}
      </div>
      ${this.form === 'hold' ? this.holdForm() : nothing} ${this.form === 'pack' ? this.packForm() : nothing}</section>`;
  }

  /** What is there and what is missing in one row, as it happened; a clip after the stills of its moment. */
  byTime(items, wants) {
    const key = (one) => `${one.at} ${one.media === 'CLIP' || one.mediaType?.startsWith('video/') ? 1 : 0}`;
    return [...items, ...wants].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  /** Devices know their cameras by numbers only. */
  cameraName(one) {
    return /^\d+$/.test(one.camera) ? t('review.evidence.camera', {camera: one.camera}) : one.camera;
  }

  /** Of what was asked more than once the last word; what came after all is among the pictures. */
  latest(wants) {
    const stored = (this.kept?.wanted ?? []).filter((want) => want.state === 'STORED');
    const same = (a, b) => a.media === b.media && a.camera === b.camera && a.source === b.source && a.at === b.at;
    return wants.filter((want, i) => !stored.some((one) => same(one, want)) && !wants.slice(i + 1).some((later) => same(later, want)));
  }

  wantView(want) {
    const why = want.state === 'PENDING' ? t(`review.want.PENDING.${want.media}`) : t(`review.want.${want.failure}`);
    return html`<li data-test="want" data-state=${want.state}><span class="unseen">${icon(WANT_ICONS[want.state])}${why}</span>
      <span class="small"><span class="num">${this.offset(want)}</span> · ${this.cameraName(want)} · ${t(`review.want.${want.media}`)}</span></li>`;
  }

  /** How far from the incident, for a row of pictures is read by that. */
  offset(item) {
    const seconds = Math.round((Date.parse(item.at) - Date.parse(this.page.whole.incident.happenedAt)) / 1000);
    return `${seconds < 0 ? '−' : '+'}${Math.abs(seconds)} s`;
  }

  itemView(item) {
    const url = this.shown[item.evidenceId];
    // A copy with boxes has the moment and camera of its original, and would pass for it.
    const masked = item.source === 'redaction' ? ` · ${t('review.evidence.masked')}` : '';
    const film = item.mediaType.startsWith('video/') ? ` · ${t('review.want.CLIP')}` : '';
    const name = t('review.evidence.item', {camera: item.camera, time: hourMinuteSecond(item.at)}) + masked;
    const body = !url
      ? html`<span class="unseen" data-test="unseen">${icon(STATE_ICONS[item.state])}${t(`review.evidence.${item.state}`)}</span>`
      : item.mediaType.startsWith('video/')
        ? html`<video controls preload="auto" src=${url} aria-label=${name} @error=${() => this.unplayable(item)}></video>`
        : html`<img src=${url} alt=${name} data-test="still" />`;
    return html`<li data-state=${item.state} data-source=${item.source}>${body}<span class="small"><span class="num">${this.offset(item)}</span> · ${this.cameraName(item)}${film}${masked}</span>${url ? this.copyView(item, url) : nothing}</li>`;
  }

  /** A picture can be covered; a copy can be confirmed by who looks at it. */
  copyView(item, url) {
    if (item.mediaType.startsWith('video/')) return nothing;
    if (item.source !== 'redaction')
      return html`<button class="button small plain" data-test="cover" ?disabled=${this.busy} @click=${() => this.mask.begin(item, url)}>${icon('shield-check')}${t('review.mask.begin')}</button>`;
    if (this.confirmed[item.evidenceId]) return html`<span class="small" data-test="confirmed">${icon('circle-check')} ${t('review.mask.confirmed')}</span>`;
    return html`<button class="button small" data-test="confirm-copy" ?disabled=${this.busy} @click=${() => this.confirm(item)}>${t('review.mask.confirm')}</button>`;
  }

  heldView(hold) {
    return html`<p class="note attention" data-test="held">${icon('shield-check')}<span class="grow">${t('review.held', {reason: hold.reason, authority: hold.authority, day: dateLong(hold.until), time: hourMinute(hold.until)})}${hold.isLiftAsked ? html`<br />${t('review.held.asked')}` : nothing}</span>
      <button class="button small" data-test="lift" ?disabled=${this.busy} @click=${() => this.lift(hold)}>${t(hold.isLiftAsked ? 'review.lift.agree' : 'review.lift')}</button></p>`;
  }

  holdForm() {
    return html`<form class="card stack" data-test="hold-form" @submit=${(event) => this.hold(event)} @keydown=${(event) => event.key === 'Escape' && this.toggle('hold')}>
      <div class="field"><label for="hold-first">${t('review.hold.reason')}</label><input id="hold-first" name="reason" required minlength="3" maxlength="300" /></div>
      <div class="field"><label for="hold-by">${t('review.hold.authority')}</label><input id="hold-by" name="authority" required minlength="2" maxlength="120" /></div>
      <div class="field"><label for="hold-days">${t('review.hold.days')}</label><input id="hold-days" name="days" class="num" type="number" min="1" max="3650" value=${HOLD_DAYS} required /></div>
      <div><button class="button primary" data-test="hold-send" ?disabled=${this.busy}>${t('review.hold')}</button></div></form>`;
  }

  packForm() {
    return html`<form class="card stack" data-test="pack-form" @submit=${(event) => this.pack(event)} @keydown=${(event) => event.key === 'Escape' && this.toggle('pack')}>
      <div class="field"><label for="pack-first">${t('review.pack.receiver')}</label><input id="pack-first" name="receiver" required minlength="2" maxlength="120" /></div>
      <div class="field"><label for="pack-why">${t('review.pack.purpose')}</label><select id="pack-why" name="purpose">
        ${['COMPLAINT', 'INSPECTION', 'SUBJECT_REQUEST', 'LAW_ENFORCEMENT'].map((one) => html`<option value=${one}>${t(`review.purpose.${one}`)}</option>`)}</select></div>
      <label class="row"><input type="checkbox" name="redacted" checked data-test="pack-redacted" /><span>${t('review.pack.redacted')}</span></label>
      <p class="small">${t('review.pack.note')}</p>
      <div><button class="button primary" data-test="pack-send" ?disabled=${this.busy}>${t('review.pack')}</button></div></form>`;
  }
}

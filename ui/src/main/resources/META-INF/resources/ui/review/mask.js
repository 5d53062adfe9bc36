// A copy of a picture to hand over: all of it is covered but a frame that a person opens, by dragging or with the four sliders.
import {html, icon, nothing} from '/ui/lib/page.js';
import {t} from '/ui/lib/i18n.js';

const SIDES = ['left', 'top', 'right', 'bottom'];
const WHOLE = 1000;

/** What is covered, in the picture's own pixels; a pixel that is half in the frame is covered. */
export function boxesAround(frame, width, height) {
  const left = Math.ceil((frame.left * width) / WHOLE);
  const top = Math.ceil((frame.top * height) / WHOLE);
  const right = Math.floor((frame.right * width) / WHOLE);
  const bottom = Math.floor((frame.bottom * height) / WHOLE);
  if (left >= right || top >= bottom) return [{x: 0, y: 0, width, height}];
  return [
    {x: 0, y: 0, width, height: top},
    {x: 0, y: bottom, width, height: height - bottom},
    {x: 0, y: top, width: left, height: bottom - top},
    {x: right, y: top, width: width - right, height: bottom - top},
  ].filter((box) => box.width > 0 && box.height > 0);
}

export class Mask {
  constructor(page) {
    this.page = page;
    this.end();
  }

  begin(item, url) {
    this.item = item;
    this.url = url;
    this.frame = {left: 0, top: 0, right: 0, bottom: 0};
    this.page.requestUpdate();
    this.page.updateComplete.then(() => this.page.querySelector('#mask-left')?.focus());
  }

  end() {
    this.item = null;
    this.url = null;
    this.from = null;
    this.page.requestUpdate();
  }

  get isEmpty() {
    return this.frame.left >= this.frame.right || this.frame.top >= this.frame.bottom;
  }

  at(event) {
    const area = event.currentTarget.getBoundingClientRect();
    const part = (value) => Math.min(WHOLE, Math.max(0, Math.round(value * WHOLE)));
    return {x: part((event.clientX - area.left) / area.width), y: part((event.clientY - area.top) / area.height)};
  }

  drag(event) {
    if (event.type === 'pointerdown') {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      this.from = this.at(event);
    }
    if (!this.from) return;
    const to = this.at(event);
    const [left, right] = [this.from.x, to.x].sort((a, b) => a - b);
    const [top, bottom] = [this.from.y, to.y].sort((a, b) => a - b);
    this.frame = {left, top, right, bottom};
    if (event.type !== 'pointerdown' && event.type !== 'pointermove') this.from = null;
    this.page.requestUpdate();
  }

  boxes() {
    const {naturalWidth, naturalHeight} = this.page.querySelector('[data-test=mask-picture]');
    return boxesAround(this.frame, naturalWidth, naturalHeight);
  }

  /** @param make takes the boxes */
  view(busy, make) {
    if (!this.item) return nothing;
    const drag = (event) => this.drag(event);
    return html`<form class="card stack" data-test="mask" aria-labelledby="mask-head" @submit=${(event) => {
      event.preventDefault();
      make(this.boxes());
    }} @keydown=${(event) => event.key === 'Escape' && this.end()}>
      <h4 id="mask-head">${t('review.mask')}</h4><p class="small">${t('review.mask.how')}</p>
      <div class="masking" data-test="mask-area" @pointerdown=${drag} @pointermove=${drag} @pointerup=${drag} @pointercancel=${drag}>
        <img src=${this.url} alt="" draggable="false" data-test="mask-picture" />
        <svg viewBox="0 0 ${WHOLE} ${WHOLE}" preserveAspectRatio="none" aria-hidden="true"><path fill-rule="evenodd" d=${`M0 0H${WHOLE}V${WHOLE}H0Z${this.hole()}`} /></svg></div>
      <div class="sides">${SIDES.map((side) => this.sideView(side))}</div>
      <p class="small" role="status">${t(this.isEmpty ? 'review.mask.all' : 'review.mask.frame')}</p>
      <div class="row wrap"><button class="button primary" data-test="mask-send" ?disabled=${busy}>${icon('shield-check')}${t('review.mask.make')}</button>
        <button type="button" class="button plain" @click=${() => this.end()}>${t('review.back')}</button></div></form>`;
  }

  hole() {
    const {left, top, right, bottom} = this.frame;
    return this.isEmpty ? '' : `M${left} ${top}H${right}V${bottom}H${left}Z`;
  }

  sideView(side) {
    return html`<div class="field"><label for="mask-${side}">${t(`review.mask.${side}`)}</label>
      <input id="mask-${side}" type="range" min="0" max=${WHOLE} step="10" .value=${String(this.frame[side])} @input=${(event) => {
        this.frame = {...this.frame, [side]: Number(event.target.value)};
        this.page.requestUpdate();
      }} /></div>`;
  }
}

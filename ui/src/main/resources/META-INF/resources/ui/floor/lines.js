// The figures of the live floor: what each says is one touch away, and only what is wrong has a colour.
import {html, icon, nothing} from '/ui/lib/page.js';
import {now, say, span, t} from '/ui/lib/i18n.js';

const BAR_OF_TARGETS = 2;

/** A figure whose name opens what it means. */
export function figure(key, value, {hot = false, test = nothing, params = {}} = {}) {
  return html`<div class=${hot ? 'hot' : ''}>
    <dt><details class="means"><summary>${t(`floor.${key}`, params)}${icon('info')}</summary><p>${t(`floor.${key}.means`, params)}</p></details></dt>
    <dd class="num" data-test=${test}>${value}</dd>
  </div>`;
}

/** Each service with its line, in the order of the catalogue. */
export const linesOf = (feed, services) => services.map((service) => ({service, ...(feed.value('queue', `service:${service.id}`) ?? {waiting: 0})}));

export const waitOf = (line) => (line.longestSince ? Math.max(0, now() - Date.parse(line.longestSince)) : 0);

/** Of those called today, how many within the target; a dash before the first. */
export function inTime(lines) {
  const called = lines.reduce((sum, line) => sum + (line.called ?? 0), 0);
  const good = lines.reduce((sum, line) => sum + (line.inTime ?? 0), 0);
  return called > 0 ? `${Math.round((100 * good) / called)} %` : '–';
}

export function linesView(lines, target) {
  return html`<details class="means"><summary>${t('floor.lines.how')}${icon('info')}</summary><p>${t('floor.lines.means', {n: target})}</p></details>
    <ul class="card lines" data-test="lines">${lines.map((line) => lineView(line, target))}</ul>`;
}

function lineView(line, target) {
  const bad = line.trouble && line.trouble !== 'NONE';
  const wait = waitOf(line);
  const most = BAR_OF_TARGETS * target * 60_000;
  return html`<li class=${bad ? 'bad' : line.waiting === 0 ? 'calm' : ''} data-test="line-${line.service.id}" data-trouble=${line.trouble ?? 'NONE'}>
    <div class="row wrap"><span class="name grow">${say(line.service.name)}</span>
      ${bad ? html`<span class="chip ${line.trouble === 'OVERLOADED' ? 'attention' : 'danger'}">${icon('triangle-alert')}${t(`floor.trouble.${line.trouble}`)}</span>` : nothing}
      <b class="num waiting">${line.waiting}</b></div>
    ${line.waiting > 0
      ? html`<div class="against" role="img" aria-label=${t('floor.line.longest', {longest: span(wait), n: target})}>
          <span class="bar ${wait > target * 60_000 ? 'over' : ''}" .style=${`inline-size:${Math.min(100, (100 * wait) / most)}%`}></span><span class="goal"></span>
        </div>`
      : nothing}
    <p class="small quiet num">${[
      line.waiting > 0 ? t('floor.line.wait', {longest: span(wait)}) : '',
      line.late > 0 ? t('floor.line.late', {n: line.late, m: target}) : '',
      t('floor.line.open', {n: line.open ?? 0}),
      line.called > 0 ? t('floor.line.inTime', {share: inTime([line]), m: target}) : '',
    ].filter(Boolean).join(' · ')}</p>
  </li>`;
}

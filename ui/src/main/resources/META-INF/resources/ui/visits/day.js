// What the counters did on the day that is looked at: visits, people and services, pauses, second officers asked for. For supervisors.
import {html, icon, nothing} from '/ui/lib/page.js';
import {hourMinute, now, say, span, t} from '/ui/lib/i18n.js';
import {get} from '/ui/lib/http.js';

/** Both reports of a day, each null where it cannot be had: the page is of use without them. */
export async function loadDay(day) {
  const [served, pauses] = await Promise.all(['served', 'pauses'].map((name) => get(`/api/v1/${name}?day=${encodeURIComponent(day)}`).catch(() => null)));
  return {served, pauses};
}

export const dayView = ({served, pauses} = {}) => html`${servedView(served)} ${pausesView(pauses)}`;

const time = (seconds) => (seconds === null || seconds === undefined ? '–' : span(seconds * 1000));

const figuresRow = (name, one) => html`<tr><th scope="row">${name}</th>
  <td class="num">${one.visits}</td><td class="num">${one.people}</td><td class="num">${one.services}</td><td class="num">${time(one.meanWaitSeconds)}</td><td class="num">${time(one.meanServeSeconds)}</td></tr>`;

const table = (caption, heads, rows) => html`<div class="wide" tabindex="0" role="region" aria-label=${caption}><table class="figures"><caption>${caption}</caption>
  <thead><tr><td></td>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
  <tbody>${rows}</tbody></table></div>`;

const counterName = (one) => t('console.counter', {label: one.counter});

function servedView(report) {
  if (!report || report.total.services + report.total.people === 0) return nothing;
  const {visits, people, services} = report.total;
  const heads = ['visits', 'people', 'services', 'wait', 'serve'].map((name) => t(`served.${name}`));
  return html`<section class="card estimates" data-test="served" aria-labelledby="served-title">
    <h2 id="served-title">${icon('users')}${t('served.title')}</h2>
    <p data-test="served-total" data-visits=${visits} data-people=${people} data-services=${services}>${t('served.sentence', {visits, people, services})}</p>
    <details><summary>${t('served.more')}</summary>
      <p class="quiet small">${t('served.words')}</p>
      ${table(t('served.byService'), heads, [...report.services.map((one) => figuresRow(say(one.service), one.figures)), figuresRow(t('served.total'), report.total)])}
      ${table(t('served.byCounter'), heads, [...report.counters.map((one) => figuresRow(counterName(one), one.figures)), figuresRow(t('served.total'), report.total)])}
    </details>
  </section>`;
}

function pausesView(report) {
  if (!report || report.pauses.length + report.helps.length === 0) return nothing;
  const seconds = report.counters.reduce((sum, one) => sum + one.seconds, 0);
  return html`<section class="card estimates" data-test="pauses" aria-labelledby="pauses-title">
    <h2 id="pauses-title">${icon('armchair')}${t('pauses.title')}</h2>
    <p>${t('pauses.sentence', {pauses: report.pauses.length, time: time(seconds), helps: report.helps.length})}</p>
    <details><summary>${t('pauses.more')}</summary>
      ${report.pauses.length > 0 ? html`${table(t('pauses.byCounter'), [t('pauses.times'), t('pauses.sum')], report.counters.map((one) => html`<tr><th scope="row">${counterName(one)}</th><td class="num">${one.times}</td><td class="num">${time(one.seconds)}</td></tr>`))}
        ${table(t('pauses.each'), [t('pauses.counter'), t('pauses.person'), t('pauses.reason'), t('pauses.lasted')], report.pauses.map(pauseRow))}` : nothing}
      ${report.helps.length > 0 ? table(t('pauses.helps'), [t('pauses.counter'), t('pauses.person'), t('pauses.reason'), t('pauses.came')], report.helps.map(helpRow)) : nothing}
    </details>
  </section>`;
}

const pauseRow = (one) => html`<tr><th scope="row" class="num">${hourMinute(one.begunAt)}${one.endedAt ? ` – ${hourMinute(one.endedAt)}` : ''}</th>
  <td>${one.counter}</td><td>${one.person ?? '–'}</td><td>${t(`pause.${one.reason}`)}</td>
  <td class="num">${one.endedAt ? span(Date.parse(one.endedAt) - Date.parse(one.begunAt)) : t('pauses.lasts', {span: span(now() - Date.parse(one.begunAt))})}</td></tr>`;

const helpRow = (one) => html`<tr><th scope="row" class="num">${hourMinute(one.askedAt)}</th>
  <td>${one.counter}</td><td>${one.person ?? '–'}</td><td>${t(`help.${one.reason}`)}</td>
  <td>${one.takenAt ? t('pauses.came.after', {person: one.takenBy ?? '–', span: span(Date.parse(one.takenAt) - Date.parse(one.askedAt))}) : t(one.endedAt ? 'pauses.came.nobody' : 'pauses.came.open')}</td></tr>`;

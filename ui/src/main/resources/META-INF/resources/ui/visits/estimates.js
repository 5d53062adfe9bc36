// How right the waiting times were that visitors were told: one sentence, the table one touch away. For supervisors.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateShort, say, t} from '/ui/lib/i18n.js';
import {get} from '/ui/lib/http.js';

// Fewer visits than this say nothing about how right the estimates are.
const ENOUGH = 20;

/** The report, or null where it cannot be had: the page is of use without it. */
export async function loadEstimates() {
  try {
    return await get('/api/v1/estimates');
  } catch {
    return null;
  }
}

const figure = (percent) => (percent === null || percent === undefined ? '–' : t('estimates.percent', {n: percent}));

const sentence = ({called, inTimePercent, medianErrorPercent}) =>
  called < ENOUGH ? t('estimates.few', {n: called}) : t('estimates.sentence', {error: medianErrorPercent ?? 0, share: inTimePercent, n: called});

const rowView = (name, {called, inTimePercent, medianErrorPercent}) => html`<tr><th scope="row">${name}</th>
  <td class="num">${called}</td><td class="num">${called < ENOUGH ? '–' : figure(medianErrorPercent)}</td><td class="num">${called < ENOUGH ? '–' : figure(inTimePercent)}</td></tr>`;

const tableView = (caption, rows) => html`<table class="figures"><caption>${caption}</caption>
  <thead><tr><td></td><th scope="col">${t('estimates.called')}</th><th scope="col">${t('estimates.error')}</th><th scope="col">${t('estimates.inTime')}</th></tr></thead>
  <tbody>${rows}</tbody></table>`;

export function estimatesView(report) {
  if (!report || report.total.called === 0) return nothing;
  return html`<section class="card estimates" data-test="estimates" aria-labelledby="estimates-title">
    <h2 id="estimates-title">${icon('clock')}${t('estimates.title')}</h2>
    <p>${sentence(report.total)}</p>
    <details><summary>${t('estimates.more')}</summary>
      <p class="quiet small">${t('estimates.words')}</p>
      ${tableView(t('estimates.byService'), report.services.map((one) => rowView(say(one.service), one.accuracy)))}
      ${tableView(t('estimates.byDay'), report.days.map((one) => rowView(dateShort(`${one.day}T12:00:00Z`), one.accuracy)))}
    </details>
  </section>`;
}

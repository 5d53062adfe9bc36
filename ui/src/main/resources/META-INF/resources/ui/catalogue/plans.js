// Changes for a later day: those that wait, and what became of the others.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateShort, dayPlus, hourMinute, isoDay, now, t} from '/ui/lib/i18n.js';
import {editsView, problemsView} from '/ui/catalogue/review.js';

export const dayOf = (day) => dateShort(`${day}T12:00:00Z`);
export const tomorrow = () => dayPlus(isoDay(now()), 1);

const SIGNS = {WAITING: ['attention', 'calendar'], APPLIED: ['ok', 'check'], NOTHING_LEFT: ['ok', 'check'], CANCELLED: ['', 'x'], UNFIT: ['danger', 'circle-alert']};
const waiting = (page) => (page.plans ?? []).filter((one) => one.state === 'WAITING');
/** Nobody but an administrator can mend it: it is said until another change was made after it. */
const failed = (page) => (page.plans ?? []).filter((one) => one.state === 'UNFIT' && !(page.changes ?? []).some((change) => change.at > one.endedAt));

/** On every part of the catalogue: what is edited now is not all there is. */
export function plansNote(page) {
  const [next] = waiting(page).sort((one, other) => (one.day < other.day ? -1 : 1));
  const lost = failed(page);
  return html`${lost.length > 0 ? html`<div class="note danger row wrap" role="alert" data-test="plan-failed">${icon('circle-alert')}<span class="grow">${t('cat.plan.failed', {day: dayOf(lost[0].day)})}</span><a class="button" href="#history">${t('cat.plan.see')}</a></div>` : nothing}
    ${next ? html`<div class="note row wrap" data-test="plan-next">${icon('calendar')}<span class="grow">${t('cat.plan.next', {n: waiting(page).length, day: dayOf(next.day)})}</span><a class="button" href="#history">${t('cat.plan.see')}</a></div>` : nothing}`;
}

export function plansView(page) {
  if (!page.plans?.length) return nothing;
  return html`<h3>${t('cat.plans')}</h3><ol class="history">${page.plans.map((one) => planView(page, one))}</ol><h3>${t('cat.part.history')}</h3>`;
}

function planView(page, one) {
  const [kind, symbol] = SIGNS[one.state];
  return html`<li class="card stack" data-test="plan-${one.schedule}">
    <div class="row wrap"><b>${t('cat.plan.from', {day: dayOf(one.day)})}</b><span class="chip ${kind}">${icon(symbol)}${t(`cat.plan.${one.state}`, {version: one.version ?? ''})}</span>
      <span class="quiet num">${dateShort(one.at)} ${hourMinute(one.at)}</span><span>${one.personName ?? t('cat.somebody')}</span>${one.endedBy ? html`<span class="quiet">${t('cat.plan.by', {name: one.endedBy})}</span>` : nothing}</div>
    ${one.reason ? html`<p>“${one.reason}”</p>` : nothing}
    ${problemsView(one.faults, page.doc, (path) => page.go(path))}
    <details><summary>${t('cat.edits', {n: one.edits.length})}</summary>${editsView(one.edits)}</details>
    ${one.state === 'WAITING' ? html`<div><button type="button" class="button danger" data-test="unschedule-${one.schedule}" ?disabled=${page.busy} @click=${() => page.unschedule(one.schedule)}>${icon('x')}${t('cat.plan.cancel')}</button></div>` : nothing}
  </li>`;
}

// Tickets that go together: shown in the line and in hand, linked and let go with a digit. The hub decides what that means.
import {html, icon, nothing} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';
import {insist, newId} from '/ui/lib/http.js';
import {numberText} from '/ui/lib/number.js';

const tickets = (page) => page.feed.values('queue', 'ticket:').map((one) => ({...one, number: numberText(one.number)}));

/** Those a ticket goes with, itself left out. */
export function companions(page, visitId) {
  const all = tickets(page);
  const company = all.find((one) => one.visitId === visitId)?.company;
  return company ? all.filter((one) => one.company === company && one.visitId !== visitId) : [];
}

export function companyChip(page, visitId) {
  const others = companions(page, visitId);
  if (others.length === 0) return nothing;
  const there = others.find((one) => one.state === 'CALLED');
  const words = t('console.company.with', {number: others.map((one) => one.number).join(', ')});
  return html`<span class="chip brand" data-test="company">${icon('users')}${there ? t('console.company.at', {number: there.number, label: page.counter(there.counterId)?.label ?? there.counterId}) : words}</span>`;
}

/** First those it goes with, to let them go; then those who wait, the newest last. */
export function choices(page) {
  const {visitId} = page.visit;
  const with_ = companions(page, visitId);
  const linked = new Set([visitId, ...with_.map((one) => one.visitId)]);
  const others = tickets(page)
    .filter((one) => one.state === 'WAITING' && !linked.has(one.visitId))
    .sort((one, other) => Date.parse(one.issuedAt) - Date.parse(other.issuedAt));
  return [
    ...with_.map((one) => ({visitId: one.visitId, test: one.number, words: t('console.company.alone', {number: one.number}), aside: '', isLinked: true})),
    ...others.map((one) => ({visitId: one.visitId, test: one.number, words: one.number, aside: say(page.service(one.serviceId)?.name)})),
  ];
}

export async function choose(page, choice) {
  const answer = await page.command('company', () =>
    choice.isLinked
      ? insist(`/api/v1/visits/${choice.visitId}/alone`, {requestId: newId()})
      : insist('/api/v1/companions', {requestId: newId(), visitIds: [page.visit.visitId, choice.visitId]})
  );
  if (answer) page.toast(t(choice.isLinked ? 'console.company.left' : 'console.company.joined', {number: choice.test}), 'users');
  return Boolean(answer);
}

// What the end of a service offers: the next step of the visit, one person of a group, or the end of it all. Enter is the usual one.
import {html, icon, nothing} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';

/** Steps the hub lets follow here, the usual one first. */
export const nextSteps = (page, visit = page.visit) => (visit?.next ?? []).map((id) => page.service(id)).filter(Boolean);

/** Finish, as it goes on from here. With steps behind it the visit goes on; Shift+Enter ends it. Of a group one may be done first. */
export function finishKeys(hand) {
  const {page} = hand;
  const [usual, ...others] = nextSteps(page);
  const isGroup = (page.visit?.people ?? 1) > 1;
  return html`
    ${usual ? stepKey(hand, usual) : hand.key('finish', 'Enter', 'check', () => page.deeds.finish(), hand.mainKey())}
    ${usual || isGroup
      ? html`<div class="ways">
          ${isGroup ? hand.key('person', 'O', 'user-check', () => page.deeds.finishPerson()) : nothing}
          ${others.map((one) => html`<button class="button" data-test="finish-${one.id}" ?disabled=${Boolean(page.busy)} @click=${() => page.deeds.finish(one.id)}>${icon('send')}<span>${say(one.name)}</span></button>`)}
          ${usual ? html`<button class="button" data-test="finish-here" ?disabled=${Boolean(page.busy)} @click=${() => page.deeds.finish('')}>${icon('check')}<span>${t('console.finish-here')}</span>${page.keysOn ? html`<kbd aria-hidden="true">${page.keyOf('finish-here')}</kbd>` : nothing}</button>` : nothing}
        </div>`
      : nothing}`;
}

function stepKey(hand, step) {
  const {page} = hand;
  return html`<button class="button ${hand.mainKey()}" data-test="finish" data-next=${step.id} ?disabled=${Boolean(page.busy)} aria-busy=${page.busy === 'finish'} @click=${() => page.deeds.finish()}>
    ${icon('send')}<span>${t('console.finish.next', {service: say(step.name)})}</span>${page.keysOn ? html`<kbd aria-hidden="true">${page.keyOf('finish')}</kbd>` : nothing}
  </button>`;
}

/** How many the ticket is for, where it is for more than one. */
export const peopleChip = (people) =>
  people > 1 ? html`<span class="chip brand" data-test="people" data-people=${people}>${icon('users')}${t('console.people', {n: people})}</span>` : nothing;

export const stageChip = (stage) => (stage ? html`<span class="chip" data-test="stage">${t('console.stage', {n: stage})}</span>` : nothing);

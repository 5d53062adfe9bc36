// What a citizen wrote with a bad rating: masked, and opened for a purpose.
import {html, icon, nothing} from '/ui/lib/page.js';
import {t} from '/ui/lib/i18n.js';
import {post} from '/ui/lib/http.js';

/** Words as they were written, by rating: opened here, kept nowhere but in this page. */
const opened = new Map();

async function open(page, one) {
  try {
    const {words} = await post(`/api/v1/ratings/${encodeURIComponent(one.ratingId)}/words`, {purpose: 'REVIEW'});
    opened.set(one.ratingId, words);
    page.requestUpdate();
  } catch (refused) {
    page.toastRefusal(refused);
  }
}

/** What the citizen wrote; what is hidden in it is shown after a press that says it will be kept. */
export function writtenView(page, one) {
  if (!one.words) return nothing;
  const isHidden = one.isMasked && !opened.has(one.ratingId);
  return html`<q class="written" data-test="rating-words">${opened.get(one.ratingId) ?? one.words}</q>
    ${isHidden ? html`<button class="button small" data-test="rating-open" @click=${() => open(page, one)}>${icon('eye')}${t('floor.rating.open')}</button>` : nothing}`;
}

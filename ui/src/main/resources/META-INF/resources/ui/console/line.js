// In which order the hub would call, and why; classes of visitors. Nothing here decides: the hub does.
import {html, icon, nothing} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';

const MARKS = {HELD: 'arrow-up', OVERDUE: 'hourglass', RULE: 'list-ordered'};

/** The hub's order first, with its reasons; who is not in it (yet) behind, by time. */
export function inOrder(tickets, order = []) {
  const places = new Map(order.map((one, place) => [one.visitId, {...one, place}]));
  return tickets
    .map((one) => ({...one, why: places.get(one.visitId)}))
    .sort((one, other) => (one.why?.place ?? Infinity) - (other.why?.place ?? Infinity) || Date.parse(one.issuedAt) - Date.parse(other.issuedAt) || 0);
}

export function whyWords(why) {
  return why ? t(`console.why.${why.reason}`, {rule: (why.rule ?? 0) + 1}) : '';
}

/** What is not to be seen from the class and the time. */
export function whyChip(why) {
  const mark = MARKS[why?.reason];
  return mark ? html`<span class="chip attention" data-test="why" data-why=${why.reason}>${icon(mark)}${whyWords(why)}</span>` : nothing;
}

function className(classes, code) {
  const label = classes.find((one) => one.code === code)?.label;
  return say(label) || (code === 'NORMAL' ? t('priority.none') : t('priority'));
}

export function classChip(classes, code) {
  return code && code !== 'NORMAL' ? html`<span class="chip brand" data-test="class">${icon('accessibility')}${className(classes, code)}</span>` : nothing;
}

/** A tick where there are two classes, a choice where there are more. */
export function classField(classes) {
  if (classes.length <= 2) return html`<label class="switch"><input type="checkbox" name="priority" value="PRIORITY" /> ${t('priority')}</label>`;
  return html`<div class="field"><label for="issue-class">${t('priority.class')}</label>
    <select id="issue-class" name="priority" data-test="issue-class">${classes.map((one) => html`<option value=${one.code}>${className(classes, one.code)}</option>`)}</select></div>`;
}

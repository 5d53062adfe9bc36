// What a change would be, and what changes there were.
import {empty, html, icon, loading, nothing} from '/ui/lib/page.js';
import {dateShort, has, hourMinute, say, t} from '/ui/lib/i18n.js';

/** `services[chung-thuc].name.vi` or `services[2].name.vi` as people read it. */
export function place(path, doc = {}) {
  return path
    .replace(/^(\w+)\[(\d+)]/, (whole, part, index) => `${part}[${doc[part]?.[index]?.id ?? doc[part]?.[index]?.code ?? Number(index) + 1}]`)
    .split(/\.(?![^[]*])|\[|]\.?/)
    .filter(Boolean)
    .map((key, at) => (at === 0 && has(`cat.part.${key}`) ? t(`cat.part.${key}`) : has(`cat.key.${key}`) ? t(`cat.key.${key}`) : key))
    .join(' › ');
}

/** The keys of an entry on one line, as people read them. */
const words = (text) =>
  text
    .split('; ')
    .map((one) => one.replace(/^(\w+): /, (whole, key) => (has(`cat.key.${key}`) ? `${t(`cat.key.${key}`)}: ` : whole)))
    .join('; ');

export function editsView(edits) {
  return html`<div class="scroll"><table class="table edits" data-test="edits">
    <thead><tr><th>${t('cat.edit.where')}</th><th>${t('cat.edit.before')}</th><th>${t('cat.edit.after')}</th></tr></thead>
    <tbody>${edits.map((edit) => html`<tr data-path=${edit.path}><td>${place(edit.path)}</td>
      <td>${edit.before === null ? html`<span class="quiet">${t('cat.edit.none')}</span>` : html`<del>${words(edit.before)}</del>`}</td>
      <td>${edit.after === null ? html`<span class="quiet">${t('cat.edit.removed')}</span>` : html`<ins>${words(edit.after)}</ins>`}</td></tr>`)}</tbody>
  </table></div>`;
}

export function problemsView(problems, doc, go) {
  if (problems.length === 0) return nothing;
  return html`<div class="note danger problems" role="alert" data-test="problems">${icon('circle-alert')}<div class="stack"><b>${t('cat.problems', {n: problems.length})}</b>
    <ul>${problems.map((problem) => html`<li><button type="button" class="link" @click=${() => go(problem.path)}>${place(problem.path, doc)}</button>${problem.value ? html`: <code>${problem.value}</code>` : nothing}
      – ${t('cat.allowed', {allowed: say(problem.allowed)})}</li>`)}</ul></div></div>`;
}

export function historyView(page) {
  if (!page.changes) return loading();
  if (page.changes.length === 0) return html`<div class="card">${empty('clock', t('cat.history.none'))}</div>`;
  return html`<ol class="history">${page.changes.map((one) => html`<li class="card stack" data-test="version-${one.version}">
    <div class="row wrap"><b>${t('cat.version', {n: one.version})}</b>${one.version === page.version ? html`<span class="chip ok">${icon('check')}${t('cat.version.now')}</span>` : nothing}
      <span class="quiet num">${dateShort(one.at)} ${hourMinute(one.at)}</span><span>${one.personName ?? t(one.personId ? 'cat.somebody' : 'cat.by.file')}</span></div>
    ${one.reason ? html`<p>“${one.reason}”</p>` : nothing}
    ${one.edits.length === 0 ? nothing : html`<details><summary>${t('cat.edits', {n: one.edits.length})}</summary>${editsView(one.edits)}</details>`}
    ${one.version === page.version ? nothing : html`<div><button type="button" class="button" data-test="restore-${one.version}" @click=${() => page.restore(one.version)}>${icon('rotate-ccw')}${t('cat.restore')}</button></div>`}
  </li>`)}</ol>`;
}

// When the centre takes visitors: sessions of the week, days off, days worked instead.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateShort, language, say, t} from '/ui/lib/i18n.js';
import {textField} from '/ui/catalogue/fields.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
// 2026-11-23 was a Monday.
const dayName = (index) =>
  new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'vi-VN', {weekday: 'long', timeZone: 'UTC'}).format(new Date(Date.UTC(2026, 10, 23 + index)));
const ends = (session) => session.split(/[-–]/).map((time) => time.trim());

export function calendarView(sheet) {
  return html`<div class="card stack">
      ${textField(sheet, ['calendar', 'zone'], {max: 60, words: t('cat.key.timezone')})}
      <h3>${t('cat.weekly')}</h3>
      ${sheet.problem('calendar.weekly') ? fault(sheet.problem('calendar.weekly')) : nothing}
      <div class="week">${DAYS.map((day, index) => dayView(sheet, day, dayName(index)))}</div>
    </div>
    ${daysView(sheet, 'closed')} ${daysView(sheet, 'swapped')}`;
}

const fault = (problem) => html`<span class="fault">${icon('circle-alert')}<span>${t('cat.allowed', {allowed: say(problem.allowed)})}</span></span>`;

function dayView(sheet, day, name) {
  const sessions = sheet.doc.calendar.weekly[day] ?? [];
  const path = ['calendar', 'weekly', day];
  const change = (list) => sheet.set(path, list.length > 0 ? list : undefined);
  const problem = sheet.problem(`calendar.weekly.${day}`);
  return html`<div class="day" data-test="day-${day}"><b>${name}</b>
    <div class="sessions">${sessions.length === 0 ? html`<span class="quiet">${t('cat.closed.day')}</span>` : nothing}
      ${sessions.map((session, index) => {
        const [from, to] = ends(session);
        const write = (a, b) => change(sessions.map((one, at) => (at === index ? `${a}-${b}` : one)));
        return html`<span class="session"><input type="time" aria-label=${t('cat.from', {day: name})} .value=${from} @change=${(event) => write(event.target.value, to)} /><span aria-hidden="true">–</span>
          <input type="time" aria-label=${t('cat.to', {day: name})} .value=${to} @change=${(event) => write(from, event.target.value)} />
          <button type="button" class="button plain" aria-label=${t('cat.session.remove', {day: name, session})} @click=${() => change(sessions.filter((one, at) => at !== index))}>${icon('x')}</button></span>`;
      })}
      ${problem ? fault(problem) : nothing}</div>
    <button type="button" class="button plain" aria-label=${t('cat.session.add', {day: name})} @click=${() => change([...sessions, sessions.length === 0 ? '07:30-11:30' : '13:30-17:00'])}>${icon('plus')}</button>
  </div>`;
}

function daysView(sheet, key) {
  const days = sheet.doc.calendar[key] ?? [];
  const problem = sheet.problem(`calendar.${key}`);
  const add = (event) => {
    event.preventDefault();
    const input = event.target.elements.day;
    if (!input.value) return;
    sheet.set(['calendar', key], [...new Set([...days, input.value])].sort());
    input.value = '';
  };
  return html`<div class="card stack" data-test="days-${key}"><h3>${t(`cat.${key}`)}</h3><p class="quiet">${t(`cat.${key}.hint`)}</p>
    <ul class="days">${days.map((day) => html`<li class="chip"><span class="num">${dateShort(`${day}T12:00:00Z`)}</span>
      <button type="button" aria-label=${t('cat.day.remove', {day: dateShort(`${day}T12:00:00Z`)})} @click=${() => sheet.set(['calendar', key], days.filter((one) => one !== day))}>${icon('x')}</button></li>`)}</ul>
    ${problem ? fault(problem) : nothing}
    <form class="row wrap" @submit=${add}><label class="seen-by-readers" for="day-${key}">${t('cat.day')}</label><input class="inline" type="date" name="day" id="day-${key}" required />
      <button class="button">${icon('plus')}${t('cat.day.add')}</button></form>
  </div>`;
}

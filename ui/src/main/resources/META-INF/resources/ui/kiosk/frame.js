// What stands around every page of the kiosk: head, foot, the first screen, and the question whether somebody is still there.
import {html, icon, nothing} from '/ui/lib/page.js';
import {dateLong, hourMinute, language, now, rich, say, t} from '/ui/lib/i18n.js';
import {canSpeak} from '/ui/lib/speak.js';

/** How long the question stands before the kiosk is free for the next. */
export const ASK_MS = 15_000;

export function headerView(page, screen) {
  const attract = screen === 'attract' || screen === 'closed';
  return html`<header class="head">
    <img class="mark" src="/ui/mark.svg" alt="" />
    <div class="names">
      ${attract ? html`<span class="agency">${say(page.site.agency)}</span><h1 class="centre">${say(page.site.name)}</h1>` : html`<span class="centre">${say(page.site.name)}</span>`}
    </div>
    ${attract ? nothing : languagesView(page, true)}
  </header>`;
}

/** @param short for the head of a screen, where the name of the centre needs the room */
export function languagesView(page, short = false) {
  return html`<div class="languages" role="group" aria-label=${t('kiosk.languages')}>
    ${['vi', 'en'].map(
      (lang) => html`<button class="touch" lang=${lang} data-press="language:${lang}" data-test="language-${lang}" aria-pressed=${lang === language()} ?disabled=${page.settling}>
        ${short ? html`<span aria-hidden="true">${lang.toUpperCase()}</span><span class="seen-by-readers">${t(`language.${lang}`)}</span>` : t(`language.${lang}`)}
      </button>`
    )}
    ${canSpeak(language())
      ? html`<button class="touch round" data-press="speak" aria-label=${t('kiosk.speak')}>${icon('volume-2')}</button>`
      : nothing}
  </div>`;
}

export function attractView(page) {
  const waiting = page.feed.stale ? undefined : page.feed.value('waiting', 'total')?.waiting;
  return html`
    <button class="start" data-press="start" data-test="start" ?disabled=${page.settling}>
      <span class="hand">${icon('pointer')}</span>
      <span class="words"><span class="first">${t('kiosk.touch')}</span><span class="second" lang=${language() === 'vi' ? 'en' : 'vi'}>${t('kiosk.touch', {}, language() === 'vi' ? 'en' : 'vi')}</span></span>
    </button>
    ${waiting === undefined ? nothing : html`<p class="waiting">${icon('users')}<span>${waiting === 0 ? t('kiosk.noWait') : rich('kiosk.waiting', {n: waiting})}</span></p>`}
    ${page.booked.buttonView()} ${languagesView(page)}
  `;
}

export function footerView(page, screen) {
  return html`<footer class="foot">
    <button class="touch help" data-press="help" data-test="help">${icon('hand-helping')}<span>${t('kiosk.help')}</span></button>
    ${page.isChoosing() ? html`<button class="touch quit" data-press="home" data-test="quit" ?disabled=${page.settling}>${icon('x')}<span>${t('kiosk.quit')}</span></button>` : nothing}
    <div class="time">
      <span class="num clock">${hourMinute(now())}</span>
      <span class="when">${page.isChoosing() ? nothing : html`<span class="date">${dateLong(now())}</span>`}
      <span class="sub">${page.isChoosing() ? nothing : hoursWords(page)}${page.isOffline && screen !== 'closed' ? html`<span class="offline" title=${t('kiosk.offline')}>${icon('wifi-off')}${t('kiosk.offline')}</span>` : nothing}</span></span>
    </div>
  </footer>`;
}

function hoursWords(page) {
  return page.site.open && page.site.closesAt ? t('closesAt', {time: closing(page.site.closesAt)}) : '';
}

export function askView(page) {
  const seconds = Math.max(0, Math.ceil((ASK_MS - (Date.now() - page.askedAt)) / 1000));
  return html`<div class="veil" data-press="stay" role="alertdialog" aria-modal="true" aria-labelledby="ask-title" data-test="idle">
    <div class="sheet">
      <h2 id="ask-title">${t('kiosk.idle.title')}</h2>
      <p>${rich('kiosk.idle.body', {n: seconds})}</p>
      <button class="touch primary" data-press="stay" data-test="stay">${t('kiosk.idle.stay')}</button>
      <button class="touch" data-press="home">${t('kiosk.quit')}</button>
    </div>
  </div>`;
}

const closing = (value) => (/^\d\d:\d\d/.test(value) ? value.slice(0, 5) : hourMinute(value));

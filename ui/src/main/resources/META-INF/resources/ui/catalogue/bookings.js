// What may be booked beforehand. Without a service nothing is booked, and the section is left out.
import {html, nothing} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';
import {minutesField, numberField, someField} from '/ui/catalogue/fields.js';

const USUAL_REMOTE = {keeps: '30min', atOnce: 10, perAddress: 5};
const USUAL = {slot: '15min', daysAhead: 14, closes: '30min', perAddressAndDay: 20};

export function bookingsView(sheet) {
  const {doc} = sheet;
  const offers = doc.bookings?.services ?? [];
  const turn = (id, isOn) => {
    const rest = offers.filter((one) => one.service !== id);
    const services = doc.services.map((one) => one.id).flatMap((one) => (one === id ? (isOn ? [{service: id}] : []) : rest.filter((offer) => offer.service === one)));
    sheet.set(['bookings'], services.length > 0 ? {...USUAL, ...doc.bookings, services} : undefined);
  };
  return html`<p class="quiet">${t('cat.lead.bookings')}</p>
    <div class="card stack"><h3>${t('cat.bookings.services')}</h3>
      <ul class="plain-list offers">${doc.services.map((one) => offerView(sheet, one, offers.findIndex((offer) => offer.service === one.id), turn))}</ul></div>
    ${offers.length === 0 ? nothing : html`<div class="card stack"><h3>${t('cat.bookings.when')}</h3><div class="pair">
      ${minutesField(sheet, ['bookings', 'slot'])}${numberField(sheet, ['bookings', 'daysAhead'], {max: 60})}
      ${minutesField(sheet, ['bookings', 'closes'])}${numberField(sheet, ['bookings', 'perAddressAndDay'], {min: 1, max: 1000})}</div>
      <p class="quiet small">${t('cat.bookings.windows')}</p></div>`}
    ${remoteView(sheet)}`;
}

/** Numbers taken on a phone for today. Without a service nobody takes any, and the section is left out. */
function remoteView(sheet) {
  const {doc} = sheet;
  const turning = {
    ...sheet,
    set: (path, services) => sheet.set(['remote'], services.length > 0 ? {...USUAL_REMOTE, ...doc.remote, services} : undefined),
  };
  return html`<div class="card stack" data-test="remote"><h3>${t('cat.remote')}</h3><p class="quiet small">${t('cat.lead.remote')}</p>
    ${someField(turning, ['remote', 'services'], doc.services.map((one) => [one.id, say(one.name) || one.id]), {words: t('cat.remote.services')})}
    ${!doc.remote ? nothing : html`<div class="pair">${minutesField(sheet, ['remote', 'keeps'], {hint: t('cat.hint.keeps')})}
      ${numberField(sheet, ['remote', 'atOnce'], {min: 1, max: 200, hint: t('cat.hint.atOnce')})}
      ${numberField(sheet, ['remote', 'perAddress'], {min: 1, max: 1000, hint: t('cat.hint.perAddress')})}</div>`}</div>`;
}

const offerView = (sheet, service, index, turn) => html`<li class="offer">
  <label class="switch"><input type="checkbox" data-test="offer-${service.id}" .checked=${index >= 0} @change=${(event) => turn(service.id, event.target.checked)} /><span>${say(service.name) || service.id}</span></label>
  ${index < 0 ? nothing : numberField(sheet, ['bookings', 'services', index, 'capacity'], {min: 1, max: 100, optional: true, hint: t('cat.hint.capacity')})}</li>`;

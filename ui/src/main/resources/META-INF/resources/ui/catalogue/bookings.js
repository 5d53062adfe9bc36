// What may be booked beforehand. Without a service nothing is booked, and the section is left out.
import {html, nothing} from '/ui/lib/page.js';
import {say, t} from '/ui/lib/i18n.js';
import {minutesField, numberField} from '/ui/catalogue/fields.js';

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
      <p class="quiet small">${t('cat.bookings.windows')}</p></div>`}`;
}

const offerView = (sheet, service, index, turn) => html`<li class="offer">
  <label class="switch"><input type="checkbox" data-test="offer-${service.id}" .checked=${index >= 0} @change=${(event) => turn(service.id, event.target.checked)} /><span>${say(service.name) || service.id}</span></label>
  ${index < 0 ? nothing : numberField(sheet, ['bookings', 'services', index, 'capacity'], {min: 1, max: 100, optional: true, hint: t('cat.hint.capacity')})}</li>`;

// As the hub's `VisitRoutes`: letters of a series, then at most eight digits. A document's number has nine or more.
const FORM = /^([A-Z\u0110]{1,4}-?)?[0-9]{1,8}$/;

/** Whether it reads as a ticket's number, case and blanks aside. */
export const isTicketNumber = (text) => FORM.test(text.replace(/\s/g, '').toUpperCase());

/** A ticket number as people read it: feeds carry the text, answers the whole number. */
export const numberText = (number) => (typeof number === 'object' && number !== null ? number.text ?? '' : String(number ?? ''));

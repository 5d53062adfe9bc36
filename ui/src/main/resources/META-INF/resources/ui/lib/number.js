/** A ticket number as people read it: feeds carry the text, answers the whole number. */
export const numberText = (number) => (typeof number === 'object' && number !== null ? number.text ?? '' : String(number ?? ''));

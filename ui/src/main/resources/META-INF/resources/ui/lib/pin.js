// A PIN is shorter than any password may be, so one field takes either and the hub is told which it was.

const FORM = /^[0-9]{4,7}$/;

/** What was typed, as the hub wants to hear it. */
export const secretOf = (typed) => (FORM.test(typed) ? {pin: typed} : {password: typed});

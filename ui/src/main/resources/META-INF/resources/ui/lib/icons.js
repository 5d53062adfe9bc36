// The icons of all screens: one sheet in the document, drawn by reference.
import {html} from 'lit';

export const icon = (name, kind = '') =>
  html`<svg class="icon ${kind}" aria-hidden="true"><use href="#i-${name}"></use></svg>`;

/** Icons a configuration may name; another name gets the sheet of paper. */
const KNOWN = new Set(
  ('accessibility armchair baby banknote bike book-open bus circle-help clipboard-list factory file-input file-output file-search ' +
    'fingerprint gavel globe hammer handshake mail megaphone phone pill receipt school sprout syringe tractor trees truck utensils vote ' +
    'badge-check briefcase building-2 calendar camera car coins file-check file-plus file-text files flag ' +
    'graduation-cap hand-coins hand-helping hand-heart heart heart-pulse house id-card info key-round landmark layers leaf map ' +
    'map-pin map-pinned message-square-text scale scroll-text search send shield-check smile stamp star stethoscope store ticket ' +
    'user user-plus users wallet wrench zap').split(' ')
);
export const serviceIcon = (name, kind) => icon(KNOWN.has(name) ? name : 'file-text', kind);

/**
 * Puts the icons into the document: one that is first needed when the server is gone ("no connection") must be there by then. Asked
 * for as a document, because making one from text is what Trusted Types forbids.
 */
export function loadIcons() {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', '/ui/icons.svg');
    request.responseType = 'document';
    request.onload = () => {
      const sprite = request.responseXML?.documentElement;
      if (request.status !== 200 || !sprite) return reject(new Error(`icons: ${request.status}`));
      const icons = document.importNode(sprite, true);
      icons.setAttribute('hidden', '');
      icons.setAttribute('aria-hidden', 'true');
      document.body.append(icons);
      resolve();
    };
    request.onerror = () => reject(new Error('icons'));
    request.send();
  });
}

// The two pages of the administration.
import {html, icon, nothing} from '/ui/lib/page.js';
import {t} from '/ui/lib/i18n.js';

export const adminTabs = (current) => html`<nav class="row wrap" aria-label=${t('nav.admin')}>
  <a class="button ${current === 'people' ? 'primary' : ''}" href="/admin" aria-current=${current === 'people' ? 'page' : nothing}>${icon('users')}${t('admin.tab.people')}</a>
  <a class="button ${current === 'catalogue' ? 'primary' : ''}" href="/admin/catalogue" aria-current=${current === 'catalogue' ? 'page' : nothing} data-test="tab-catalogue">${icon('layers')}${t('cat.title')}</a>
</nav>`;

/** The programme as a ribbon: when, what, how long. */
import { hour } from '../hours';
import { h } from './dom';
import { short } from './names';
import { minutes, type Expected } from './timeline';

export function ribbonRow(one: Expected, ...also: (HTMLElement | null)[]): HTMLElement {
  const { item } = one;
  return h(
    'li',
    { class: 'ribbon-row', 'data-state': one.state, 'aria-current': one.state === 'current' ? 'step' : null },
    h('span', { class: 'ribbon-hour num' }, hour(one.start)),
    h('span', { class: 'ribbon-text' }, item.text, item.place ? h('span', { class: 'ribbon-place' }, short(item.place)) : null),
    h('span', { class: 'ribbon-length num' }, minutes(item.length)),
    ...also,
  );
}

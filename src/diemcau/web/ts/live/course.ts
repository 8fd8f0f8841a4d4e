/** What the programme asks of the director besides going on: the next cue, and the ways out when a site is lost. */
import { hour } from '../hours';
import { send } from './command';
import { h, part, put } from './dom';
import { short } from './names';
import type { Screen } from './screen';
import type { Expected } from './timeline';
import type { Wall } from './wall';

export type Step = (name: string, item: number) => Promise<void>;

/** The next item that a site speaks in, until that site is cued. */
export function drawCue(screen: Screen, next: Expected | undefined, mayDirect: boolean): void {
  const coming = screen.expected.filter((one) => one.item.site && (one.state === 'next' || one.state === 'waiting'));
  const cued = new Set([...screen.floor.preparing, screen.floor.on_air].map((turn) => turn?.site));
  const one = (next && coming.includes(next) ? next : coming[0]) ?? null;
  if (!one || cued.has(one.item.site) || !mayDirect) return put(part('cue'));
  const cue = () => send(screen.address('itemCue', one.item.id), {});
  put(
    part('cue'),
    h(
      'p',
      { class: 'cue-line' },
      h('span', { class: 'num' }, hour(one.start)),
      h('span', { class: 'cue-words' }, one.item.text),
      h(
        'button',
        { type: 'button', class: 'btn btn-sm', 'data-key': 'k', 'data-key-name': screen.word('cue', { place: short(one.item.place) }), 'data-focus': 'cue', onclick: () => void cue() },
        screen.word('cue', { place: short(one.item.place) }),
        h('kbd', {}, 'K'),
      ),
    ),
  );
}

/** An item whose site is lost: what was prepared for it, and the other ways out, each one touch and able to be undone. */
export function drawAlternatives(screen: Screen, wall: Wall, step: Step | null): void {
  const rows = screen.expected;
  const lost = rows.filter((one) => one.item.site && one.state !== 'done' && one.state !== 'skipped' && wall.stateOf(one.item.site) === 'lost');
  put(part('alternatives'), ...lost.slice(0, 2).map((one, number) => wayOut(screen, one, rows, step, number === 0)));
}

function wayOut(screen: Screen, one: Expected, rows: Expected[], step: Step | null, isFirst: boolean): HTMLElement {
  const { item } = one;
  const after = rows[rows.indexOf(one) + 1];
  const place = rows.filter((each) => each.state === 'next' || each.state === 'waiting').indexOf(one);
  const button = (words: string, key: string, act: () => unknown) =>
    h('button', { type: 'button', class: 'btn btn-sm', 'data-key': isFirst ? key : null, 'data-key-name': `${words}: ${item.text}`, 'data-focus': `way-${key}-${item.id}`, onclick: () => void act() }, words, isFirst ? h('kbd', {}, key.toUpperCase()) : null);
  return h(
    'div',
    { class: 'notice notice-bad way-out', role: 'alert' },
    h('p', { class: 'notice-text' }, screen.word('lost_site', { place: short(item.place), text: item.text })),
    step
      ? h(
          'p',
          { class: 'chips' },
          item.alternative ? button(screen.word('use_alternative', { words: item.alternative }), 'a', () => send(screen.address('itemAlternative', item.id), {})) : null,
          one.state === 'current' && after ? button(screen.word('pass_over'), 'g', () => step('start', after.item.id)) : null,
          place >= 0 && after ? button(screen.word('put_off'), 'g', () => send(screen.address('itemPlace', item.id), { place: place + 1 })) : null,
          place >= 0 ? button(screen.word('leave_out'), 'l', () => step('skip', item.id)) : null,
        )
      : null,
  );
}

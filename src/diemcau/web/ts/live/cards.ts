/** A site before it is called, and sites that call for help. */
import { send } from './command';
import { h, part, put, show } from './dom';
import type { Screen } from './screen';
import { hour } from './timeline';

interface Card {
  site: number;
  name: string;
  state: string;
  people: string[];
  facts: [string, string][];
}

/** Who is there, and what else is known of its unit: asked for when it is touched, never pushed. */
export async function drawCard(screen: Screen, site: number): Promise<void> {
  const answer = await fetch(screen.address('siteCard', site), { credentials: 'same-origin' });
  if (!answer.ok) return;
  const card = (await answer.json()) as Card;
  const people = card.people.length ? card.people.join('; ') : screen.word('nobody_named');
  const facts = card.facts.map(([label, value]) => h('p', {}, h('b', {}, `${label}: `), value));
  const call = () => void send(screen.root.dataset['calls'] ?? '', { site: card.site, kind: 'opinion' }).then((done) => done && show('card', false));
  put(
    part('card'),
    h('p', { class: 'row-line' }, h('b', {}, card.name), h('span', { class: 'soft' }, card.state), h('button', { type: 'button', class: 'btn btn-sm push', onclick: call }, screen.word('invite'))),
    h('p', {}, people),
    ...facts,
  );
  show('card', true);
}

interface Call {
  site: number;
  place: string;
  words: string;
  at: number;
}

export function drawHelp(screen: Screen): void {
  const calls = screen.store.names().filter((name) => name.startsWith('help.')).map((name) => screen.store.get<Call | null>(name));
  put(
    part('help'),
    ...calls.filter((call): call is Call => Boolean(call)).map((call) =>
      h(
        'p',
        { class: 'cue-line', role: 'alert' },
        h('span', { class: 'status-tag status-bad' }, `✕ ${hour(call.at)}`),
        h('span', {}, `${call.place}: ${call.words}`),
        h('button', { type: 'button', class: 'btn btn-sm', 'data-focus': `help-${call.site}`, onclick: () => void send(screen.address('siteHelp', call.site), {}) }, screen.word('seen_to')),
      ),
    ),
  );
}

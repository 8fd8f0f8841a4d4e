/** A site before it is called, and sites that call for help. */
import { hour } from '../hours';
import { send } from './command';
import { h, part, put, say, show } from './dom';
import { short } from './names';
import type { Screen } from './screen';

interface Card {
  site: number;
  name: string;
  state: string;
  people: { name: string; state: 'here' | 'absent' | 'awaited' }[];
  facts: [string, string][];
}

/** Who is there, and what else is known of its unit: asked for when it is touched, never pushed. */
export async function drawCard(screen: Screen, site: number): Promise<void> {
  const answer = await fetch(screen.address('siteCard', site), { credentials: 'same-origin' });
  if (!answer.ok) return;
  const card = (await answer.json()) as Card;
  const here = card.people.filter((one) => one.state === 'here');
  const others = card.people.filter((one) => one.state !== 'here');
  const people = [
    ...here.map((one) => h('li', {}, h('span', { class: 'sign-ok', 'aria-hidden': 'true' }, '✓ '), one.name, h('span', { class: 'soft small' }, ` ${screen.word('is_here')}`))),
    ...others.map((one) => h('li', { class: 'soft' }, one.name, h('span', { class: 'small' }, ` ${screen.word(one.state === 'absent' ? 'says_absent' : 'not_checked_in')}`))),
  ];
  const facts = card.facts.map(([label, value]) => h('p', {}, h('b', {}, `${label}: `), value));
  const call = () => void send(screen.root.dataset['calls'] ?? '', { site: card.site, kind: 'opinion' }).then((done) => done && show('card', false));
  const words = h('input', { class: 'form-control form-control-sm', maxlength: 500, autocomplete: 'off', 'aria-label': screen.word('message_to', { place: short(card.name) }), placeholder: screen.word('message_to', { place: short(card.name) }) });
  const write = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    if (words.value.trim()) void send(screen.root.dataset['messages'] ?? '', { audience: `site:${card.site}`, text: words.value }).then((done) => done && show('card', false));
  };
  put(
    part('card'),
    h('p', { class: 'row-line' }, h('b', {}, card.name), h('span', { class: 'soft' }, card.state), h('button', { type: 'button', class: 'btn btn-sm push', onclick: call }, screen.word('invite'))),
    people.length ? h('ul', { class: 'found card-people' }, ...people) : h('p', { class: 'soft' }, screen.word('nobody_named')),
    ...facts,
    h('form', { class: 'stage-form', onsubmit: write }, words, h('button', { class: 'btn btn-sm' }, screen.word('send'))),
  );
  show('card', true);
}

interface Call {
  site: number;
  place: string;
  words: string;
  at: number;
}

interface Incident extends Call {
  id: number;
  handler: string;
  mendable: boolean;
}

/** Calls for help, and what fails at a site: the same rows as on the page of incidents. */
export function drawHelp(screen: Screen): void {
  const calls = screen.store.names().filter((name) => name.startsWith('help.')).map((name) => screen.store.get<Call | null>(name));
  const incidents = screen.store.get<Incident[]>('incidents') ?? [];
  put(
    part('help'),
    ...calls.filter((call): call is Call => Boolean(call)).map((call) => trouble(screen, call, '', true)),
    ...incidents.map((one) => trouble(screen, one, one.handler ? screen.word('handled_by', { name: one.handler }) : screen.word('unhandled'), one.mendable)),
  );
}

function trouble(screen: Screen, call: Call, also: string, isMendable: boolean): HTMLElement {
  const seenTo = () => void send(screen.address('siteHelp', call.site), {});
  return h(
    'p',
    { class: 'cue-line', role: 'alert' },
    h('span', { class: 'status-tag status-bad' }, `✕ ${hour(call.at)}`),
    h('span', {}, `${short(call.place)}: ${call.words}`, also ? h('span', { class: 'soft small' }, ` · ${also}`) : null),
    isMendable ? h('button', { type: 'button', class: 'btn btn-sm', 'data-focus': `help-${call.site}`, onclick: seenTo }, screen.word('seen_to')) : null,
  );
}

/** How many have come, of all. */
export function drawPeople(screen: Screen): void {
  const told = screen.store.get<{ people: number; present: number }>('attendance');
  say('people', told?.people ? screen.word('people_here', { n: told.present, all: told.people }) : '');
}

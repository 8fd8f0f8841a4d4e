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
export async function drawCard(screen: Screen, site: number, mayCall: boolean): Promise<void> {
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
    h('p', { class: 'row-line' }, h('b', {}, card.name), h('span', { class: 'soft' }, card.state), h('span', { class: 'push' }), mayCall && h('button', { type: 'button', class: 'btn btn-sm', onclick: call }, screen.word('invite')), h('button', { type: 'button', class: 'btn btn-sm btn-quiet', 'aria-label': screen.word('close'), title: `${screen.word('close')} (Esc)`, onclick: () => show('card', false) }, '✕')),
    people.length ? h('ul', { class: 'found card-people' }, ...people) : h('p', { class: 'soft' }, screen.word('nobody_named')),
    ...facts,
    mayCall && h('form', { class: 'stage-form', onsubmit: write }, words, h('button', { class: 'btn btn-sm' }, screen.word('send'))),
  );
  show('card-box', true);
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
  const asking = calls.filter((call): call is Call => Boolean(call));
  const waiting = incidents.filter((one) => !one.handler);
  const rows = [
    ...asking.map((call) => trouble(screen, call, '', true)),
    ...waiting.map((one) => trouble(screen, one, screen.word('unhandled'), one.mendable)),
    ...incidents.filter((one) => one.handler).map((one) => trouble(screen, one, screen.word('handled_by', { name: one.handler }), one.mendable, true)),
  ];
  const address = screen.root.dataset['incidents'] ?? '';
  const sum = () =>
    h(
      'p',
      { class: 'help-sum small' },
      h('b', {}, screen.word('troubles', { n: rows.length, new: asking.length + waiting.length })),
      h('a', { class: 'push', href: address, target: '_blank', rel: 'noopener', 'data-focus': 'all-troubles' }, screen.word('all_troubles')),
    );
  put(part('help'), ...(rows.length ? [sum(), ...rows] : []));
}

/** What nobody sees to is red and stands first; what somebody is on waits below. */
function trouble(screen: Screen, call: Call, also: string, isMendable: boolean, isHandled = false): HTMLElement {
  const seenTo = () => void send(screen.address('siteHelp', call.site), {});
  return h(
    'p',
    { class: 'cue-line', role: isHandled ? null : 'alert' },
    h('span', { class: `status-tag status-${isHandled ? 'warn' : 'bad'}` }, `${isHandled ? '!' : '✕'} ${hour(call.at)}`),
    h('span', {}, `${short(call.place)}: ${call.words}`, also ? h('span', { class: 'soft small' }, ` · ${also}`) : null),
    isMendable ? h('button', { type: 'button', class: 'btn btn-sm', 'data-focus': `help-${call.site}`, onclick: seenTo }, screen.word('seen_to')) : null,
  );
}

/** How many have come, of all. */
export function drawPeople(screen: Screen): void {
  const told = screen.store.get<{ people: number; present: number }>('attendance');
  say('people', told?.people ? screen.word('people_here', { n: told.present, all: told.people }) : '');
}

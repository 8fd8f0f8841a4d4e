/** Who waits for the floor: the next step of each is one press, or the key of its number. */
import { hour } from '../hours';
import { send } from './command';
import { h, part, put, say } from './dom';
import { short } from './names';
import type { Screen, Turn } from './screen';
import { minutes } from './timeline';

interface Waiting extends Turn {
  tier: string;
  asked: number;
  proposed: boolean;
  over: boolean;
}
interface Queue {
  requests: Waiting[];
  quotas: Record<string, [number, number]>;
}

const NEXT: Record<string, [string, string]> = {
  waiting: ['preparing', 'prepare'],
  invited: ['preparing', 'prepare'],
  preparing: ['on_air', 'on_air'],
  on_air: ['off', 'off'],
};

export function drawQueue(screen: Screen, mayDirect: boolean, mayPropose: boolean): void {
  const queue = screen.store.get<Queue>('queue') ?? { requests: [], quotas: {} };
  say('quotas', Object.entries(queue.quotas).map(([tier, [spoken, turns]]) => `${screen.word(`tier_${tier}`)} ${spoken}/${turns}`).join(' · '));
  const rows = queue.requests.map((turn, number) => row(screen, turn, number, { mayDirect, mayPropose }));
  put(part('queue'), ...(rows.length ? rows : [h('li', { class: 'queue-none soft' }, screen.word('nobody_waits'))]));
}

function row(screen: Screen, turn: Waiting, number: number, may: { mayDirect: boolean; mayPropose: boolean }): HTMLElement {
  const step = (to: string) => void send(screen.address('requestState', turn.id), { to, seen: turn.state });
  const [to, word] = NEXT[turn.state] ?? ['', ''];
  const key = number < 9 ? String(number + 1) : null;
  const name = `${screen.word(word)}: ${turn.speaker}`;
  const state = turn.state === 'on_air' ? 'speaking_now' : turn.state === 'preparing' && turn.ready ? 'ready' : turn.state;
  const kind = state === 'ready' || state === 'speaking_now' ? 'ok' : state === 'preparing' ? 'warn' : 'wait';
  const notes = [turn.kind_name, minutes(turn.length), screen.word('asked_at', { hour: hour(turn.asked) })];
  if (turn.proposed) notes.push(screen.word('proposed'));
  if (turn.over) notes.push(screen.word('over_quota'));
  const raise = () => void send(screen.address('requestPlace', turn.id), { place: number - 1 });
  return h(
    'li',
    { class: 'queue-row', 'data-state': turn.state },
    h('span', { class: 'queue-number num' }, String(number + 1)),
    h(
      'span',
      { class: 'queue-who' },
      h('b', {}, turn.speaker),
      h('span', { class: 'soft small' }, [turn.place !== turn.speaker ? short(turn.place) : '', ...notes].filter(Boolean).join(' · ')),
      turn.subject && turn.subject !== turn.speaker ? h('span', { class: 'small' }, turn.subject) : null,
    ),
    h('span', { class: `status-tag status-${kind}` }, h('span', { class: 'sign', 'aria-hidden': 'true' }, kind === 'ok' ? '✓' : kind === 'warn' ? '!' : '…'), screen.word(state)),
    h(
      'span',
      { class: 'queue-acts' },
      may.mayPropose && number > 0 && turn.state === 'waiting' ? h('button', { type: 'button', class: 'mover', 'aria-label': `${screen.word('earlier')}: ${turn.speaker}`, 'data-focus': `raise-${turn.id}`, onclick: raise }, '↑') : null,
      may.mayDirect && turn.state !== 'on_air' ? h('button', { type: 'button', class: 'btn btn-sm btn-quiet', 'data-focus': `no-${turn.id}`, onclick: () => step('declined') }, screen.word('decline')) : null,
      may.mayDirect && to ? h('button', { type: 'button', class: 'btn btn-sm', 'data-key': key, 'data-key-name': name, 'data-focus': `go-${turn.id}`, onclick: () => step(to) }, screen.word(word), key ? h('kbd', {}, key) : null) : null,
    ),
  );
}

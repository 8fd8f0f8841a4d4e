/** The open vote on a console or a phone: one press, and a receipt that stays. */
import { newKey, send } from './command';
import { h, part, put } from './dom';
import type { Screen } from './screen';

interface Vote {
  id: number;
  question: string;
  options: string[];
  state: 'open' | 'released';
  secret: boolean;
  electorate: 'sites' | 'delegates';
  counts?: number[];
  entitled?: number;
}
interface Kept {
  key: string;
  receipt: string;
}

/** The key is kept before it is sent: a vote whose answer was lost is sent again as the same vote. */
function kept(place: string): Kept {
  return JSON.parse(localStorage.getItem(place) ?? 'null') ?? { key: newKey(), receipt: '' };
}

function keep(place: string, what: Kept): void {
  localStorage.setItem(place, JSON.stringify(what));
}

export function drawVote(screen: Screen, isConsole: boolean): void {
  const box = part('vote');
  const vote = screen.store.get<Vote | null>('vote');
  if (!box) return;
  const isMine = vote && (vote.electorate === 'sites') === isConsole;
  box.hidden = !vote || (vote.state === 'open' && !isMine);
  if (!vote || box.hidden) return put(box);
  const place = `diemcau.vote.${screen.root.dataset['name']}.${vote.id}`; // one browser may hold several links
  const mine = kept(place);
  const head = [h('p', { class: 'soft' }, `${screen.word('vote')} · ${screen.word(vote.secret ? 'secret' : 'named')}`), h('h2', {}, vote.question)];
  if (vote.state === 'released') {
    const rows = vote.options.map((option, number) => h('li', { class: 'pane-head' }, h('span', {}, option), h('b', {}, String(vote.counts?.[number] ?? 0))));
    return put(box, ...head, h('ul', { class: 'vote-result' }, ...rows));
  }
  if (mine.receipt) return put(box, ...head, h('p', { class: 'status-tag status-ok' }, `✓ ${screen.word('voted', { receipt: mine.receipt })}`));
  const cast = async (choice: number) => {
    keep(place, mine);
    const answer = await send(screen.address('ballot', vote.id), { choice }, mine.key);
    if (answer) keep(place, { ...mine, receipt: String(answer['receipt']) });
    drawVote(screen, isConsole);
  };
  put(box, ...head, ...vote.options.map((option, number) => h('button', { type: 'button', class: 'btn btn-block vote-option', onclick: () => void cast(number) }, option)));
}

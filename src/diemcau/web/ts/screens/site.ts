/** A site's console and a delegate's phone: now, next, my turn, what was sent to us, asking for the floor. */
import { hour } from '../hours';
import { send } from '../live/command';
import { everySecond } from '../live/clock';
import { h, part, put, say, show } from '../live/dom';
import { drawPapers } from '../live/papers';
import { ribbonRow } from '../live/ribbon';
import { Screen, type Turn } from '../live/screen';
import { Warnings } from '../live/warnings';
import { drawVote } from '../live/votes';

const screen = new Screen();
const { store, root } = screen;
const mySite = Number(root.dataset['site'] ?? 0);

function drawNext(): void {
  const rows = screen.expected;
  const next = rows.find((one) => one.state === 'next');
  say('next', next ? `${hour(next.start)} · ${next.item.text}` : screen.word('over'));
  say('drift', screen.drift().words);
  const list = part('programme');
  if (list) put(list, ...rows.map((one) => ribbonRow(one)));
}

/** My turn: by a request, or by an item of the programme that this site speaks in. */
function drawTurn(): void {
  const mine = store.get<Turn[]>('mine') ?? [];
  const turn = mine.find((one) => one.state !== 'waiting') ?? mine[0];
  const box = part('turn');
  const rows = screen.expected;
  const next = rows.findIndex((one) => one.state === 'next');
  const own = mySite ? rows.findIndex((one) => one.item.site === mySite && (one.state === 'next' || one.state === 'waiting')) : -1;
  show('ask-box', !turn);
  if (!box) return;
  box.hidden = !turn && own < 0;
  if (turn) return drawRequest(box, turn);
  const one = rows[own];
  if (!one) return;
  box.dataset['state'] = 'planned';
  put(
    box,
    h('p', { class: 'soft' }, screen.word('after', { n: own - next, hour: hour(one.start) })),
    h('p', { class: 'console-item' }, screen.word('your_item')),
    h('p', {}, [one.item.text, one.item.by].filter(Boolean).join(' · ')),
  );
}

function drawRequest(box: HTMLElement, turn: Turn): void {
  const words: Record<string, string> = { waiting: 'waiting', invited: 'invited', preparing: 'your_turn', on_air: 'on_air' };
  const ready = () => void send(screen.address('readiness', turn.id), {});
  const withdraw = () => void send(screen.address('withdrawal', turn.id), {});
  const isMine = turn.state === 'waiting' || turn.state === 'invited';
  box.dataset['state'] = turn.state;
  put(
    box,
    h('p', { class: 'console-item' }, screen.word(words[turn.state] ?? turn.state)),
    h('p', {}, [turn.kind_name, turn.speaker, turn.subject].filter(Boolean).join(' · ')),
    mySite && turn.state === 'preparing' && !turn.ready ? h('button', { type: 'button', class: 'btn btn-primary btn-block', 'data-focus': 'ready', onclick: ready }, screen.word('ready')) : null,
    turn.state === 'preparing' && turn.ready ? h('p', { class: 'status-tag status-ok' }, `✓ ${screen.word('said_ready')}`) : null,
    isMine ? h('button', { type: 'button', class: 'btn btn-block', 'data-focus': 'withdraw', onclick: withdraw }, screen.word('withdraw')) : null,
  );
}

interface Called {
  title: string;
  receiver: string;
  taken_by: string;
}
/** Somebody here is called up to receive an award. */
function drawAward(): void {
  const award = store.get<Called | null>('award');
  const box = part('award');
  if (!box) return;
  box.hidden = !award;
  if (award) put(box, h('p', { class: 'console-item' }, screen.word('award')), h('p', {}, `${award.title}: ${award.taken_by || award.receiver}`));
}

interface Message {
  id: number;
  text: string;
  at: number;
}
const READ = 'diemcau.read';
function drawMessages(): void {
  const scopes = ['message.all', 'message.sites', 'message.tier', 'message.site'];
  const read = new Set(JSON.parse(sessionStorage.getItem(READ) ?? '[]') as number[]);
  const messages = scopes.map((scope) => store.get<Message>(scope)).filter((one): one is Message => Boolean(one) && !read.has(one!.id));
  put(
    part('messages'),
    ...messages.map((message) =>
      h(
        'div',
        { class: 'notice notice-warn' },
        h('span', { class: 'num' }, hour(message.at)),
        h('p', { class: 'notice-text' }, message.text),
        h('button', { type: 'button', class: 'btn btn-sm', 'data-focus': `read-${message.id}`, onclick: () => void acknowledge(message.id) }, screen.word('read')),
      ),
    ),
  );
}

async function acknowledge(id: number): Promise<void> {
  if (root.dataset['receipt'] && !(await send(screen.address('receipt', id), {}))) return;
  const read = JSON.parse(sessionStorage.getItem(READ) ?? '[]') as number[];
  sessionStorage.setItem(READ, JSON.stringify([...read, id]));
  drawMessages();
}

const form = document.querySelector<HTMLFormElement>('form[data-form="ask"]');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  event.stopPropagation();
  const facts = new FormData(form);
  const button = form.querySelector('button');
  button?.setAttribute('aria-busy', 'true');
  void send(root.dataset['requests'] ?? '', {
    kind: String(facts.get('kind')),
    speaker: String(facts.get('speaker') ?? ''),
    subject: String(facts.get('subject') ?? ''),
  }).then((answer) => {
    button?.removeAttribute('aria-busy');
    if (answer) form.reset();
  });
});

const help = document.querySelector<HTMLElement>('[data-help]');
for (const button of help?.querySelectorAll<HTMLButtonElement>('[data-what]') ?? []) {
  button.addEventListener('click', () => void send(help?.dataset['help'] ?? '', { what: button.dataset['what'] ?? '' }));
}
store.watch(['help'], () => {
  const call = store.get<{ words: string; at: number } | null>('help');
  say('help', call ? `! ${screen.word('help', { words: call.words, hour: hour(call.at) })}` : '');
  show('help', Boolean(call));
});

interface Incident {
  id: number;
  words: string;
  at: number;
  handler: string;
}
store.watch(['incidents'], () => {
  const incidents = store.get<Incident[]>('incidents') ?? [];
  const words = (one: Incident) => [screen.word('help', { words: one.words, hour: hour(one.at) }), one.handler && screen.word('handled_by', { name: one.handler })];
  put(part('incidents'), ...incidents.map((one) => h('p', { class: 'status-tag status-warn' }, `! ${words(one).filter(Boolean).join(' · ')}`)));
});
store.watch(['attendance'], () => {
  const [present = 0, people = 0] = store.get<[number, number]>('attendance') ?? [];
  say('people', people ? screen.word('people_here', { n: present, all: people }) : '');
});

screen.drawNow();
const warnings = new Warnings(screen);
warnings.keep();
part('sound')?.addEventListener('click', () => warnings.toggle());
store.watch(['programme', 'now', 'clock'], drawNext);
store.watch(['mine', 'programme', 'now'], drawTurn);
store.watch(['programme', 'now'], () => drawPapers(screen, true));
store.watch(['message.'], drawMessages);
store.watch(['vote'], () => drawVote(screen, Boolean(mySite)));
store.watch(['award'], drawAward);
everySecond(screen.clock, () => 0, () => {
  drawNext();
  if (screen.clock.trip) say('rtt', screen.word('rtt', { n: Math.round(screen.clock.trip) }));
});
screen.open();

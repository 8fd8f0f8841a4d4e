/** The director's screen: programme, floor, wall. Every deed is one key or one press; undoing takes the place of asking. */
import { hour, second } from '../hours';
import { send } from '../live/command';
import { everySecond } from '../live/clock';
import { h, part, put, say, show } from '../live/dom';
import { drawQueue } from '../live/queue';
import { ribbonRow } from '../live/ribbon';
import { Screen } from '../live/screen';
import type { Expected } from '../live/timeline';
import { drawCard, drawHelp, drawPeople } from '../live/cards';
import { drawAlternatives, drawCue } from '../live/course';
import { drawPapers } from '../live/papers';
import { drawAwards, drawSent, drawShelf, drawVotes } from '../live/parts';
import { Wall } from '../live/wall';
import { Warnings } from '../live/warnings';

const screen = new Screen();
const { store, root } = screen;
const mayDirect = Boolean(root.dataset['mayDirect']);
const mayPropose = Boolean(root.dataset['mayPropose']);
const wall = new Wall(screen);
const warnings = new Warnings(screen);

function seen(): string {
  return String(screen.running.current?.item ?? '');
}

function following(): Expected | undefined {
  return screen.expected.find((one) => one.state === 'next');
}

async function step(name: string, item: number | null = null): Promise<void> {
  await send(root.dataset['progress'] ?? '', { step: name, item, seen: seen() });
}

const acts: Record<string, () => unknown> = {
  next: () => {
    const next = following();
    return next ? step('start', next.item.id) : screen.running.current ? step('end') : undefined;
  },
  pause: () => step(screen.running.current?.paused_at ? 'resume' : 'pause'),
  skip: () => {
    const next = following();
    return next && step('skip', next.item.id);
  },
  undo: () => send(root.dataset['undoing'] ?? '', {}),
  sound: () => warnings.toggle(),
  'sound-on': () => warnings.choose(true),
  'sound-off': () => warnings.choose(false),
  'take-over': () => send(root.dataset['direction'] ?? '', {}),
};

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-act]')) {
  button.addEventListener('click', () => void acts[button.dataset['act'] ?? '']?.());
}

function drawProgramme(): void {
  const rows = screen.expected;
  let place = 0; // among those that are still to come
  put(
    part('programme'),
    ...rows.map((one) => {
      const isToCome = one.state === 'next' || one.state === 'waiting';
      const here = isToCome ? place++ : 0;
      const up = isToCome && here > 0 && mayDirect ? here - 1 : null;
      const raise = up === null ? null : mover(one, up);
      return ribbonRow(one, raise);
    }),
  );
  showCurrent();
  drawDrift();
  const next = following();
  say('next-words', screen.word(next ? (screen.running.runs.length ? 'next_item' : 'start') : 'finish'));
  say('pause-words', screen.word(screen.running.current?.paused_at ? 'resume' : 'pause'));
  drawCue(screen, next, mayDirect);
}

/** What runs stands near the top, so that what comes next is seen too; only the list scrolls, never the page. */
function showCurrent(): void {
  const list = part('programme');
  const current = list?.querySelector<HTMLElement>('[aria-current]');
  if (list && current) list.scrollTop = current.offsetTop - list.clientHeight / 4;
}

function mover(one: Expected, place: number): HTMLElement {
  const move = () => send(screen.address('itemPlace', one.item.id), { place });
  const label = `${screen.word('earlier')}: ${one.item.text}`;
  return h('button', { type: 'button', class: 'mover', 'aria-label': label, title: label, 'data-focus': `up-${one.item.id}`, onclick: () => void move() }, '↑');
}

function drawDrift(): void {
  const { words, kind } = screen.drift();
  const element = part('drift');
  if (!element) return;
  element.className = `drift status-tag status-${kind}`;
  element.textContent = `${kind === 'ok' ? '✓' : '!'} ${words}`;
}

interface Direction {
  account: number;
  name: string;
  since: number;
}
function drawWho(): void {
  const held = store.get<Direction | null>('direction');
  const isMe = held?.account === Number(root.dataset['account']);
  say('who', !held ? screen.word('nobody_directs') : isMe ? screen.word('you_direct') : screen.word('directs', { name: held.name, hour: hour(held.since) }));
  const button = root.querySelector<HTMLElement>('[data-act="take-over"]');
  if (button) button.hidden = !mayDirect || !held || isMe;
  root.dataset['directs'] = isMe || !held ? 'me' : 'other';
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-form]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    void { message: sendMessage, call, insert }[form.dataset['form'] as 'message' | 'call' | 'insert'](form);
  });
}

async function sendMessage(form: HTMLFormElement): Promise<void> {
  const facts = new FormData(form);
  const text = String(facts.get('text') ?? '');
  if (text && (await send(root.dataset['messages'] ?? '', { audience: String(facts.get('audience')), text }))) blank(form);
}

async function call(form: HTMLFormElement): Promise<void> {
  const site = wall.find(String(new FormData(form).get('site') ?? ''));
  if (site && (await send(root.dataset['calls'] ?? '', { site: site.id, kind: 'opinion' }))) blank(form);
}

async function insert(form: HTMLFormElement): Promise<void> {
  const facts = new FormData(form);
  const text = String(facts.get('text') ?? '');
  if (text && (await send(root.dataset['insertions'] ?? '', { text, minutes: String(facts.get('minutes') ?? '') }))) blank(form);
}

document.getElementById('call')?.addEventListener('input', (event) => {
  const site = wall.named((event.target as HTMLInputElement).value);
  if (site) void drawCard(screen, site.id, mayPropose);
});
wall.onPress = (site) => void drawCard(screen, site, mayPropose);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') show('card', false);
});

function blank(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input');
  if (!field) return;
  field.value = '';
  field.blur(); // the keys are the screen's again
}

store.watch(['programme', 'now', 'clock'], drawProgramme);
const drawLost = () => drawAlternatives(screen, wall, mayDirect ? step : null);
store.watch(['programme', 'now'], drawLost);
store.watch(['floor', 'queue'], () => {
  drawQueue(screen, mayDirect, mayPropose);
  drawCue(screen, following(), mayDirect);
});
store.watch(['programme', 'now'], () => drawPapers(screen, false));
store.watch(['direction'], drawWho);
store.watch(['sent'], () => drawSent(screen));
store.watch(['shelf', 'show'], () => drawShelf(screen, mayDirect));
store.watch(['votes', 'turnout'], () => drawVotes(screen, mayDirect));
store.watch(['help.', 'incidents'], () => drawHelp(screen));
store.watch(['attendance'], () => drawPeople(screen));
store.watch(['awards'], () => mayDirect && drawAwards(screen));
wall.onChange = drawLost;
wall.draw();
screen.drawNow();
warnings.keep();
everySecond(screen.clock, () => 0, () => {
  say('clock', second(screen.clock.now()));
  drawDrift();
});
screen.open();

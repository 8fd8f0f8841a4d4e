/**
 * Check-in at one site: opens and works without a line. The roster is kept on the device by link; what is said waits in
 * the queue until the server has given its receipt. docs/check-in.md says what happens where two devices disagree.
 */
import { looksLikeCode, takeReaderAlong } from '../check-in/codes';
import { List } from '../check-in/list';
import { drawRefused } from '../check-in/refused';
import { Scanner } from '../check-in/scanner';
import { last, standing, type Line, type Note, type Roster, type Said, type Says } from '../check-in/roster';
import { given, part, say, show } from '../live/dom';
import { newId, openOffline, type Waiting } from '../offline/queue';
import { openWithoutLine } from '../offline/register';

const REFRESH_MS = 15_000;

class Desk {
  private readonly words = given<Record<string, string>>('words');
  private readonly token: string;
  private readonly offline = openOffline('check-in', () => ({ Authorization: `Bearer ${this.token}`, 'X-Sent-At': String(Date.now()) }));
  private readonly list: List;
  private readonly scanner: Scanner;
  private device = '';
  private roster: Roster | undefined;
  private waiting: Waiting[] = [];
  /** What the server has taken since its last list: it may not stand in there yet. */
  private readonly taken = new Map<string, { delegate: number; note: Note | null; takes_back: string[]; at: number }>();
  private state = '';
  private receives = false;
  private isOn = navigator.onLine;

  constructor(private readonly root: HTMLElement) {
    const { scope = '/c/', worker = '' } = root.dataset;
    this.token = location.pathname.slice(scope.length).replace(/\/$/, '');
    this.list = new List(part('lines') as HTMLElement, (name, facts) => this.word(name, facts), given<string[]>('reasons'), (line, says, more) => void this.act(line, says, { ...more, way: this.way }));
    this.list.onChange = () => this.draw();
    this.scanner = new Scanner({
      token: () => this.token,
      lines: () => (this.roster?.lines ?? []).map((line) => this.known(line)),
      waiting: () => this.waiting,
      refresh: () => this.refresh(),
      takeIn: (line) => this.act(line, 'in_person', { way: this.roster?.is_reception ? 'reception' : 'code' }),
      word: (name, facts) => this.word(name, facts),
    });
    void openWithoutLine(worker, scope).then(() => {
      if ('offlineReady' in document.documentElement.dataset) say('ready', `✓ ${this.word('ready')}`);
    });
    this.listen();
  }

  async open(): Promise<void> {
    const { queue, shelf } = this.offline;
    this.device = (await shelf.get<string>('device')) ?? newId();
    await shelf.put('device', this.device);
    queue.onChange = (waiting) => {
      this.waiting = waiting;
      this.draw();
    };
    queue.onReceipt = (entry) => this.took(entry);
    this.waiting = await queue.waiting();
    if (!this.token) return this.tell(this.word('no_link'));
    this.roster = await shelf.get<Roster>(`roster:${this.token}`);
    if (this.roster) this.tell('');
    this.receive();
    this.draw();
    await this.refresh();
    takeReaderAlong();
    window.setInterval(() => void (document.hidden ? undefined : this.refresh()), REFRESH_MS);
  }

  private get way(): string {
    return this.roster?.is_reception ? 'reception' : 'list';
  }

  private listen(): void {
    const search = part('search') as HTMLInputElement;
    search.addEventListener('input', () => this.draw());
    search.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      if (!looksLikeCode(search.value)) return;
      void this.scanner.meet(search.value); // a hand scanner types the link and presses Enter
      search.value = '';
    });
    for (const chip of this.root.querySelectorAll<HTMLElement>('[data-state-chip]')) chip.addEventListener('click', () => this.choose(chip.dataset['stateChip'] ?? ''));
    for (const change of ['online', 'offline']) window.addEventListener(change, () => void this.refresh());
  }

  private choose(state: string): void {
    this.state = state;
    for (const chip of this.root.querySelectorAll<HTMLElement>('[data-state-chip]')) chip.setAttribute('aria-pressed', String(chip.dataset['stateChip'] === state));
    this.draw();
  }

  /** A device of the reception begins with the guests of honour; everybody else is one press away. */
  private receive(): void {
    const receives = Boolean(this.roster?.is_reception && this.roster.lines.some((line) => line.is_guest));
    if (receives === this.receives) return;
    this.receives = receives;
    show('guests', receives);
    this.choose(receives ? 'guest' : '');
  }

  /** Read the list anew, after sending what waits: the answer then holds what this device has said. */
  private async refresh(): Promise<void> {
    await this.offline.queue.flush();
    const asked = Date.now();
    try {
      const answer = await fetch('/c/roster.json', { headers: { Authorization: `Bearer ${this.token}` }, credentials: 'omit', cache: 'no-store' });
      this.isOn = true;
      if (answer.ok) {
        this.roster = (await answer.json()) as Roster;
        for (const [id, { at }] of this.taken) if (at < asked) this.taken.delete(id);
        await this.offline.shelf.put(`roster:${this.token}`, this.roster);
        this.tell('');
        this.receive();
      } else if (answer.status === 403) {
        this.roster = undefined; // names are not kept on a device that may no longer see them
        await this.offline.shelf.forget(`roster:${this.token}`);
        this.tell(((await answer.json()) as { message: string }).message);
      }
    } catch {
      this.isOn = false;
      if (!this.roster) this.tell(this.word('away'));
    }
    this.draw();
  }

  private async act(line: Line, says: Says, more: { reason?: string; way: string }): Promise<void> {
    const said: Said = { delegate: line.delegate, says, at: Date.now(), device: this.device, ...more };
    if (says === 'undo') said.takes_back = last(standing(this.known(line), this.waiting).notes);
    await this.offline.queue.add({ id: newId(), address: '/c/notes/', body: said });
    await this.offline.queue.flush();
    this.draw();
  }

  private took(entry: Waiting): void {
    const said = entry.body as Said;
    const note: Note | null = said.says === 'undo' ? null : [entry.id, said.says, said.at, said.reason ?? ''];
    this.taken.set(entry.id, { delegate: said.delegate, note, takes_back: said.takes_back ?? [], at: Date.now() });
  }

  /** A line with what the server took since it gave the list. */
  private known(line: Line): Line {
    const since = [...this.taken.values()].filter((each) => each.delegate === line.delegate);
    if (!since.length) return line;
    const there = new Set(line.notes.map(([id]) => id));
    const gone = new Set(since.flatMap((each) => each.takes_back));
    const added = since.map((each) => each.note).filter((note): note is Note => note !== null && !there.has(note[0]));
    return { ...line, notes: [...line.notes, ...added].filter(([id]) => !gone.has(id)) };
  }

  private draw(): void {
    const lines = (this.roster?.lines ?? []).map((line) => this.known(line));
    const waiting = this.waiting.filter((entry) => entry.refused === undefined);
    const words = (part('search') as HTMLInputElement).value;
    const { present, people, found } = this.list.draw(lines, waiting, { words: looksLikeCode(words) ? '' : words, state: this.state });
    show('tools', Boolean(this.roster?.lines.length));
    say('site', this.roster?.site ?? '');
    say('about', this.roster ? [this.roster.conference, this.roster.day, this.roster.device].filter(Boolean).join(' · ') : '');
    say('count', this.roster ? this.word('of', { present, people }) : '');
    say('line', this.word(this.isOn ? 'on_line' : 'off_line'));
    (part('line') as HTMLElement).className = `status-tag status-${this.isOn ? 'ok' : 'warn'}`;
    say('waiting', waiting.length ? this.word('waiting', { n: waiting.length }) : this.roster ? this.word('sent') : '');
    const empty = this.roster && !lines.length ? this.word('empty') : this.roster && !found.length ? this.word('nobody') : '';
    say('empty', empty);
    show('empty', Boolean(empty));
    drawRefused(part('refused') as HTMLElement, this.waiting, lines, this.offline.queue, (name) => this.word(name));
    this.root.dataset['waiting'] = String(waiting.length);
  }

  private tell(text: string): void {
    say('say', text);
    show('say', Boolean(text));
  }

  private word(name: string, facts: Record<string, string | number> = {}): string {
    return (this.words[name] ?? name).replace(/\{(\w+)\}/g, (_all, fact: string) => String(facts[fact] ?? ''));
  }
}

const root = document.querySelector<HTMLElement>('[data-desk]');
if (root) void new Desk(root).open();

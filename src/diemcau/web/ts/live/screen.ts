/** What all screens of the day share: the store, the clock, the words, the line. */
import { day, hour } from '../hours';
import { Clock, everySecond, type Mapping } from './clock';
import { given, part, say, show } from './dom';
import { short } from './names';
import { Store } from './store';
import { listen } from './tabs';
import { expected, left, remaining, type Current, type Expected, type Item, type Programme, type Running } from './timeline';

export interface Turn {
  id: number;
  state: string;
  kind: string;
  kind_name: string;
  speaker: string;
  subject: string;
  site: number | null;
  place: string;
  length: number;
  since: number | null;
  ready: boolean;
}
export interface Floor {
  on_air: Turn | null;
  preparing: Turn[];
  waiting: number;
}

export class Screen {
  readonly root = document.getElementById('screen') as HTMLElement;
  readonly store: Store;
  readonly clock: Clock;
  isOn = false;
  private readonly words = given<Record<string, string>>('words');

  constructor() {
    const { stream = '', now = '', sequence = '', ticket = '' } = this.root.dataset;
    this.store = new Store(Number(sequence), given<Record<string, unknown>>('standing'));
    this.clock = new Clock(stream, Number(now), ticket);
    this.store.watch(['clock'], () => this.clock.rehearse(this.store.get<Mapping>('clock') ?? null));
  }

  /** Begin to listen; `told` hears of the line besides. */
  open(told: (isOn: boolean) => void = () => undefined): void {
    const { stream = '', ticket = '', renewal = '', name = '' } = this.root.dataset;
    this.clock.keep();
    listen(name, { stream, ticket, renewal }, this.store, {
      onLine: (isOn) => {
        this.isOn = isOn;
        show('line-bar', !isOn);
        const line = part('line');
        if (line) {
          line.className = `status-tag status-${isOn ? 'ok' : 'bad'}`;
          line.textContent = `${isOn ? '✓' : '✕'} ${this.word(isOn ? 'on_line' : 'off_line')}`;
        }
        this.root.dataset['line'] = isOn ? 'on' : 'off';
        told(isOn);
      },
      onClosed: () => {
        show('line-bar', true);
        say('line-bar', this.word('closed'));
      },
    });
  }

  word(name: string, facts: Record<string, string | number> = {}): string {
    return (this.words[name] ?? name).replace(/\{(\w+)\}/g, (_all, fact: string) => String(facts[fact] ?? ''));
  }

  /** The address of a kind, for one row: the page gives it with 0 in the row's place. */
  address(name: string, row: number): string {
    return (this.root.dataset[name] ?? '').replace('/0/', `/${row}/`);
  }

  get programme(): Programme {
    return this.store.get<Programme>('programme') ?? { begins: null, items: [] };
  }

  get running(): Running {
    return this.store.get<Running>('now') ?? { runs: [], current: null };
  }

  get floor(): Floor {
    return this.store.get<Floor>('floor') ?? { on_air: null, preparing: [], waiting: 0 };
  }

  get expected(): Expected[] {
    return expected(this.programme, this.running, this.clock.now());
  }

  get currentItem(): Item | undefined {
    const { current } = this.running;
    return current ? this.programme.items.find((item) => item.id === current.item) : undefined;
  }

  /** From where somebody speaks; nothing where the site itself is the speaker. */
  placeOf(turn: Turn): string {
    return turn.place && turn.place === turn.speaker ? '' : short(turn.place) || this.word('hall');
  }

  /** "Bắt đầu lúc 08:00, ngày 23/01/2024", until something has run. */
  get beginning(): string {
    const at = this.programme.items[0]?.start ?? this.programme.begins;
    return at === null || this.running.runs.length ? '' : this.word('begins', { hour: hour(at), day: day(at) });
  }

  /** "chậm 2′ · kết thúc lúc 11:06" and how grave it is. */
  drift(): { words: string; kind: 'ok' | 'warn' | 'bad' } {
    const all = this.expected;
    const last = all[all.length - 1];
    if (!last) return { words: '', kind: 'ok' };
    const ends = this.word('ends', { hour: hour(last.end) });
    const coming = all.find((one) => one.state === 'current') ?? all.find((one) => one.state === 'next') ?? last;
    const late = Math.round((last.item.start === null ? 0 : last.end - last.item.start - last.item.length) / 60_000);
    const isOtherDay = Math.abs(late) > 12 * 60; // tried out on a day that the plan does not mean
    if (coming.drift === null || isOtherDay) return { words: ends, kind: 'ok' };
    const words = late > 0 ? this.word('late', { n: late }) : late < 0 ? this.word('early', { n: -late }) : this.word('on_time');
    return { words: `${words} · ${ends}`, kind: late > 10 ? 'bad' : late > 0 ? 'warn' : 'ok' };
  }

  /** What runs against the clock: whoever has the floor, else the item. */
  get counted(): { current: Current; length: number } | null {
    const turn = this.floor.on_air;
    if (turn?.since) {
      return { current: { item: 0, started: turn.since, length: turn.length, paused_at: null, paused: 0 }, length: turn.length };
    }
    const { current } = this.running;
    return current ? { current, length: current.length } : null;
  }

  /** Who speaks, from where; drawn again whenever it changes. */
  drawNow(): void {
    const draw = () => {
      const turn = this.floor.on_air;
      const item = this.currentItem;
      if (turn) {
        say('where', [this.word('speaking'), this.placeOf(turn)].filter(Boolean).join(' · '));
        say('speaker', short(turn.speaker));
        say('also', turn.subject !== turn.speaker ? turn.subject : '');
      } else if (item) {
        say('where', [this.word('running'), short(item.place) || this.word('hall')].join(' · '));
        say('speaker', item.text);
        say('also', item.by);
      } else {
        say('also', '');
        const isOver = this.running.runs.length > 0;
        say('where', this.beginning);
        say('speaker', this.word(isOver ? 'over' : 'not_begun'));
      }
      this.drawCountdown();
    };
    this.store.watch(['now', 'floor', 'programme', 'clock'], draw);
    everySecond(this.clock, () => this.counted?.current.started ?? 0, () => this.drawCountdown());
  }

  private drawCountdown(): void {
    const counted = this.counted;
    const count = part('countdown');
    if (!count) return;
    if (!counted) {
      count.textContent = '';
      say('countdown-words', '');
      return;
    }
    const rest = remaining(counted.current, this.clock.now());
    const words = left(rest);
    if (count.textContent !== words) count.textContent = words;
    count.dataset['left'] = rest <= 0 ? 'over' : rest <= 60_000 ? 'soon' : '';
    const n = Math.round(counted.length / 60_000);
    say('countdown-words', this.word(counted.current.paused_at ? 'paused' : rest <= 0 ? 'over_time' : 'left_of', { n }));
  }
}

/** When each item begins and ends, as live/domain/timeline.py says it: the server draws the first picture, this goes on. */
export interface Item {
  id: number;
  kind: string;
  kind_name: string;
  text: string;
  by: string;
  site: number | null;
  place: string;
  start: number | null;
  length: number;
  alternative: string;
}
export interface Programme {
  begins: number | null;
  items: Item[];
}
export interface Current {
  item: number;
  started: number;
  length: number;
  paused_at: number | null;
  paused: number;
}
export interface Running {
  runs: [number, number, number | null, boolean][];
  current: Current | null;
}
export interface Expected {
  item: Item;
  start: number;
  end: number;
  drift: number | null;
  state: 'done' | 'skipped' | 'current' | 'next' | 'waiting';
}

export function remaining(current: Current, now: number): number {
  return current.length - ((current.paused_at ?? now) - current.started - current.paused);
}

export function expected(programme: Programme, running: Running, now: number): Expected[] {
  const runs = new Map(running.runs.map((run) => [run[0], run]));
  const last = programme.items.reduce((found, item, number) => (runs.has(item.id) ? number : found), -1);
  const first = programme.items[0]?.start ?? now;
  let clock = runs.size ? now : Math.max(now, first);
  return programme.items.map((item, number) => {
    const run = runs.get(item.id);
    let start = clock;
    let end = number < last ? clock : clock + item.length;
    let state: Expected['state'] = number === last + 1 ? 'next' : 'waiting';
    if (run && run[2] !== null) [start, end, state] = [run[1], run[2], run[3] ? 'skipped' : 'done'];
    else if (run && running.current)
      [start, end, state] = [run[1], now + Math.max(0, remaining(running.current, now)), 'current'];
    clock = Math.max(clock, end);
    return { item, start, end, state, drift: item.start === null ? null : start - item.start };
  });
}

/** 14:08 left, or -0:23 once the time is over: rounded up while it runs, so that 0:00 is the end itself. */
export function left(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const whole = Math.abs(seconds);
  return `${seconds < 0 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** 7′ */
export function minutes(ms: number): string {
  return `${Math.round(ms / 60_000)}′`;
}

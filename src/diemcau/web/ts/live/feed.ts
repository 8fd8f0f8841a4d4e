/**
 * News from the stream, resumed after the last number heard. A proxy that holds the stream back is found out by its
 * silence, and long polling takes over. Reconnecting is spread at random, so that a thousand screens do not come at once.
 */
import { EventReader, type ServerEvent } from './events';
import type { Store } from './store';

const FIRST_BYTES_MS = 5_000; // the server greets at once: who hears nothing sits behind a proxy that holds it back
const SILENCE_MS = 35_000; // two beats and a little
const GRACE_MS = 4_000; // before a screen says that it is cut off
const STREAM_AGAIN_MS = 300_000;
const LONGEST_WAIT_MS = 10_000;

export interface Source {
  stream: string; // the address before "stream", "poll" and "time"
  ticket: string;
  renewal: string; // where a new ticket is got
}

type Way = 'stream' | 'poll';

export class Feed {
  onLine: (isOn: boolean) => void = () => undefined;
  onEntry: (section: string, id: number, content: unknown) => void = () => undefined;
  onClosed: () => void = () => undefined;
  private way: Way = 'stream';
  private polledSince = 0;
  private failures = 0;
  private held = 0; // how often in a row the stream was silent from its start
  private cutOff = 0;
  private stopped = false;
  private current: AbortController | null = null;

  constructor(private readonly source: Source, private readonly store: Store) {}

  start(): void {
    void this.run();
    this.watchGrace();
    window.addEventListener('online', () => this.current?.abort());
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      if (now - last > 20_000) this.current?.abort(); // the machine slept: the line is dead and does not know it
      last = now;
    }, 5_000);
  }

  stop(): void {
    this.stopped = true;
    this.current?.abort();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      if (this.way === 'poll' && performance.now() - this.polledSince > STREAM_AGAIN_MS) this.way = 'stream';
      try {
        await (this.way === 'stream' ? this.listen() : this.poll());
      } catch {
        this.failures += 1;
      }
      this.dropped();
      const longest = Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** Math.min(this.failures, 4));
      if (this.way === 'stream' || this.failures) await wait(Math.random() * longest);
    }
  }

  private async listen(): Promise<void> {
    const reader = new EventReader();
    const answer = this.open('stream', FIRST_BYTES_MS);
    const body = (await answer.response).body?.getReader();
    if (!body) throw new Error('no body');
    const letters = new TextDecoder();
    let heard = false;
    try {
      for (;;) {
        const { done, value } = await body.read();
        if (done) return;
        if (!heard) this.greeted();
        heard = true;
        answer.patience(SILENCE_MS);
        for (const event of reader.read(letters.decode(value, { stream: true }))) this.take(event);
      }
    } catch (problem) {
      if (!heard) this.silent();
      throw problem;
    } finally {
      answer.done();
    }
  }

  private async poll(): Promise<void> {
    const answer = this.open('poll', SILENCE_MS);
    try {
      const text = await (await answer.response).text();
      this.greeted();
      for (const event of new EventReader().read(text)) this.take(event);
    } finally {
      answer.done();
    }
  }

  /** Ask, and give up when nothing has come for as long as the patience lasts. */
  private open(way: Way, patience: number) {
    const control = new AbortController();
    this.current = control;
    let timer = window.setTimeout(() => control.abort(), patience);
    const again = (ms: number) => {
      clearTimeout(timer);
      timer = window.setTimeout(() => control.abort(), ms);
    };
    const { stream, ticket } = this.source;
    const address = `${stream}${way}?ticket=${encodeURIComponent(ticket)}&after=${this.store.sequence}`;
    const response = fetch(address, { signal: control.signal, cache: 'no-store', credentials: 'omit' }).then(
      async (response) => {
        if (response.status === 403) await this.renew();
        if (!response.ok) throw new Error(String(response.status));
        return response;
      },
      (problem: unknown) => {
        if (control.signal.aborted && way === 'stream') this.silent(); // not even the head came through
        throw problem;
      },
    );
    return { response, patience: again, done: () => clearTimeout(timer) };
  }

  private async renew(): Promise<void> {
    const answer = await fetch(this.source.renewal, { cache: 'no-store', credentials: 'same-origin' });
    if (answer.ok) this.source.ticket = ((await answer.json()) as { ticket: string }).ticket;
    else if (answer.status === 404 || answer.status === 401) this.close();
  }

  private take(event: ServerEvent): void {
    if (event.id === null) return; // a beat, or the word that everything follows
    this.onEntry(event.name, event.id, JSON.parse(event.data));
    if (event.name === 'closed') this.close();
  }

  private close(): void {
    this.stop();
    this.onClosed();
  }

  private greeted(): void {
    this.failures = 0;
    this.cutOff = 0;
    if (this.way === 'stream') this.held = 0;
    this.onLine(true);
  }

  private silent(): void {
    this.held += 1;
    if (this.held < 2) return;
    this.way = 'poll';
    this.polledSince = performance.now();
    this.held = 0;
  }

  private dropped(): void {
    if (this.way === 'stream' && !this.cutOff) this.cutOff = performance.now();
    if (this.way === 'poll' && this.failures && !this.cutOff) this.cutOff = performance.now();
  }

  private watchGrace(): void {
    this.cutOff = performance.now();
    setInterval(() => {
      if (this.cutOff && performance.now() - this.cutOff > GRACE_MS) this.onLine(false);
    }, 500);
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

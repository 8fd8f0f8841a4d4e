/**
 * What was entered while nothing answered, kept on this device until the server has said that it holds it.
 *
 * An entry is sent as often as needed and counts once: its id is made here, and the server answers the same id with
 * the same receipt. An entry leaves the queue on a receipt, or stays with the reason why it was refused.
 *
 *   const { queue } = openOffline('survey');
 *   await queue.add({ id: newId(), address: '/s/…/sheets/', body: { … } });
 *   await queue.flush();                 // and again by itself whenever the line is back
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

export interface Entry {
  /** A random UUID: the same entry sent twice is known by it. */
  id: string;
  /** Where it goes; of this origin. */
  address: string;
  body: unknown;
}

export interface Waiting extends Entry {
  at: number;
  /** What the server said when it would not have it: shown, kept, not sent again by itself. */
  refused?: string;
}

/** What the server answers to what it has kept. */
export interface Receipt {
  receipt: string;
}

interface Kept extends DBSchema {
  waiting: { key: string; value: Waiting };
  things: { key: string; value: unknown };
}

const AGAIN_MS = 20_000;

/** Names of things entered offline: unique without asking anybody. `randomUUID` is younger than some of our phones. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export class Queue {
  /** Called after every change, so that a page can say how many wait. */
  onChange: (waiting: Waiting[]) => void = () => undefined;
  /** Called once for each entry that the server has taken. */
  onReceipt: (entry: Waiting, receipt: Receipt) => void = () => undefined;
  private sending: Promise<void> | undefined;

  constructor(
    private readonly database: Promise<IDBPDatabase<Kept>>,
    private readonly headers: () => Record<string, string>,
  ) {
    window.addEventListener('online', () => void this.flush());
    window.setInterval(() => void this.flush(), AGAIN_MS); // a phone is often "online" on a line that carries nothing
  }

  async add(entry: Entry): Promise<void> {
    await (await this.database).put('waiting', { ...entry, at: Date.now() }, entry.id);
    await this.tell();
  }

  async waiting(): Promise<Waiting[]> {
    const all = await (await this.database).getAll('waiting');
    return all.sort((one, other) => one.at - other.at);
  }

  async drop(id: string): Promise<void> {
    await (await this.database).delete('waiting', id);
    await this.tell();
  }

  /** Try once more what was refused: the reason may be gone. */
  async again(id: string): Promise<void> {
    const database = await this.database;
    const entry = await database.get('waiting', id);
    if (entry) {
      delete entry.refused;
      await database.put('waiting', entry, id);
    }
    await this.tell();
    await this.flush();
  }

  /** Send what waits, oldest first; two calls at once are one. */
  flush(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    for (const entry of await this.waiting()) {
      if (entry.refused === undefined && !(await this.send(entry))) return; // no line: the rest waits too
    }
  }

  /** False while nothing answers. */
  private async send(entry: Waiting): Promise<boolean> {
    let answer: Response;
    try {
      answer = await fetch(entry.address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...this.headers() },
        body: JSON.stringify({ ...(entry.body as object), id: entry.id }),
        credentials: 'same-origin',
      });
    } catch {
      return false;
    }
    if (answer.ok) {
      const receipt = (await answer.json()) as Receipt;
      await (await this.database).delete('waiting', entry.id);
      this.onReceipt(entry, receipt);
    } else if (answer.status >= 500 || answer.status === 429 || answer.status === 401) {
      return false; // the server's trouble, or a sign-in that ran out: the entry is as good as before
    } else {
      await (await this.database).put('waiting', { ...entry, refused: await reason(answer) }, entry.id);
    }
    await this.tell();
    return true;
  }

  private async tell(): Promise<void> {
    this.onChange(await this.waiting());
  }
}

/** Things that a page needs when it opens without a line: small, by name, forgotten by name. */
export class Shelf {
  constructor(private readonly database: Promise<IDBPDatabase<Kept>>) {}

  async get<Thing>(name: string): Promise<Thing | undefined> {
    return (await (await this.database).get('things', name)) as Thing | undefined;
  }

  async put(name: string, thing: unknown): Promise<void> {
    await (await this.database).put('things', thing, name);
  }

  async forget(name: string): Promise<void> {
    await (await this.database).delete('things', name);
  }

  async names(): Promise<string[]> {
    return (await this.database).getAllKeys('things');
  }
}

/** One database for each use: `survey`, `check-in`; they share nothing. */
export function openOffline(use: string, headers: () => Record<string, string> = () => ({})): { queue: Queue; shelf: Shelf } {
  const database = openDB<Kept>(`diemcau-${use}`, 1, {
    upgrade(made) {
      made.createObjectStore('waiting');
      made.createObjectStore('things');
    },
  });
  return { queue: new Queue(database, headers), shelf: new Shelf(database) };
}

async function reason(answer: Response): Promise<string> {
  try {
    return ((await answer.json()) as { message?: string }).message ?? String(answer.status);
  } catch {
    return String(answer.status);
  }
}

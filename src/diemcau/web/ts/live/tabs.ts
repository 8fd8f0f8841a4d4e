/**
 * Several tabs of one browser share one stream: who holds the lock listens and tells the others. Where the browser has
 * no locks (an address without TLS in a closed network), each tab listens for itself.
 */
import { Feed, type Source } from './feed';
import type { Store } from './store';

const ANSWER_WITHIN_MS = 3_000;

type Word =
  | { kind: 'entry'; section: string; id: number; content: unknown }
  | { kind: 'line'; isOn: boolean }
  | { kind: 'closed' }
  | { kind: 'asks' }
  | { kind: 'all'; sections: [string, number, unknown][]; isOn: boolean };

export interface Listening {
  onLine: (isOn: boolean) => void;
  onClosed: () => void;
}

/** Keep a store true. `name` is the same for tabs that hear the same. */
export function listen(name: string, source: Source, store: Store, told: Listening): void {
  const feed = new Feed(source, store);
  const lock = `diemcau.feed.${name}`;
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return lead(feed, store, told, null);
  const channel = new BroadcastChannel(lock);
  let leads = false;
  let answered = false;
  const follow = (event: MessageEvent<Word>) => {
    const word = event.data;
    if (leads || word.kind === 'asks') return;
    answered = true;
    if (word.kind === 'entry') store.apply(word.section, word.id, word.content);
    else if (word.kind === 'line') told.onLine(word.isOn);
    else if (word.kind === 'closed') told.onClosed();
    else {
      for (const [section, id, content] of word.sections) store.apply(section, id, content);
      told.onLine(word.isOn);
    }
  };
  const begin = () => {
    if (leads) return;
    leads = true;
    lead(feed, store, told, channel);
  };
  channel.addEventListener('message', follow);
  void navigator.locks.request(lock, () => {
    begin();
    return new Promise<void>(() => undefined); // held until the tab is closed
  });
  channel.postMessage({ kind: 'asks' } satisfies Word);
  setTimeout(() => answered || begin(), ANSWER_WITHIN_MS); // the tab that leads is asleep
}

function lead(feed: Feed, store: Store, told: Listening, channel: BroadcastChannel | null): void {
  let isOn = false;
  const say = (word: Word) => channel?.postMessage(word);
  feed.onEntry = (section, id, content) => {
    store.apply(section, id, content);
    say({ kind: 'entry', section, id, content });
  };
  feed.onLine = (now) => {
    if (now !== isOn) say({ kind: 'line', isOn: now });
    isOn = now;
    told.onLine(now);
  };
  feed.onClosed = () => {
    say({ kind: 'closed' });
    told.onClosed();
  };
  channel?.addEventListener('message', (event: MessageEvent<Word>) => {
    if (event.data.kind === 'asks') say({ kind: 'all', sections: store.all(), isOn });
  });
  feed.start();
}

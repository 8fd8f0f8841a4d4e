/** How fast the line is: at the rate of the meeting for a minute, then as fast as it goes for some seconds. */
import { pause, type Server } from './server';

const CHUNK_MS = 250;
const IN_FLIGHT = 4;
const LANES = 3;
const LANES_UP = 5; // more than down, as each falls silent for a round trip between two pieces
const MOST_PIECE = 4 * 1024 * 1024;
const MOST_MBPS = 60; // more tells nobody anything, and would be taken from the other sites
const RAMP_MS = 1_500;

/** Megabits a second between the first byte and now, without the piece that only started the clock. */
export class Meter {
  total = 0;
  heard = 0;
  private began = 0;
  private opening = 0;

  constructor(private readonly rampMs = 0) {}

  add(bytes: number): void {
    const now = performance.now();
    this.heard = now;
    if (!this.began) this.began = now + this.rampMs;
    if (now <= this.began) this.opening += bytes;
    this.total += bytes;
  }

  mbps(): number | null {
    const seconds = (performance.now() - this.began) / 1000;
    return this.began && seconds > 0.1 ? ((this.total - this.opening) * 8) / seconds / 1e6 : null;
  }
}

/** Take what the server sends at a steady rate. Tells whether something on the way keeps data back. */
export async function holdDown(
  server: Server,
  mbps: number,
  seconds: number,
  meter: Meter,
  stop: AbortSignal,
): Promise<{ mbps: number | null; heldBack: boolean }> {
  const ends = performance.now() + seconds * 1000;
  const patience = Math.min(4_000, seconds * 600);
  let heldBack = false;
  while (!stop.aborted && performance.now() < ends - 100) {
    const left = ends - performance.now();
    const first = new AbortController();
    const before = meter.total;
    const waiting = window.setTimeout(() => {
      if (meter.total !== before || heldBack) return;
      heldBack = true;
      first.abort();
    }, patience);
    const ms = Math.round(heldBack ? Math.min(left, 1_000) : left);
    try {
      await take(server.address('/down', { phase: 'held', mbps, ms }), meter, ends, [stop, first.signal]);
    } catch {
      await pause(200);
    } finally {
      window.clearTimeout(waiting);
    }
  }
  return { mbps: meter.mbps(), heldBack };
}

/** Send a piece every quarter of a second; what is late is not made up for. */
export async function holdUp(server: Server, mbps: number, seconds: number, meter: Meter, stop: AbortSignal): Promise<void> {
  const piece = noise(Math.round((mbps * 125 * CHUNK_MS)));
  const began = performance.now();
  const flying = new Set<Promise<void>>();
  for (let number = 0; !stop.aborted && performance.now() - began < seconds * 1000; number += 1) {
    if (flying.size < IN_FLIGHT) {
      const one: Promise<void> = server
        .ask(server.address('/up', { phase: 'held' }), 20_000, piece)
        .then(() => meter.add(piece.size))
        .catch(() => undefined)
        .then(() => void flying.delete(one));
      flying.add(one);
    }
    await pause(Math.max(0, began + (number + 1) * CHUNK_MS - performance.now()));
  }
  await Promise.race([Promise.all(flying), pause(2_000)]);
}

export async function mostDown(server: Server, seconds: number, meter: Meter, stop: AbortSignal): Promise<number | null> {
  const ends = performance.now() + seconds * 1000;
  const given = { phase: 'most', mbps: MOST_MBPS / LANES, ms: seconds * 1000 };
  const lanes = Array.from({ length: LANES }, () => take(server.address('/down', given), meter, ends, [stop]));
  let rate: number | null = null;
  while (!stop.aborted && performance.now() < ends) {
    rate = meter.mbps() ?? rate;
    await pause(50);
  }
  await Promise.allSettled(lanes);
  return rate;
}

export async function mostUp(server: Server, seconds: number, meter: Meter, stop: AbortSignal): Promise<void> {
  const ends = performance.now() + seconds * 1000;
  const lane = async (): Promise<void> => {
    let size = 64 * 1024;
    while (!stop.aborted && performance.now() < ends) {
      const left = performance.now();
      try {
        // All lanes end at once: the last one alone would not fill the line. What came till then, the server has counted.
        await server.ask(server.address('/up', { phase: 'most' }), ends - left, noise(size));
        meter.add(size);
      } catch {
        return;
      }
      const took = performance.now() - left;
      const fair = (size * 8) / ((MOST_MBPS / LANES_UP) * 1000);
      if (took < fair) await pause(fair - took);
      if (took < 3_000 && size < MOST_PIECE) size *= 2;
    }
  };
  await Promise.all(Array.from({ length: LANES_UP }, lane));
}

export const ramped = (): Meter => new Meter(RAMP_MS);

async function take(address: string, meter: Meter, ends: number, stops: AbortSignal[]): Promise<void> {
  const stop = new AbortController();
  for (const one of stops) one.addEventListener('abort', () => stop.abort());
  const timer = window.setTimeout(() => stop.abort(), Math.max(0, ends - performance.now()));
  try {
    const answer = await fetch(address, { signal: stop.signal, credentials: 'omit', cache: 'no-store' });
    const reader = answer.ok ? answer.body?.getReader() : undefined;
    if (!reader) throw new Error(`refused: ${answer.status}`);
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      meter.add(value.byteLength);
    }
  } catch (problem) {
    if (performance.now() < ends - 50) throw problem;
  } finally {
    window.clearTimeout(timer);
  }
}

/** Bytes that nothing on the way can pack. */
function noise(size: number): Blob {
  const bytes = new Uint8Array(Math.min(size, 65_536));
  crypto.getRandomValues(bytes);
  const pieces: Uint8Array[] = [];
  for (let left = size; left > 0; left -= bytes.length) pieces.push(left >= bytes.length ? bytes : bytes.subarray(0, left));
  return new Blob(pieces as BlobPart[], { type: 'text/plain' });
}

/**
 * The server's clock as this page knows it. The machine's own clock may be hours off or jump, so only the distance
 * between `performance.now()` and the server's time is kept, from the round trip that took least of several.
 */
const TRIPS = 7;
const AGAIN_MS = 60_000;
const AGES = 0.02; // ms of doubt that a measurement gains each second

export interface Mapping {
  began: number;
  from: number;
  factor: number;
}

export class Clock {
  private offset: number;
  trip = 0; // the least round trip of the last measurement, ms
  private doubt = Infinity;
  private measured = 0;
  private mapping: Mapping | null = null;

  /** @param now what the server's clock said when it wrote the page: good to a second until the first round trip. */
  constructor(private readonly address: string, now: number, private readonly ticket = '') {
    this.offset = now - performance.now();
  }

  /** Milliseconds since 1970 by the server's clock. */
  server(): number {
    return performance.now() + this.offset;
  }

  /** The conference's own time: the server's, or that of a rehearsal, which may run faster. */
  now(): number {
    const at = this.server();
    return this.mapping ? this.mapping.from + (at - this.mapping.began) * this.mapping.factor : at;
  }

  /** How many milliseconds of ours pass in one of the conference's. */
  get pace(): number {
    return this.mapping ? 1 / this.mapping.factor : 1;
  }

  rehearse(mapping: Mapping | null): void {
    this.mapping = mapping;
  }

  /** Measure now and then again, for as long as the page is open. */
  keep(): void {
    const again = async () => {
      await this.measure();
      setTimeout(again, AGAIN_MS * (0.75 + Math.random() / 2));
    };
    void again();
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) void this.measure(); // after sleep the distance may have grown
    });
  }

  async measure(): Promise<void> {
    const trips: { took: number; offset: number }[] = [];
    for (let trip = 0; trip < TRIPS; trip += 1) {
      try {
        const left = performance.now();
        const told = this.ticket && this.trip ? `?ticket=${encodeURIComponent(this.ticket)}&rtt=${Math.round(this.trip)}` : '';
        const answer = await fetch(`${this.address}time${told}`, { cache: 'no-store', credentials: 'omit' });
        const said = Number(await answer.text());
        const back = performance.now();
        if (answer.ok && said) trips.push({ took: back - left, offset: said - (left + back) / 2 });
      } catch {
        break; // no line: what was measured before stays
      }
    }
    const best = trips.sort((one, other) => one.took - other.took)[0];
    if (best) this.trip = best.took;
    const grown = this.doubt + ((performance.now() - this.measured) / 1000) * AGES;
    if (best && best.took <= Math.max(grown, 5)) {
      this.offset = best.offset;
      this.doubt = best.took;
      this.measured = performance.now();
    }
  }
}

/** Call `draw` now and whenever a whole second of the conference's time has passed since `from`; gives the way to stop. */
export function everySecond(clock: Clock, from: () => number, draw: () => void): () => void {
  let timer = 0;
  const step = () => {
    draw();
    const past = (((clock.now() - from()) % 1000) + 1000) % 1000;
    timer = window.setTimeout(step, Math.max(4, (1000 - past) * clock.pace + 1));
  };
  step();
  return () => clearTimeout(timer);
}

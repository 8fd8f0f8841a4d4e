/** One test from the clock to the receipt: what runs beside what, and what ends it early. */
import { openEchoes, type Echoes } from './echoes';
import { holdDown, holdUp, Meter, mostDown, mostUp, ramped } from './rates';
import { pause, type Server } from './server';

const SILENT_MS = 10_000; // nothing comes through any more: the line is cut
const SLEPT_MS = 6_000; // a second that took so long: the machine slept

export interface Plan {
  quietSeconds: number;
  seconds: number;
  mostSeconds: number;
  echoesASecond: number;
  downMbps: number;
  upMbps: number;
}

/** As the server reads it: connectivity/domain/reports.py. */
export interface Report {
  ending: 'whole' | 'cut' | 'slept' | 'left';
  transport: 'webrtc' | 'tcp';
  sent: number;
  round_trips: number[];
  quiet: number;
  down_held: number | null;
  down_most: number | null;
  clock_ahead: number | null;
  held_back: boolean;
  course: (number | null)[][];
}

export interface Second {
  second: number;
  trip: number | null;
  lost: number;
  down: number;
  up: number;
}

export class Run {
  readonly report: Report = {
    ending: 'whole',
    transport: 'tcp',
    sent: 0,
    round_trips: [],
    quiet: 0,
    down_held: null,
    down_most: null,
    clock_ahead: null,
    held_back: false,
    course: [],
  };
  private readonly stop = new AbortController();
  private echoes: Echoes | null = null;
  private readonly down = new Meter();
  private readonly up = new Meter();

  constructor(
    private readonly server: Server,
    private readonly plan: Plan,
    private readonly tell: { stage(name: string): void; second(one: Second): void },
  ) {}

  end(why: 'cut' | 'slept' | 'left'): void {
    if (this.stop.signal.aborted) return;
    this.report.ending = why;
    this.stop.abort();
  }

  async whole(): Promise<Report> {
    const { server, plan, report } = this;
    const stop = this.stop.signal;
    this.tell.stage('opening');
    report.clock_ahead = await server.clockAhead();
    const echoes = (this.echoes = await openEchoes(server));
    report.transport = echoes.transport;
    const watch = this.watch();
    try {
      this.tell.stage('quiet');
      await echoes.run(plan.quietSeconds, plan.echoesASecond, stop);
      report.quiet = echoes.trips.length;
      this.tell.stage('holding');
      const [held] = await Promise.all([
        plan.downMbps ? holdDown(server, plan.downMbps, plan.seconds, this.down, stop) : null,
        plan.upMbps ? holdUp(server, plan.upMbps, plan.seconds, this.up, stop) : null,
        echoes.run(plan.seconds, plan.echoesASecond, stop),
      ]);
      report.down_held = held?.mbps ?? null;
      report.held_back = held?.heldBack ?? false;
    } finally {
      window.clearInterval(watch);
      report.sent = echoes.sent;
      report.round_trips = echoes.trips;
    }
    if (plan.mostSeconds && !stop.aborted) {
      this.tell.stage('most');
      report.down_most = await mostDown(server, plan.mostSeconds, ramped(), stop);
      await mostUp(server, plan.mostSeconds, ramped(), stop);
    }
    return report;
  }

  /** The server's word, then nothing stays open. Asked again a few times: it matters. */
  async receipt(): Promise<string> {
    for (const wait of [0, 1_000, 3_000]) {
      await pause(wait);
      try {
        return await this.server.text('/receipt', 10_000);
      } catch {
        // Once more, or without.
      } finally {
        this.echoes?.close();
      }
    }
    return '';
  }

  private watch(): number {
    const began = performance.now();
    let before = { at: Date.now(), trips: 0, sent: 0, down: 0, up: 0 };
    return window.setInterval(() => {
      const { echoes, down, up } = this;
      if (!echoes) return;
      const now = { at: Date.now(), trips: echoes.trips.length, sent: echoes.sent, down: down.total, up: up.total };
      const passed = (now.at - before.at) / 1000;
      if (now.at - before.at > SLEPT_MS) return this.end('slept');
      if (performance.now() - Math.max(echoes.heard, down.heard, began) > SILENT_MS) return this.end('cut');
      const trips = echoes.trips.slice(before.trips).sort((a, b) => a - b);
      const middle = trips[Math.floor(trips.length / 2)];
      const one: Second = {
        second: Math.round((performance.now() - began) / 1000),
        trip: middle === undefined ? null : middle / 100,
        lost: Math.max(0, now.sent - before.sent - trips.length),
        down: ((now.down - before.down) * 8) / 1e6 / passed,
        up: ((now.up - before.up) * 8) / 1e6 / passed,
      };
      before = now;
      this.report.course.push([one.second, one.trip, one.lost, round(one.down), round(one.up)]);
      this.tell.second(one);
    }, 1_000);
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

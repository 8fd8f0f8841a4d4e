/** The page on which a site tests its line: waits its turn, runs the test, hands the result in. */
import htmx from 'htmx.org';
import { watchCamera, type Seen } from '../measuring/camera';
import { Chart } from '../measuring/chart';
import { Run, type Plan, type Report, type Second } from '../measuring/run';
import { pause, Refusal, Server } from '../measuring/server';
import { written } from '../vietnamese';

const KEPT = 'line-test-unsent';

class Page {
  private readonly server: Server;
  private readonly plan: Plan;
  private readonly trip: Chart;
  private readonly rate: Chart;
  private readonly seen: Seen;
  private run: Run | null = null;
  private lost = 0;
  private readonly lasts: number;

  constructor(private readonly frame: HTMLElement) {
    this.server = new Server(this.given('server'), this.given('ticket'));
    this.plan = {
      quietSeconds: Number(this.given('quietSeconds')),
      seconds: Number(this.given('seconds')),
      mostSeconds: Number(this.given('mostSeconds')),
      echoesASecond: Number(this.given('echoes')),
      downMbps: Number(this.given('down')),
      upMbps: Number(this.given('up')),
    };
    this.lasts = this.plan.quietSeconds + this.plan.seconds;
    this.trip = new Chart(this.part('chart-trip'), this.lasts, 50);
    this.rate = new Chart(this.part('chart-rate'), this.lasts, 5);
    this.seen = watchCamera(this.part('camera'));
    this.part('start').addEventListener('click', () => void this.start());
    window.addEventListener('pagehide', () => this.left());
    void this.sendKept();
  }

  private async start(): Promise<void> {
    for (const part of ['start', 'advice']) this.part(part).hidden = true;
    this.part('running').hidden = false;
    const awake = await keepAwake();
    try {
      await this.turn();
      this.run = new Run(this.server, this.plan, { stage: (name) => this.say(name, String(this.lasts)), second: (one) => this.show(one) });
      const report = await this.run.whole();
      this.say('sending');
      await this.send(report, await this.run.receipt());
    } catch (problem) {
      await this.failed(problem);
    } finally {
      this.run = null;
      this.part('running').hidden = true;
      void awake?.release();
    }
  }

  private async turn(): Promise<void> {
    for (;;) {
      const before = await this.server.before();
      if (before === 0) return;
      this.say('waiting', String(before));
      await pause(1_500 + Math.random() * 1_000); // so that those who wait do not all ask at once
    }
  }

  private show(one: Second): void {
    this.trip.add(one.trip);
    this.rate.add(Math.min(one.down, one.up));
    this.lost += one.lost;
    this.part<HTMLProgressElement>('bar').value = one.second / this.lasts;
    this.figure('trip', one.trip === null ? '–' : `${written(one.trip)} ms`);
    this.figure('lost', String(this.lost));
    this.figure('down', written(one.down, 1));
    this.figure('up', written(one.up, 1));
    const quiet = one.second < this.plan.quietSeconds;
    this.say(quiet ? 'quiet' : 'holding', String(Math.max(0, Math.round(this.lasts - one.second))));
  }

  /** Kept until the server has it: a result survives a cut line and a closed lid. */
  private async send(report: Report, receipt: string): Promise<void> {
    const body = JSON.stringify({ ...report, ...this.seen, ticket: this.given('ticket'), receipt });
    keep({ url: this.given('report'), body });
    for (const wait of [0, 2_000, 5_000, 10_000]) {
      await pause(wait);
      const answer = await this.post(this.given('report'), body).catch(() => null);
      if (!answer || answer.status >= 500) continue;
      keep(null);
      if (answer.ok) this.place(await answer.text());
      else this.fail('refused');
      return;
    }
    this.fail('unsent');
  }

  private async sendKept(): Promise<void> {
    const kept = unsent();
    if (!kept) return;
    const answer = await this.post(kept.url, kept.body).catch(() => null);
    if (answer && answer.status < 500) keep(null);
  }

  private async failed(problem: unknown): Promise<void> {
    const status = problem instanceof Refusal ? problem.status : 0;
    this.fail(status === 403 || status === 409 ? 'old' : 'unreachable');
    const nothing = new Run(this.server, this.plan, { stage: () => undefined, second: () => undefined }).report;
    await this.post(this.given('report'), this.empty(nothing, 'cut')).catch(() => null);
  }

  private left(): void {
    if (!this.run) return;
    this.run.end('left');
    void this.post(this.given('report'), this.empty(this.run.report, 'left'), true).catch(() => null);
  }

  private empty(report: Report, ending: Report['ending']): string {
    return JSON.stringify({ ...report, ending, sent: 0, round_trips: [], ticket: this.given('ticket') });
  }

  private post(url: string, body: string, keepalive = false): Promise<Response> {
    const token = (JSON.parse(document.body.getAttribute('hx-headers') ?? '{}') as Record<string, string>)['X-CSRFToken'] ?? '';
    const headers = { 'X-CSRFToken': token, 'Content-Type': 'application/json', 'HX-Request': 'true' };
    return fetch(url, { method: 'POST', body, headers, keepalive });
  }

  private place(result: string): void {
    const place = this.part('result');
    this.part('box').hidden = true;
    place.innerHTML = result; // our own server's page, escaped there
    htmx.process(place);
    place.focus();
  }

  private fail(name: string): void {
    const words = this.frame.querySelector<HTMLTemplateElement>(`template[data-fails="${name}"]`);
    if (words) this.part('result').replaceChildren(words.content.cloneNode(true));
    for (const part of ['start', 'advice']) this.part(part).hidden = false;
  }

  private say(name: string, number = ''): void {
    const words = this.frame.querySelector<HTMLElement>(`[data-says="${name}"]`)?.textContent ?? '';
    this.part('stage').textContent = words.replace('{n}', number);
  }

  private figure(name: string, text: string): void {
    this.part(`figure-${name}`).textContent = text;
  }

  private given(name: string): string {
    return this.frame.dataset[name] ?? '';
  }

  private part<E extends HTMLElement>(name: string): E {
    const found = this.frame.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`The page lacks ${name}.`);
    return found;
  }
}

interface Unsent {
  url: string;
  body: string;
}

function keep(unsent: Unsent | null): void {
  try {
    if (unsent) localStorage.setItem(KEPT, JSON.stringify(unsent));
    else localStorage.removeItem(KEPT);
  } catch {
    // A browser that keeps nothing still tests.
  }
}

function unsent(): Unsent | null {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Unsent | null;
  } catch {
    return null;
  }
}

async function keepAwake(): Promise<{ release(): Promise<void> } | null> {
  const lock = (navigator as { wakeLock?: { request(kind: 'screen'): Promise<{ release(): Promise<void> }> } }).wakeLock;
  return lock ? lock.request('screen').catch(() => null) : null;
}

for (const frame of document.querySelectorAll<HTMLElement>('[data-line-test]')) new Page(frame);

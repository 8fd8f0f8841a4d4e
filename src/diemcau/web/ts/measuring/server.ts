/** The measuring server, as the browser calls it: plain requests with the ticket in the address, no question beforehand. */
export class Server {
  constructor(
    private readonly origin: string,
    private readonly ticket: string,
  ) {}

  address(path: string, given: Record<string, string | number> = {}): string {
    const query = new URLSearchParams({ ticket: this.ticket });
    for (const [name, value] of Object.entries(given)) query.set(name, String(value));
    return `${this.origin}${path}?${query}`;
  }

  async text(path: string, withinMs: number, body?: string): Promise<string> {
    const answer = await this.ask(this.address(path), withinMs, body);
    return answer.text();
  }

  async ask(address: string, withinMs: number, body?: string | Blob): Promise<Response> {
    const stop = new AbortController();
    const timer = window.setTimeout(() => stop.abort(), withinMs);
    const request: RequestInit = { signal: stop.signal, credentials: 'omit', cache: 'no-store' };
    if (body !== undefined) {
      request.method = 'POST';
      request.body = typeof body === 'string' ? new Blob([body], { type: 'text/plain' }) : body;
    }
    try {
      const answer = await fetch(address, request);
      if (!answer.ok) throw new Refusal(answer.status);
      return answer;
    } finally {
      window.clearTimeout(timer);
    }
  }

  /** How many sites are before this one; 0 means begin. */
  async before(): Promise<number> {
    return (JSON.parse(await this.text('/seat', 10_000)) as { before: number }).before;
  }

  /** By how many ms this machine's clock is ahead of ours: of eight looks, the one with the shortest way. */
  async clockAhead(): Promise<number> {
    let best = { trip: Infinity, ahead: 0 };
    for (let look = 0; look < 8; look += 1) {
      const left = performance.now();
      const theirs = Number(await this.text('/time', 10_000));
      const trip = performance.now() - left;
      if (trip < best.trip) best = { trip, ahead: Date.now() - trip / 2 - theirs };
    }
    return best.ahead;
  }
}

/** The server answered, and said no. */
export class Refusal extends Error {
  constructor(readonly status: number) {
    super(`refused: ${status}`);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((go) => window.setTimeout(go, ms));
}

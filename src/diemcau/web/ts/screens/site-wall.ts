/**
 * The wall of sites. Asks every second what has changed and writes only to the cells that did; one cell is in
 * the tab order and the arrow keys walk from it.
 */
import { fold } from '../vietnamese';

type Words = Record<string, [sign: string, name: string]>;
interface Changes {
  version: string;
  counts: Record<string, number>;
  cells: Record<string, [state: string, faults: number]>;
  groups: Record<string, [state: string, faults: number, counts: number[]]>;
}
const EVERY_MS = 1000;
const PATIENCE_MS = 10_000;

class SiteWall {
  private readonly cells = new Map<string, HTMLElement>();
  private readonly counts = new Map<string, HTMLElement>();
  private readonly districts: HTMLElement[];
  private readonly folded = new Map<HTMLElement, string>();
  private readonly words = JSON.parse(document.getElementById('wall-words')?.textContent ?? '{}') as Words;
  private version: string;
  private state = '';
  private sought = '';

  constructor(private readonly root: HTMLElement) {
    this.version = root.dataset['version'] ?? '';
    this.districts = [...root.querySelectorAll<HTMLElement>('[data-group]')];
    for (const cell of root.querySelectorAll<HTMLElement>('[data-site]')) this.cells.set(cell.dataset['site'] ?? '', cell);
    for (const count of root.querySelectorAll<HTMLElement>('[data-count]')) this.counts.set(count.dataset['count'] ?? '', count);
    root.addEventListener('click', (event) => this.pressed(event.target as Element));
    root.addEventListener('keydown', (event) => this.walk(event));
    for (const told of ['mouseover', 'focusin']) root.addEventListener(told, (event) => this.hover(event.target as Element));
    root.querySelector<HTMLInputElement>('[data-wall-search]')?.addEventListener('input', (event) => {
      this.sought = fold((event.target as HTMLInputElement).value.trim());
      this.filter();
    });
    void this.ask();
  }

  private async ask(): Promise<void> {
    try {
      const address = new URL(this.root.dataset['changes'] ?? '', location.href);
      address.searchParams.set('version', this.version);
      const answer = await fetch(address, { signal: timeout(PATIENCE_MS), headers: { Accept: 'application/json' } });
      if (answer.status === 200) this.take((await answer.json()) as Changes);
      else if (answer.status !== 204) throw new Error(String(answer.status));
      this.say('stale', '');
    } catch {
      this.say('stale', this.root.dataset['stale'] ?? '');
    }
    setTimeout(() => void this.ask(), document.hidden ? 4 * EVERY_MS : EVERY_MS);
  }

  private take(changes: Changes): void {
    performance.mark('wall-begins');
    this.version = changes.version;
    for (const [site, [state, faults]] of Object.entries(changes.cells)) {
      const cell = this.cells.get(site);
      if (cell && (cell.dataset['state'] !== state || Number(cell.dataset['faults'] ?? 0) !== faults)) this.write(cell, state, faults);
    }
    for (const district of this.districts) {
      const [state, , counts] = changes.groups[district.dataset['group'] ?? ''] ?? [];
      if (!state || !counts) continue;
      const share = district.querySelector('[data-share]');
      const words = `${String(counts[counts.length - 1] ?? 0)}/${String(counts.reduce((sum, one) => sum + one, 0))}`;
      if (share && share.textContent !== words) share.textContent = words;
      const sum = district.querySelector<HTMLElement>('.wall-sum');
      if (sum) {
        sum.dataset['state'] = state;
        counts.forEach((count, place) => write(sum.children[place], dotted(count)));
      }
    }
    let size = 0;
    for (const [state, count] of Object.entries(changes.counts)) {
      size += count;
      write(this.counts.get(state), dotted(count));
    }
    const said = (this.root.dataset['said'] ?? '').replace('%(connected)s', dotted(changes.counts['connected'] ?? 0));
    write(document.querySelector('[data-part="headline"]'), said.replace('%(size)s', dotted(size)));
    if (this.state || this.sought) this.filter();
    performance.measure('wall-update', 'wall-begins');
  }

  private write(cell: HTMLElement, state: string, faults: number): void {
    const [sign, name] = this.words[state] ?? ['', ''];
    cell.dataset['state'] = state;
    if (faults) cell.dataset['faults'] = String(faults);
    else delete cell.dataset['faults'];
    cell.textContent = sign;
    cell.setAttribute('aria-label', `${cell.dataset['name'] ?? ''}: ${name}${faults ? `, ${this.root.dataset['fault'] ?? ''}` : ''}`);
    if (cell.hasAttribute('aria-current')) this.show(cell, false);
  }

  private pressed(target: Element): void {
    const chip = target.closest<HTMLElement>('[data-wall-filter]');
    if (chip) {
      this.state = chip.dataset['wallFilter'] ?? '';
      for (const one of this.root.querySelectorAll('[data-wall-filter]')) one.setAttribute('aria-pressed', String(one === chip));
      this.filter();
    }
    const cell = target.closest<HTMLElement>('[data-site]');
    if (!cell) return;
    this.root.querySelector('[aria-current]')?.removeAttribute('aria-current');
    cell.setAttribute('aria-current', 'true');
    this.reach(cell);
    this.show(cell);
  }

  private show(cell: HTMLElement, isPressed = true): void {
    const address = (this.root.dataset['changes'] ?? '').replace(/wall\/changes\/.*$/, `sites/${cell.dataset['site'] ?? ''}/wall/`);
    const brought = window.htmx.ajax('get', address, { target: '#wall-site', swap: 'innerHTML' });
    void brought.then(() => {
      if (isPressed && matchMedia('(max-width: 991.98px)').matches) document.getElementById('wall-site')?.scrollIntoView({ block: 'start' });
    });
  }

  private filter(): void {
    let shown = 0;
    for (const district of this.districts) {
      let here = 0;
      const name = this.fold(district, district.querySelector('.wall-district-name')?.textContent ?? '');
      const cells = district.querySelectorAll<HTMLElement>('[data-site], .wall-sum');
      for (const cell of cells) {
        const fits = (!this.state || cell.dataset['state'] === this.state) && (!this.sought || name.includes(this.sought) || this.fold(cell, cell.dataset['name'] ?? '').includes(this.sought));
        if (cell.hidden === fits) cell.hidden = !fits;
        if (fits) here += 1;
      }
      if (district.hidden !== !here) district.hidden = !here;
      shown += here;
    }
    const none = this.root.querySelector<HTMLElement>('[data-part="none"]');
    if (none) none.hidden = shown > 0;
    const reachable = this.root.querySelector<HTMLElement>('[data-site][tabindex="0"]');
    if (reachable?.hidden) {
      const first = [...this.cells.values()].find((cell) => !cell.hidden);
      if (first) this.reach(first);
    }
  }

  private fold(of: HTMLElement, text: string): string {
    let folded = this.folded.get(of);
    if (folded === undefined) this.folded.set(of, (folded = fold(text)));
    return folded;
  }

  private reach(cell: HTMLElement): void {
    for (const one of this.root.querySelectorAll<HTMLElement>('[data-site][tabindex="0"]')) one.tabIndex = -1;
    cell.tabIndex = 0;
  }

  private walk(event: KeyboardEvent): void {
    const from = event.target as HTMLElement;
    if (!from.matches('[data-site]') || event.altKey || event.ctrlKey || event.metaKey) return;
    const cells = [...this.cells.values()].filter((cell) => !cell.hidden);
    const here = cells.indexOf(from);
    const to: Record<string, () => HTMLElement | undefined> = {
      ArrowRight: () => cells[here + 1],
      ArrowLeft: () => cells[here - 1],
      ArrowDown: () => nearest(from, cells, 1),
      ArrowUp: () => nearest(from, cells, -1),
      Home: () => cells[0],
      End: () => cells[cells.length - 1],
    };
    const next = to[event.key];
    if (!next) return;
    event.preventDefault();
    const cell = next();
    if (!cell) return;
    this.reach(cell);
    cell.focus();
  }

  private hover(target: Element): void {
    const cell = target.closest<HTMLElement>('[data-site]');
    if (cell) this.say('hover', cell.getAttribute('aria-label') ?? '');
  }

  private say(part: string, words: string): void {
    write(this.root.querySelector(`[data-part="${part}"]`), words);
  }
}

function write(element: Element | null | undefined, words: string): void {
  if (element && element.textContent !== words) element.textContent = words;
}

/** 1154 → "1.154", without the ten milliseconds that a locale takes to load. */
function dotted(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** The cell below or above: on the nearest other line, there the one whose middle is nearest. */
function nearest(from: HTMLElement, cells: HTMLElement[], way: 1 | -1): HTMLElement | undefined {
  const box = from.getBoundingClientRect();
  let best: HTMLElement | undefined;
  let least = Infinity;
  for (const cell of cells) {
    const other = cell.getBoundingClientRect();
    const down = (other.top - box.top) * way;
    if (down < 4) continue;
    const far = down * 1000 + Math.abs(other.left - box.left);
    if (far < least) [best, least] = [cell, far];
  }
  return best;
}

/** Like AbortSignal.timeout, which the oldest browsers that we serve lack. */
function timeout(ms: number): AbortSignal {
  const control = new AbortController();
  setTimeout(() => control.abort(), ms);
  return control.signal;
}

const root = document.querySelector<HTMLElement>('[data-site-wall]');
if (root) new SiteWall(root);

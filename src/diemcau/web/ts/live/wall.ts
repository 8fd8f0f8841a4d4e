/** Every site as one cell, in groups by district: sign and colour say how it is. A change touches one cell. */
import { given, h, part, put, say } from './dom';
import { short } from './names';
import type { Screen } from './screen';

interface Site {
  id: number;
  name: string;
  tier: string;
  group: number;
}
type State = 'connected' | 'weak' | 'lost' | 'absent';
const SIGNS: Record<State, string> = { connected: '', weak: '!', lost: '✕', absent: '…' };
const KINDS: Record<State, string> = { connected: 'ok', weak: 'warn', lost: 'bad', absent: 'wait' };

export class Wall {
  onChange: () => void = () => undefined;
  onPress: (site: number) => void = () => undefined;
  private readonly sites = given<Site[]>('wall');
  private readonly cells = new Map<number, HTMLElement>();
  private readonly states = new Map<number, State>();

  constructor(private readonly screen: Screen) {}

  stateOf(site: number): State {
    return this.states.get(site) ?? 'absent';
  }

  /** The site that was meant by its name or the beginning of it. */
  find(name: string): Site | undefined {
    const folded = fold(name);
    return this.sites.find((site) => fold(site.name) === folded) ?? (folded ? this.sites.find((site) => fold(site.name).includes(folded)) : undefined);
  }

  /** The site of exactly this name. */
  named(name: string): Site | undefined {
    return this.sites.find((site) => fold(site.name) === fold(name));
  }

  draw(): void {
    const groups = new Map<number, Site[]>();
    for (const site of this.sites) groups.set(site.group, [...(groups.get(site.group) ?? []), site]);
    const single = [...groups.values()].filter((sites) => sites.length === 1).flat();
    const named = [...groups.values()].filter((sites) => sites.length > 1);
    put(part('wall'), ...(single.length ? [this.group(short(single.length === 1 ? (single[0]?.name ?? '') : ''), single)] : []), ...named.map((sites) => this.group(short(sites[0]?.name ?? ''), sites)));
    this.screen.store.watch(['presence.'], (section) => {
      if (section) this.take(Number(section.slice('presence.'.length)), section);
      else this.sum();
    });
  }

  private group(name: string, sites: Site[]): HTMLElement {
    const cells = sites.map((site) => {
      const cell = h('span', { class: 'wall-cell', role: 'img', 'data-state': 'absent' }, SIGNS.absent);
      this.cells.set(site.id, cell);
      this.label(site.id, cell, 'absent');
      cell.addEventListener('click', () => this.onPress(site.id));
      cell.addEventListener('mouseenter', () => say('wall-name', cell.getAttribute('aria-label') ?? ''));
      return cell;
    });
    return h('div', { class: 'wall-group' }, name ? h('span', { class: 'wall-group-name' }, name) : null, h('span', { class: 'wall-cells' }, ...cells));
  }

  private take(site: number, section: string): void {
    const cell = this.cells.get(site);
    const said = this.screen.store.get<{ state: State | 'not_yet' }>(section)?.state ?? 'absent';
    const state = said === 'not_yet' ? 'absent' : said;
    this.states.set(site, state);
    if (cell) {
      cell.dataset['state'] = state;
      cell.textContent = SIGNS[state];
      this.label(site, cell, state);
    }
    this.sum();
    this.onChange();
  }

  private label(id: number, cell: HTMLElement, state: State): void {
    const site = this.sites.find((one) => one.id === id);
    cell.setAttribute('aria-label', `${site?.name ?? ''}: ${this.screen.word(state)}`);
  }

  private sum(): void {
    const counts: Record<State, number> = { connected: 0, weak: 0, lost: 0, absent: 0 };
    for (const site of this.sites) counts[this.stateOf(site.id)] += 1;
    const tags = (Object.keys(counts) as State[]).map((state) =>
      h('span', { class: `status-tag status-${KINDS[state]}`, 'data-sum': state, title: this.screen.word(state) }, `${SIGNS[state] || '✓'} ${counts[state]}`),
    );
    put(part('sums'), ...tags);
  }
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd').toLowerCase().trim();
}

/**
 * Lists of hundreds of rows, wholly in the page: find, filter, sort, open in place.
 *
 *   <div data-table>                         the whole
 *     <input data-table-search>              finds in each row's text, without diacritics
 *     <button data-filter="tier:commune">    keeps rows with data-tier="commune"; data-filter="tier:" keeps all
 *     <button data-filter-only="missing">    keeps rows that carry data-missing
 *     <span data-table-count>                "12 / 260"
 *     <th data-sort="text|number|date">      sorts by the cell's data-value, else its text
 *     <tbody data-rows> <tr …>               a row; <tr class="row-detail" id="…" hidden> belongs to the one above it,
 *                                            <tr class="row-group"> is a heading: shown while one of its rows is
 *     <button data-opens="…">                opens the detail row of that id
 *     <p data-table-none hidden>             shown when nothing is left
 */
import { compare, figure, fold, written } from './vietnamese';

interface Row {
  main: HTMLTableRowElement;
  details: HTMLTableRowElement[];
  group: HTMLTableRowElement | undefined;
  place: number;
  text: string;
}

export function watchTable(frame: HTMLElement): void {
  new List(frame);
}

class List {
  private rows: Row[] = [];
  private query = '';
  private readonly kept = new Map<string, string>();
  private readonly only = new Set<string>();
  private readonly body: HTMLElement;
  private due = 0;

  constructor(private readonly frame: HTMLElement) {
    const body = frame.querySelector<HTMLElement>('[data-rows]');
    if (!body) throw new Error('A [data-table] needs a [data-rows].');
    this.body = body;
    this.read();
    this.listenToSearch();
    this.listenToFilters();
    this.makeHeadsSort();
    frame.addEventListener('click', (event) => this.openOrClose(event));
    // A row that htmx exchanged is another element: read the list again before it is next filtered.
    body.addEventListener('htmx:afterSettle', () => {
      this.read();
      this.later();
    });
  }

  private read(): void {
    this.rows = [];
    let group: HTMLTableRowElement | undefined;
    for (const row of this.body.querySelectorAll<HTMLTableRowElement>(':scope > tr')) {
      const last = this.rows[this.rows.length - 1];
      if (row.classList.contains('row-group')) group = row;
      else if (row.classList.contains('row-detail') && last) last.details.push(row);
      else {
        const text = fold(row.dataset['search'] ?? row.textContent ?? '');
        this.rows.push({ main: row, details: [], group, place: this.rows.length, text });
      }
    }
  }

  private listenToSearch(): void {
    const field = this.frame.querySelector<HTMLInputElement>('[data-table-search]');
    if (!field) return;
    const find = () => {
      this.query = fold(field.value);
      this.later();
    };
    field.addEventListener('input', find);
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
      if (event.key === 'Escape' && field.value) {
        field.value = '';
        find();
      }
    });
    if (field.value) find();
  }

  private listenToFilters(): void {
    for (const chip of this.frame.querySelectorAll<HTMLElement>('[data-filter]')) {
      const [key = '', value = ''] = (chip.dataset['filter'] ?? '').split(':');
      const keep = () => {
        this.kept.set(key, value);
        for (const other of this.frame.querySelectorAll<HTMLElement>(`[data-filter^="${CSS.escape(key)}:"]`)) {
          other.setAttribute('aria-pressed', String(other === chip));
        }
        this.later();
      };
      chip.addEventListener('click', keep);
      if (chip.getAttribute('aria-pressed') === 'true' && value) keep();
    }
    for (const chip of this.frame.querySelectorAll<HTMLElement>('[data-filter-only]')) {
      const key = chip.dataset['filterOnly'] ?? '';
      const keep = (on: boolean) => {
        if (on) this.only.add(key);
        else this.only.delete(key);
        chip.setAttribute('aria-pressed', String(on));
        this.later();
      };
      chip.addEventListener('click', () => keep(!this.only.has(key)));
      if (chip.getAttribute('aria-pressed') === 'true') keep(true);
    }
  }

  /** Once a frame is enough, however fast one types. */
  private later(): void {
    cancelAnimationFrame(this.due);
    this.due = requestAnimationFrame(() => this.filter());
  }

  private filter(): void {
    let shown = 0;
    const groups = new Map<HTMLTableRowElement, boolean>();
    for (const row of this.rows) {
      const stays = this.passes(row);
      if (row.main.hidden === stays) row.main.hidden = !stays;
      for (const detail of row.details) detail.hidden = !stays || !this.isOpen(row, detail);
      if (row.group) groups.set(row.group, (groups.get(row.group) ?? false) || stays);
      if (stays) shown += 1;
    }
    for (const [group, stays] of groups) group.hidden = !stays;
    const count = this.frame.querySelector('[data-table-count]');
    if (count) count.textContent = shown === this.rows.length ? `${written(shown)}` : `${written(shown)} / ${written(this.rows.length)}`;
    const none = this.frame.querySelector<HTMLElement>('[data-table-none]');
    if (none) none.hidden = shown > 0;
  }

  private passes(row: Row): boolean {
    if (this.query && !this.query.split(' ').every((word) => row.text.includes(word))) return false;
    for (const [key, value] of this.kept) if (value && row.main.getAttribute(`data-${key}`) !== value) return false;
    for (const key of this.only) if (!row.main.hasAttribute(`data-${key}`)) return false;
    return true;
  }

  private isOpen(row: Row, detail: HTMLTableRowElement): boolean {
    return row.main.querySelector(`[data-opens="${CSS.escape(detail.id)}"][aria-expanded="true"]`) !== null;
  }

  private openOrClose(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-opens]');
    const detail = button && document.getElementById(button.dataset['opens'] ?? '');
    if (!button || !detail) return;
    const opens = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', String(opens));
    detail.hidden = !opens;
  }

  private makeHeadsSort(): void {
    for (const head of this.frame.querySelectorAll<HTMLTableCellElement>('th[data-sort]')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort-button';
      button.append(...head.childNodes);
      head.replaceChildren(button);
      button.addEventListener('click', () => this.sort(head));
    }
  }

  /** First click up, second down, third as the server gave it. */
  private sort(head: HTMLTableCellElement): void {
    const before = head.getAttribute('aria-sort');
    for (const other of this.frame.querySelectorAll('th[aria-sort]')) other.removeAttribute('aria-sort');
    if (before === 'descending') {
      this.rows.sort((one, other) => one.place - other.place);
    } else {
      const way = before === 'ascending' ? -1 : 1;
      head.setAttribute('aria-sort', way === 1 ? 'ascending' : 'descending');
      const values = new Map(this.rows.map((row) => [row, value(row.main, head)]));
      const order = head.dataset['sort'] === 'number' ? byFigure : compare;
      this.rows.sort((one, other) => {
        const [a, b] = [values.get(one) ?? '', values.get(other) ?? ''];
        if (a === '' || b === '') return Number(a === '') - Number(b === '') || one.place - other.place; // blanks last
        return way * order(a, b) || one.place - other.place;
      });
    }
    this.lay(head.hasAttribute('aria-sort'));
  }

  /** Sorted through all groups, their headings mean nothing and step aside. */
  private lay(isSorted: boolean): void {
    const laid = document.createDocumentFragment();
    let group: HTMLTableRowElement | undefined;
    const headings = new Set(this.rows.flatMap((row) => row.group ?? []));
    for (const row of this.rows) {
      if (!isSorted && row.group && row.group !== group) laid.append((group = row.group));
      laid.append(row.main, ...row.details);
    }
    if (isSorted) for (const heading of headings) laid.append(heading);
    this.body.append(laid);
    this.body.toggleAttribute('data-sorted', isSorted);
  }
}

function value(row: HTMLTableRowElement, head: HTMLTableCellElement): string {
  const cell = row.cells[head.cellIndex];
  return cell?.dataset['value'] ?? cell?.textContent?.trim() ?? '';
}

function byFigure(one: string, other: string): number {
  return number(one) - number(other);
}

/** data-value holds a plain number ("0.75"); a cell's text one as it is written ("1.092"). */
function number(text: string): number {
  const plain = /^-?\d+(\.\d{1,2})?$/.test(text) ? Number(text) : figure(text);
  return Number.isNaN(plain) ? -Infinity : plain;
}

/**
 * A sheet of ninety lines, filled in from the keyboard: Enter goes to the next line, "n" to the next that lacks
 * something, chips show only those. Lines save themselves by htmx; what is typed is never replaced under the fingers.
 */
import { eachArrival } from '../arrivals';

const FIELDS = 'input:not([type=hidden], [type=checkbox]), select';

eachArrival('[data-sheet]', (sheet) => {
  const lines = () => [...sheet.querySelectorAll<HTMLTableRowElement>('tr[data-line]')];
  const lacks = (line: HTMLElement) => line.querySelector('.sheet-outcome .status-wait, .sheet-outcome .status-warn, .sheet-outcome .status-bad');
  let shown = '';

  sheet.addEventListener('keydown', (event) => {
    const field = event.target;
    if (event.key !== 'Enter' || !(field instanceof HTMLElement) || !field.matches(FIELDS) || field.closest('form')) return;
    event.preventDefault();
    if (!focusAfter(field.closest<HTMLTableRowElement>('tr'), () => true)) field.blur(); // so that the last line is saved too
  });

  sheet.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest('[data-sheet-next]')) {
      const from = document.activeElement?.closest<HTMLTableRowElement>('tr[data-line]') ?? null;
      if (!focusAfter(from, lacks)) focusAfter(null, lacks);
    }
    const chip = event.target.closest<HTMLElement>('[data-sheet-filter]');
    if (chip) {
      shown = chip.dataset['sheetFilter'] ?? '';
      for (const other of sheet.querySelectorAll('[data-sheet-filter]')) {
        other.setAttribute('aria-pressed', String(other === chip));
      }
      filter();
    }
    const closed = event.target.closest<HTMLElement>('[data-closes]');
    if (closed) document.getElementById(closed.dataset['closes'] ?? '')?.remove();
  });

  // The panel of evidence opens once; its button closes it again.
  sheet.addEventListener('htmx:beforeRequest', (event) => {
    const panel = event.target instanceof HTMLElement ? event.target.dataset['evidence'] : undefined;
    const open = panel ? document.getElementById(panel) : null;
    if (!open) return;
    open.remove();
    event.preventDefault();
  });

  function focusAfter(from: HTMLTableRowElement | null, wanted: (line: HTMLElement) => unknown): boolean {
    const all = lines();
    const next = all.slice(from ? all.indexOf(from) + 1 : 0).find((line) => !line.hidden && line.querySelector(FIELDS) && wanted(line));
    const field = next?.querySelector<HTMLElement>(FIELDS);
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
    return Boolean(field);
  }

  function filter(): void {
    for (const line of lines()) {
      line.hidden = (shown === 'left' && !lacks(line)) || (shown === 'disputed' && line.dataset['disputed'] === undefined);
    }
    for (const heading of sheet.querySelectorAll<HTMLElement>('tr.row-group')) heading.hidden = shown !== '';
  }
});

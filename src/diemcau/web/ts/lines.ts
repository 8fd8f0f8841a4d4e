/**
 * The source text and its reading light each other: `data-lines="74-75,78"` on what was read, `data-line="74"` on each
 * line of the source. Pointing or tabbing to one lights the other; pressing it brings the other into view.
 */
const LIT = 'is-lit';

export function watchLines(): void {
  document.addEventListener('mouseover', (event) => light(event.target, false));
  document.addEventListener('focusin', (event) => light(event.target, true));
  document.addEventListener('click', (event) => {
    const pressed = event.target as Element;
    if (!pressed.closest('a, button, input, select, textarea, summary')) light(pressed, true);
  });
}

/** "74-75,78" → 74, 75, 78. */
export function numbers(lines: string): number[] {
  return lines.split(',').flatMap((part) => {
    const [first = NaN, last = first] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  });
}

function light(target: EventTarget | null, brings: boolean): void {
  if (!(target instanceof Element)) return;
  const read = target.closest<HTMLElement>('[data-lines]');
  const line = target.closest<HTMLElement>('[data-line]');
  if (!read && !line) {
    if (!target.closest('.source-text')) put([], []);
    return;
  }
  const mine = read ? numbers(read.dataset['lines'] ?? '') : [Number(line?.dataset['line'])];
  const lines = mine.flatMap((number) => [...document.querySelectorAll<HTMLElement>(`[data-line="${number}"]`)]);
  const reads = read
    ? [read]
    : [...document.querySelectorAll<HTMLElement>('[data-lines]')].filter((element) =>
        numbers(element.dataset['lines'] ?? '').some((number) => mine.includes(number)),
      );
  put(lines, reads);
  if (brings) (read ? lines[0] : reads[0])?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

function put(lines: HTMLElement[], reads: HTMLElement[]): void {
  const lit = new Set([...lines, ...reads]);
  for (const element of document.querySelectorAll(`.${LIT}`)) {
    if (!lit.has(element as HTMLElement)) element.classList.remove(LIT);
  }
  for (const element of lit) element.classList.add(LIT);
}

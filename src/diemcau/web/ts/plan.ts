/**
 * The plan room: findings stand in the margin beside the lines that they are about, and mark them; forms open in place.
 *
 *   <div data-plan data-view="reading">        on a phone one of three parts at a time
 *     <button data-plan-view="margin">         shows another part
 *     <section id="margin">                    articles with data-lines, data-severity; laid beside their lines
 *       <button data-severities="error">       keeps the findings of one severity
 *     <div class="read-form">                  where a form opens; `data-correction-closes` and Escape close it
 */
import htmx from 'htmx.org';
import { eachArrival } from './arrivals';
import { numbers } from './lines';

const GAP = 8;
const REST_MS = 120; // the pointer rests before the other side moves
const MARKED = 200; // lines of one finding, at most
const RANK = ['note', 'warning', 'error'];

let only = '';

export function watchPlans(): void {
  eachArrival('[data-plan]', (plan) => {
    plan.addEventListener('click', (event) => press(plan, event.target as Element));
    plan.addEventListener('mouseover', (event) => bring(plan, event.target as Element));
    plan.addEventListener('keydown', (event) => {
      const form = event.key === 'Escape' && (event.target as Element).closest<HTMLElement>('[data-correction]');
      if (form) close(form);
    });
    plan.addEventListener('htmx:afterSettle', (event) => {
      const settled = event.target as Element;
      settled.querySelector<HTMLElement>('.correction :is(textarea, select, input:not([type=hidden]))')?.focus();
    });
    plan.querySelector('.plan-text')?.addEventListener('contentvisibilityautostatechange', () => later(plan));
    new ResizeObserver(() => later(plan)).observe(plan);
    void document.fonts.ready.then(() => later(plan));
  });
  // The margin comes anew with each answer: mark and lay it again.
  eachArrival('#margin', (margin) => {
    const plan = margin.closest<HTMLElement>('[data-plan]');
    if (!plan) return;
    mark(plan);
    keep(margin);
    later(plan);
  });
}

function press(plan: HTMLElement, pressed: Element): void {
  const view = pressed.closest<HTMLElement>('[data-plan-view], [data-plan-shows]');
  if (view) show(plan, view.dataset['planView'] ?? view.dataset['planShows'] ?? '');
  const severity = pressed.closest<HTMLElement>('[data-severities]');
  if (severity) {
    only = severity.dataset['severities'] ?? '';
    keep(plan.querySelector<HTMLElement>('#margin'));
    later(plan);
  }
  const closer = pressed.closest<HTMLElement>('[data-correction-closes]');
  if (closer) close(closer);
}

let resting = 0;

/** What the pointer rests on brings its other side into view, inside its own pane. */
function bring(plan: HTMLElement, pointed: Element): void {
  window.clearTimeout(resting);
  const read = pointed.closest<HTMLElement>('[data-lines]');
  const line = pointed.closest<HTMLElement>('[data-line]');
  if (!read && !line) return;
  resting = window.setTimeout(() => {
    const [first] = read ? numbers(read.dataset['lines'] ?? '') : [];
    const other = read
      ? plan.querySelector<HTMLElement>(`[data-line="${first}"]`)
      : plan.querySelector<HTMLElement>('.plan-reading .is-lit');
    const pane = other?.closest<HTMLElement>('.pane');
    if (!other || !pane || pane.contains(read ?? line)) return;
    const [seen, wanted] = [pane.getBoundingClientRect(), other.getBoundingClientRect()];
    if (wanted.top >= seen.top && wanted.bottom <= seen.bottom) return;
    pane.scrollBy({ top: wanted.top - seen.top - seen.height / 3, behavior: 'smooth' });
  }, REST_MS);
}

function show(plan: HTMLElement, view: string): void {
  plan.dataset['view'] = view;
  for (const chip of plan.querySelectorAll<HTMLElement>('[data-plan-view]')) {
    chip.setAttribute('aria-pressed', String(chip.dataset['planView'] === view));
  }
  later(plan);
}

function close(inside: HTMLElement): void {
  const place = inside.closest<HTMLElement>('.read-form');
  const entry = place?.closest('.read-item');
  htmx.swap(place ?? inside, '', { swapStyle: 'innerHTML', swapDelay: 0, settleDelay: 0 });
  entry?.querySelector<HTMLElement>('.read-edit')?.focus();
}

/** Show only the findings of one severity. */
function keep(margin: HTMLElement | null): void {
  for (const chip of margin?.querySelectorAll<HTMLElement>('[data-severities]') ?? []) {
    chip.setAttribute('aria-pressed', String(chip.dataset['severities'] === only));
  }
  for (const finding of margin?.querySelectorAll<HTMLElement>('.finding') ?? []) {
    finding.hidden = only !== '' && finding.dataset['severity'] !== only;
  }
}

/** Each line carries the worst severity of what was found at it. */
function mark(plan: HTMLElement): void {
  for (const line of plan.querySelectorAll<HTMLElement>('.source-line[data-severity]')) delete line.dataset['severity'];
  for (const severity of RANK) {
    for (const finding of plan.querySelectorAll<HTMLElement>(`.finding[data-severity="${severity}"][data-lines]`)) {
      for (const number of numbers(finding.dataset['lines'] ?? '').slice(0, MARKED)) {
        const line = plan.querySelector<HTMLElement>(`.source-line[data-line="${number}"]`);
        if (line) line.dataset['severity'] = severity;
      }
    }
  }
}

let due = 0;

function later(plan: HTMLElement): void {
  cancelAnimationFrame(due);
  due = requestAnimationFrame(() => lay(plan));
}

/** Put each finding level with its first line, and below the one before it; in one column they simply follow. */
function lay(plan: HTMLElement): void {
  // Not the section itself: htmx would carry its style attribute over to the next one, which the policy forbids.
  const notes = plan.querySelector<HTMLElement>('.plan-notes');
  if (!notes) return;
  const findings = [...notes.querySelectorAll<HTMLElement>('.finding')].filter((finding) => !finding.hidden);
  const beside = getComputedStyle(notes).position === 'relative';
  const origin = notes.getBoundingClientRect().top;
  let bottom = 0;
  const tops = findings.map((finding) => {
    const [first = 0] = numbers(finding.dataset['lines'] ?? '');
    const line = first ? plan.querySelector<HTMLElement>(`.source-line[data-line="${first}"]`) : null;
    const level = line && beside ? line.getBoundingClientRect().top - origin : 0;
    const top = Math.max(level, bottom);
    bottom = top + finding.offsetHeight + GAP;
    return top;
  });
  findings.forEach((finding, index) => {
    finding.style.top = beside ? `${tops[index]}px` : '';
  });
  notes.style.minHeight = beside ? `${bottom}px` : '';
}

/**
 * Keys: an element with `data-key="1"` is pressed by that key, one with `data-key-focus="/"` is focused by it, and "?"
 * lists them all by `data-key-name`. Single letters can be turned off there (WCAG 2.1.4), for this browser.
 */
const OFF = 'diemcau.keys-off';

export function watchKeys(): void {
  const panel = document.getElementById('keys');
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && panel && !panel.hidden) return close(panel);
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || writing(event.target)) return;
    if (event.key === '?' && panel) {
      event.preventDefault();
      return panel.hidden ? open(panel) : close(panel);
    }
    if (areOff()) return;
    const focused = lastVisible(`[data-key-focus="${CSS.escape(event.key)}"]`);
    const pressed = lastVisible(`[data-key="${CSS.escape(event.key)}"]`);
    if (focused) {
      event.preventDefault();
      focused.focus();
      if (focused instanceof HTMLInputElement) focused.select();
    } else if (pressed) {
      event.preventDefault();
      pressed.click();
    }
  });
  for (const button of document.querySelectorAll<HTMLElement>('[data-opens-keys]')) {
    button.addEventListener('click', () => panel && open(panel));
  }
  if (!panel) return;
  panel.querySelector('[data-closes-keys]')?.addEventListener('click', () => close(panel));
  const choice = panel.querySelector<HTMLInputElement>('[data-keys-off]');
  choice?.addEventListener('change', () => {
    if (choice.checked) localStorage.setItem(OFF, '1');
    else localStorage.removeItem(OFF);
  });
}

function open(panel: HTMLElement): void {
  const list = panel.querySelector('[data-keys-list]');
  if (!list) return;
  const rows = [...document.querySelectorAll<HTMLElement>('[data-key], [data-key-focus]')]
    .filter(isVisible)
    .flatMap((element) => [item('dt', name(element)), item('dd', '', element.dataset['key'] ?? element.dataset['keyFocus'])]);
  const own = list.querySelectorAll('[data-own]');
  list.replaceChildren(...rows, ...own);
  const choice = panel.querySelector<HTMLInputElement>('[data-keys-off]');
  if (choice) choice.checked = areOff();
  panel.hidden = false;
  panel.focus();
}

function close(panel: HTMLElement): void {
  panel.hidden = true;
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}

function item(tag: 'dt' | 'dd', text: string, key?: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  if (key !== undefined) {
    const cap = document.createElement('kbd');
    cap.textContent = key === ' ' ? 'Space' : key;
    element.append(cap);
  }
  return element;
}

function name(element: HTMLElement): string {
  return element.dataset['keyName'] ?? element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
}

function lastVisible(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter(isVisible).pop();
}

function isVisible(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

function areOff(): boolean {
  return localStorage.getItem(OFF) !== null;
}

function writing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'))
  );
}

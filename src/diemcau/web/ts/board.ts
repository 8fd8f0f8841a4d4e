/**
 * Rows that open under another: `<button data-opens-rows="12" hx-get=… hx-trigger="click once">` brings them the first
 * time; from then on the button shows and hides the rows that carry `data-of="12"`. `[data-prints]` prints the page.
 */
export function watchBoards(): void {
  document.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target : null;
    if (pressed?.closest('[data-prints]')) window.print();
    const opener = pressed?.closest<HTMLElement>('[data-opens-rows]');
    if (!opener) return;
    const opens = opener.getAttribute('aria-expanded') !== 'true';
    opener.setAttribute('aria-expanded', String(opens));
    const of = CSS.escape(opener.dataset['opensRows'] ?? '');
    for (const row of document.querySelectorAll<HTMLElement>(`tr[data-of="${of}"]`)) row.hidden = !opens;
  });
}

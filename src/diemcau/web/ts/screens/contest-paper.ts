/** A paper being answered: kept after each choice, the time counted down from the seconds that the server gave. */
const form = document.querySelector<HTMLFormElement>('form[data-paper]');

if (form) {
  const clock = form.querySelector<HTMLElement>('[data-clock]');
  const kept = document.getElementById('kept');
  const ends = performance.now() + Number(form.dataset['left']) * 1000; // the machine's own clock may be wrong
  let waiting: number | undefined;
  let pause = 2000;

  const keep = async (): Promise<void> => {
    waiting = undefined;
    try {
      const answer = await fetch(form.dataset['saves'] as string, { method: 'POST', body: new FormData(form) });
      if (answer.ok) {
        if (kept) kept.textContent = await answer.text();
        pause = 2000;
      } else if (answer.status >= 500) later('again');
      else location.reload(); // sent from elsewhere, or over: the server knows what is next
    } catch {
      later('lost');
    }
  };
  const later = (why: 'again' | 'lost'): void => {
    if (kept) kept.textContent = form.dataset[why] ?? '';
    pause = Math.min(pause * 2, 30_000);
    soon(pause + Math.random() * 1000);
  };
  const soon = (ms: number): void => {
    waiting ??= window.setTimeout(() => void keep(), ms);
  };
  form.addEventListener('change', () => soon(300));
  window.addEventListener('online', () => soon(Math.random() * 1000));

  const leftOut = form.querySelector<HTMLElement>('[data-left-out]');
  form.addEventListener('submit', (event) => {
    const open = [...form.querySelectorAll('[data-question]')].filter((each) => !each.querySelector('input:checked'));
    if (!leftOut?.hidden || open.length === 0) return;
    event.preventDefault(); // once: a paper is sent for good
    const numbers = open.map((each) => (each as HTMLElement).dataset['question']).join(', ');
    leftOut.textContent = (form.dataset['unanswered'] ?? '').replace('%s', numbers);
    leftOut.hidden = false;
  });
  form.addEventListener('change', () => {
    if (leftOut) leftOut.hidden = true;
  });

  const tick = (): void => {
    const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
    if (clock) clock.textContent = `${form.dataset['rest'] ?? ''} ${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    clock?.parentElement?.classList.toggle('is-late', left <= 60);
    if (left > 0) window.setTimeout(tick, 500);
    else form.submit();
  };
  tick();
}

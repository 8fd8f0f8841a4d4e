/** Move people between chairs: by dragging, or press the person and then the chair. Esc lets go. */
let picked: HTMLElement | null = null;

function plan(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-movable]') : null;
}

function pick(element: HTMLElement | null): void {
  picked?.removeAttribute('data-picked');
  picked = element;
  picked?.setAttribute('data-picked', '');
}

function put(delegate: string, chair: string): void {
  const form = document.querySelector<HTMLFormElement>('#hall-move');
  if (!form) return;
  (form.elements.namedItem('delegate') as HTMLInputElement).value = delegate;
  (form.elements.namedItem('chair') as HTMLInputElement).value = chair;
  pick(null);
  focusAfter = chair;
  form.requestSubmit();
}

let focusAfter = '';
document.body.addEventListener('htmx:afterSettle', () => {
  if (focusAfter) document.querySelector<HTMLElement>(`[data-chair="${CSS.escape(focusAfter)}"]`)?.focus();
  focusAfter = '';
});

document.addEventListener('click', (event) => {
  if (!plan(event.target)) return;
  const pressed = (event.target as Element).closest<HTMLElement>('[data-chair], [data-delegate]');
  if (!pressed) return;
  const { chair, delegate } = pressed.dataset;
  if (picked && picked !== pressed && chair) put(picked.dataset['delegate'] ?? '', chair);
  else if (picked === pressed) pick(null);
  else if (delegate) pick(pressed);
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') pick(null);
});

document.addEventListener('dragstart', (event) => {
  const dragged = plan(event.target) && (event.target as Element).closest<HTMLElement>('[data-delegate]');
  if (!dragged || !event.dataTransfer) return;
  event.dataTransfer.setData('text/plain', dragged.dataset['delegate'] ?? '');
  event.dataTransfer.effectAllowed = 'move';
  pick(dragged);
});
document.addEventListener('dragover', (event) => {
  if (picked && plan(event.target) && (event.target as Element).closest('[data-chair], .hall-standing')) event.preventDefault();
});
document.addEventListener('drop', (event) => {
  if (!picked || !plan(event.target)) return;
  event.preventDefault();
  const chair = (event.target as Element).closest<HTMLElement>('[data-chair]');
  put(picked.dataset['delegate'] ?? '', chair?.dataset['chair'] ?? '');
});
document.addEventListener('dragend', () => pick(null));

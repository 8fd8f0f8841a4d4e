/**
 * A file on its way: `<form data-upload hx-post hx-encoding="multipart/form-data">` with `<progress data-upload-bar>`
 * and `<span data-upload-text>` shows how much has gone; the form's own `[data-upload-wait]` follows while it is read.
 * `<input type="file" data-most-bytes="52428800" data-too-large="…">` says so before minutes are spent on sending.
 */
import { eachArrival } from './arrivals';
import { megabytes } from './vietnamese';

export function watchUploads(): void {
  eachArrival('input[type="file"][data-most-bytes]', (field) => {
    const input = field as HTMLInputElement;
    input.addEventListener('change', () => {
      const most = Number(input.dataset['mostBytes']);
      const isTooLarge = [...(input.files ?? [])].some((file) => file.size > most);
      input.setCustomValidity(isTooLarge ? (input.dataset['tooLarge'] ?? '') : '');
      input.reportValidity();
    });
  });
  eachArrival('form[data-upload]', (form) => {
    const part = <E extends HTMLElement>(name: string) => form.querySelector<E>(`[data-upload-${name}]`);
    const bar = part<HTMLProgressElement>('bar');
    let most = 0; // htmx tells of the answer's progress by the same event; the file is larger
    form.addEventListener('htmx:beforeRequest', () => {
      most = 0;
      part('box')?.removeAttribute('hidden');
    });
    form.addEventListener('htmx:afterRequest', () => {
      part('box')?.setAttribute('hidden', '');
      part('wait')?.setAttribute('hidden', '');
    });
    form.addEventListener('htmx:xhr:progress', (event) => {
      const { loaded, total } = (event as CustomEvent<{ loaded: number; total: number }>).detail;
      if (!total || total < most || !bar) return;
      most = total;
      bar.max = total;
      bar.value = loaded;
      const text = part('text');
      if (text) text.textContent = `${megabytes(loaded)} / ${megabytes(total)} MB`;
      if (loaded >= total) part('wait')?.removeAttribute('hidden');
    });
  });
}

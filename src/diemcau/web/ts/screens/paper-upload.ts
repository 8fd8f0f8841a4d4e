/**
 * A file that goes in pieces of 4 MB and goes on where it broke off: `<form data-pieces="address">` with a file field,
 * a hidden field `upload`, and `[data-pieces-box|bar|text|wait|done|stop|problem]`. Without scripts the form sends the
 * file itself.
 */
import { Upload } from 'tus-js-client/lib.esm/browser/index.js';
import { eachArrival } from '../arrivals';
import { megabytes } from '../vietnamese';

const PIECE = 4 * 1024 * 1024;
const PAUSES = [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000]; // a line that is gone for two minutes is waited for

eachArrival('form[data-pieces]', (element) => {
  const form = element as HTMLFormElement;
  const part = <E extends HTMLElement>(name: string) => form.querySelector<E>(`[data-pieces-${name}]`);
  const chosen = form.querySelector<HTMLInputElement>('input[type="file"]');
  const key = form.querySelector<HTMLInputElement>('input[name="upload"]');
  const token = form.querySelector<HTMLInputElement>('input[name="csrfmiddlewaretoken"]');
  const button = form.querySelector<HTMLButtonElement>('button.btn-primary');
  if (!chosen || !key || !token || !button) return;
  let running: Upload | null = null;

  form.addEventListener('submit', (event) => {
    const file = chosen.files?.[0];
    if (!file || key.value) return; // nothing to send in pieces: the form goes as it is
    event.preventDefault();
    if (running) return;
    show('box', true);
    show('problem', false);
    button.disabled = true;
    running = new Upload(file, {
      endpoint: form.dataset['pieces'] as string,
      chunkSize: PIECE,
      retryDelays: PAUSES,
      headers: { 'X-CSRFToken': token.value },
      metadata: { filename: file.name },
      removeFingerprintOnSuccess: true,
      onShouldRetry: (error) => {
        show('wait', true);
        const status = 'originalResponse' in error ? error.originalResponse?.getStatus() : 0;
        return !status || status === 409 || status === 423 || status >= 500;
      },
      onProgress: (sent, total) => {
        show('wait', false);
        const bar = part<HTMLProgressElement>('bar');
        if (bar) {
          bar.max = total;
          bar.value = sent;
        }
        const text = part('text');
        if (text) text.textContent = `${megabytes(sent)} / ${megabytes(total)} MB`;
      },
      onError: (error) => {
        const words = 'originalResponse' in error ? error.originalResponse?.getBody() : '';
        stop(words || 'Không gửi được tệp. Phần đã gửi được giữ; bấm lại để gửi tiếp từ chỗ dở.');
      },
      onSuccess: () => {
        show('done', true);
        key.value = (running?.url ?? '').split('/').filter(Boolean).pop() ?? '';
        chosen.disabled = true; // the file is there already
        form.requestSubmit ? form.requestSubmit(button) : form.submit();
      },
    });
    void resume(running, file);
  });

  part('stop')?.addEventListener('click', () => {
    void running?.abort();
    stop('Đã dừng. Phần đã gửi được giữ; bấm lại để gửi tiếp từ chỗ dở.');
  });

  /** Where the same file was begun before and broke off, go on from there. */
  async function resume(upload: Upload, _file: File): Promise<void> {
    const earlier = await upload.findPreviousUploads().catch(() => []);
    const newest = earlier[earlier.length - 1];
    if (newest) upload.resumeFromPreviousUpload(newest);
    upload.start();
  }

  function stop(words: string): void {
    running = null;
    button!.disabled = false;
    show('box', false);
    const problem = part('problem');
    if (problem) problem.textContent = words;
    show('problem', true);
  }

  function show(name: string, is: boolean): void {
    part(name)?.toggleAttribute('hidden', !is);
  }
});

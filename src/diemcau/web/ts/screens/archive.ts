/**
 * A large file over a weak line: fetched in parts, each tried again until it is there, then saved whole. The link
 * `<a data-download="size" href>` works without this too: the server lets a browser go on where it broke off.
 */
import { eachArrival } from '../arrivals';
import { megabytes } from '../vietnamese';

const PART = 512 * 1024;
const PAUSES = [1000, 2000, 4000, 8000, 15000, 30000];
const MOST = 400 * 1024 * 1024; // beyond that the browser's own download is the better place

eachArrival('a[data-download]', (element) => {
  const link = element as HTMLAnchorElement;
  const size = Number(link.dataset['download']);
  const box = document.querySelector<HTMLElement>('[data-download-box]');
  if (!size || size > MOST || !box) return;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    if (link.getAttribute('aria-disabled') === 'true') return;
    link.setAttribute('aria-disabled', 'true');
    box.hidden = false;
    fetchWhole(link.href, size, box)
      .then((whole) => save(whole, link.href))
      .catch(() => window.location.assign(link.href))
      .finally(() => link.removeAttribute('aria-disabled'));
  });
});

async function fetchWhole(address: string, size: number, box: HTMLElement): Promise<Blob> {
  const parts: ArrayBuffer[] = [];
  let arrived = 0;
  let tag = '';
  while (arrived < size) {
    const until = Math.min(arrived + PART, size) - 1;
    const answer = await patient(address, { Range: `bytes=${arrived}-${until}`, ...(tag ? { 'If-Range': tag } : {}) }, box);
    if (answer.status !== 206) throw new Error('changed meanwhile');
    tag = answer.headers.get('ETag') ?? tag;
    const part = await answer.arrayBuffer();
    parts.push(part);
    arrived += part.byteLength;
    tell(box, arrived, size);
  }
  return new Blob(parts, { type: 'application/zip' });
}

/** Ask again, ever more slowly, while there is no answer; what the server itself refuses is not asked again. */
async function patient(address: string, headers: Record<string, string>, box: HTMLElement): Promise<Response> {
  const wait = box.querySelector('[data-download-wait]');
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await fetch(address, { headers });
      if (answer.status < 500) {
        wait?.setAttribute('hidden', '');
        return answer;
      }
    } catch {
      // the line is gone: wait and try again
    }
    wait?.removeAttribute('hidden');
    const pause = PAUSES[Math.min(attempt, PAUSES.length - 1)] as number;
    await new Promise((later) => setTimeout(later, pause));
  }
}

function tell(box: HTMLElement, arrived: number, size: number): void {
  const bar = box.querySelector<HTMLProgressElement>('[data-download-bar]');
  if (bar) {
    bar.max = size;
    bar.value = arrived;
  }
  const text = box.querySelector('[data-download-text]');
  if (text) text.textContent = `${megabytes(arrived)} / ${megabytes(size)} MB`;
}

function save(whole: Blob, address: string): void {
  const place = URL.createObjectURL(whole);
  const link = document.createElement('a');
  link.href = place;
  link.download = `tai-lieu-${address.split('/').filter(Boolean)[3] ?? ''}.zip`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(place), 60_000);
}

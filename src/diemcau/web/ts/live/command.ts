/** What a screen asks the server to do. The same key goes with every try, so that trying again never does it twice. */
import { show as showToast } from '../toasts';

const TRIES = 4;

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID wants TLS, which a closed network may lack
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export type Answer = Record<string, unknown>;

/** The server's answer; null when it refused: then its sentence stands among the toasts. */
export async function send(address: string, facts: Record<string, string | number | null>, key = newKey()): Promise<Answer | null> {
  const body = new URLSearchParams({ key });
  for (const [name, value] of Object.entries(facts)) if (value !== null) body.set(name, String(value));
  const headers = { 'X-CSRFToken': token(), 'HX-Request': 'true', 'HX-Current-URL': location.href };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await fetch(address, { method: 'POST', body, headers, credentials: 'same-origin' });
      if (answer.ok) return (await answer.json()) as Answer;
      if (answer.status < 500 || attempt === TRIES) return refused(await answer.text(), answer.status);
    } catch {
      if (attempt === TRIES) return refused('', 0);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 500 * 2 ** attempt));
  }
}

function refused(page: string, status: number): null {
  const region = document.getElementById('toasts');
  const notice = new DOMParser().parseFromString(page, 'text/html').querySelector('.notice');
  if (notice && region) region.append(document.adoptNode(notice));
  else showToast(status ? 'toast-fault' : 'toast-offline');
  return null;
}

function token(): string {
  const headers = document.body.getAttribute('hx-headers');
  return headers ? (JSON.parse(headers) as Record<string, string>)['X-CSRFToken'] ?? '' : '';
}

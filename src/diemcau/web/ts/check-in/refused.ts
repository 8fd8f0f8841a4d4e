/** What the server would not have: shown with its reason, sent again or dropped by a person. */
import { h } from '../live/dom';
import type { Queue, Waiting } from '../offline/queue';
import type { Line, Said } from './roster';

export function drawRefused(frame: HTMLElement, waiting: readonly Waiting[], lines: readonly Line[], queue: Queue, word: (name: string) => string): void {
  const refused = waiting.filter((entry) => entry.refused !== undefined);
  frame.hidden = refused.length === 0;
  const drawn = refused.map((entry) => entry.id + entry.refused).join();
  if (frame.dataset['drawn'] === drawn) return;
  frame.dataset['drawn'] = drawn;
  frame.replaceChildren(
    ...refused.map((entry) => {
      const { delegate } = entry.body as Said;
      const name = lines.find((line) => line.delegate === delegate)?.name ?? '';
      return h(
        'div',
        { class: 'notice notice-bad' },
        h('p', {}, `${[word('refused'), name].filter(Boolean).join(': ')}. ${entry.refused ?? ''}`),
        h('button', { type: 'button', class: 'btn btn-sm', onclick: () => void queue.again(entry.id) }, word('again')),
        h('button', { type: 'button', class: 'btn btn-sm', onclick: () => void queue.drop(entry.id) }, word('drop')),
      );
    }),
  );
}

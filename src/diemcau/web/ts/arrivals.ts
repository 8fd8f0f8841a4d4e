/** Call `start` once for each element that matches, now and whenever htmx puts new ones into the page. */
import htmx from 'htmx.org';

export function eachArrival(selector: string, start: (element: HTMLElement) => void): void {
  const seen = new WeakSet<HTMLElement>();
  const look = (root: ParentNode) => {
    const found = [...root.querySelectorAll<HTMLElement>(selector)];
    if (root instanceof HTMLElement && root.matches(selector)) found.unshift(root);
    for (const element of found) {
      if (seen.has(element)) continue;
      seen.add(element);
      start(element);
    }
  };
  look(document);
  htmx.onLoad((element) => {
    if (element instanceof HTMLElement) look(element);
  });
}

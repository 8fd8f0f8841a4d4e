/**
 * Pictures from Vega-Lite specifications: `<div data-chart="ID">` draws the JSON of the script element ID. Expressions
 * are interpreted, not compiled, and nothing is loaded, as the page's security policy wants it.
 */
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { parse, View } from 'vega';

import { eachArrival } from '../arrivals';

eachArrival('[data-chart]', (box) => {
  const source = document.getElementById(box.dataset['chart'] ?? '');
  if (!source?.textContent) return;
  const spec = JSON.parse(source.textContent) as TopLevelSpec;
  const view = new View(parse(compile(spec).spec, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'canvas',
    container: box,
    hover: false,
  });
  view
    .tooltip(say(box))
    .runAsync()
    .then(() => box.setAttribute('data-drawn', ''))
    .catch((problem: unknown) => console.error(problem));
});

/** What lies under the pointer, in words below the picture. */
function say(box: HTMLElement) {
  const words = document.createElement('p');
  words.className = 'chart-words';
  words.setAttribute('aria-hidden', 'true');
  box.after(words);
  return (_handler: unknown, _event: unknown, _item: unknown, value: unknown): void => {
    words.textContent =
      value && typeof value === 'object'
        ? Object.entries(value)
            .map(([name, each]) => `${name}: ${String(each)}`)
            .join(' · ')
        : '';
  };
}

/**
 * Pictures from Vega-Lite specifications: `<div data-chart="ID">` draws the JSON of the script element ID. Expressions
 * are interpreted, not compiled, and nothing is loaded, as the page's security policy wants it.
 */
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { parse, View } from 'vega';

import { eachArrival } from '../arrivals';

const NARROW = 560; // pixels: below that the names on the left would leave no room for what they name
const LABELS = 0.42; // of a narrow picture at most
const FIGURES = 64; // pixels right of the bars, for what they say
const LEAST = 120;
const FITS = 0.75; // a picture of that share of the room has its names at its sides

eachArrival('[data-chart]', (box) => {
  const source = document.getElementById(box.dataset['chart'] ?? '');
  if (!source?.textContent) return;
  const spec = narrowed(JSON.parse(source.textContent) as Picture, box.clientWidth) as TopLevelSpec;
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

interface Encoded {
  encoding?: { y?: { axis?: object } };
}
interface Picture extends Encoded {
  width?: unknown;
  layer?: Encoded[];
}
/** On a phone a picture takes the width that there is: long names are cut, as the table of figures has them in full. */
function narrowed(spec: Picture, room: number): Picture {
  if (typeof spec.width !== 'number' || !room || room >= NARROW || spec.width < room * FITS) return spec;
  const cut = <Part extends Encoded>(part: Part): Part =>
    part.encoding?.y ? { ...part, encoding: { ...part.encoding, y: { ...part.encoding.y, axis: { ...part.encoding.y.axis, labelLimit: room * LABELS } } } } : part;
  const layers = spec.layer ? { layer: spec.layer.map(cut) } : {};
  return { ...cut(spec), ...layers, width: Math.max(LEAST, room * (1 - LABELS) - FIGURES) };
}

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

/** Slides of the hall, as docs/slides.md says. No inline style: lengths are attributes of SVG shapes. */
import { h, put } from './dom';
import { written } from '../vietnamese';
import { short } from './names';

const SVG = 'http://www.w3.org/2000/svg';
const SHOWN = 9; // rows that a hall reads at 48 px

interface Row {
  rank?: number;
  name: string;
  value: number;
  change?: number | null;
}
export interface Slide {
  id: number;
  kind: 'ranking' | 'award' | 'text' | 'qr' | 'vote';
  title: string;
  rows?: Row[];
  unit?: string;
  max?: number;
  places?: number;
  lines?: string[];
  modules?: string[];
  text?: string;
  entitled?: number;
  is_valid?: boolean;
  receiver?: string;
  detail?: string;
  citation?: string;
  handed_by?: string;
  taken_by?: string;
  place?: string;
  photo?: string;
}

export function drawSlide(box: HTMLElement, slide: Slide): void {
  const draw = { ranking, vote, award, text: lines, qr }[slide.kind];
  box.dataset['kind'] = slide.kind;
  put(box, h('h2', { class: 'slide-title' }, slide.title), draw(slide));
}

/** Bars that grow one after another from the last place to the first; a long list turns its pages. */
function ranking(slide: Slide): HTMLElement {
  const rows = slide.rows ?? [];
  const most = slide.max ?? Math.max(1, ...rows.map((row) => row.value));
  const list = h('ol', { class: 'slide-rows' });
  const pages = Math.ceil(rows.length / SHOWN);
  let page = pages - 1; // the last places come first, as they are read out
  const draw = () => {
    const shown = rows.slice(page * SHOWN, (page + 1) * SHOWN);
    put(list, ...shown.map((row, number) => bar(row, most, slide, shown.length - 1 - number)));
  };
  draw();
  if (pages > 1) {
    const timer = setInterval(() => {
      if (!list.isConnected) return clearInterval(timer);
      page = (page + pages - 1) % pages;
      draw();
    }, 12_000);
  }
  return list;
}

/** The result of a vote, and whether enough took part. */
function vote(slide: Slide): HTMLElement {
  const cast = (slide.rows ?? []).reduce((sum, row) => sum + row.value, 0);
  const words = document.getElementById('screen')?.dataset[slide.is_valid ? 'valid' : 'invalid'] ?? '';
  return h('div', {}, ranking({ ...slide, max: Math.max(1, slide.entitled ?? 0) }), h('p', { class: 'slide-note' }, words.replace('{n}', String(cast)).replace('{all}', String(slide.entitled ?? 0))));
}

function bar(row: Row, most: number, slide: Slide, turn: number): HTMLElement {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', 'slide-bar');
  picture.setAttribute('viewBox', '0 0 1000 10');
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'rect');
  shape.setAttribute('height', '10');
  const full = Math.max(0, Math.min(1000, (row.value / most) * 1000));
  shape.setAttribute('width', String(full));
  picture.append(shape);
  grow(shape, full, turn * 350);
  const change = row.change ? h('span', { class: `slide-change ${row.change > 0 ? 'is-up' : 'is-down'}` }, `${row.change > 0 ? '▲' : '▼'}${Math.abs(row.change)}`) : null;
  return h(
    'li',
    { class: 'slide-row' },
    h('span', { class: 'slide-rank num' }, row.rank ? String(row.rank) : ''),
    h('span', { class: 'slide-name' }, short(row.name), change),
    h('span', { class: 'slide-bar-box' }, picture as unknown as HTMLElement),
    h('b', { class: 'slide-value num' }, `${written(row.value, slide.places, Math.max(2, slide.places ?? 0))}${slide.unit ?? ''}`),
  );
}

function grow(shape: SVGRectElement, full: number, waits: number): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || !('animate' in shape)) return;
  shape.animate([{ transform: 'scaleX(0)' }, { transform: 'scaleX(1)' }], { duration: 900, delay: waits, easing: 'ease-out', fill: 'backwards' });
  shape.setAttribute('width', String(full));
}

function award(slide: Slide): HTMLElement {
  const photos = document.getElementById('screen')?.dataset['photo'] ?? '';
  return h(
    'div',
    { class: 'slide-award' },
    slide.photo ? h('img', { class: 'slide-photo', src: photos.replace('/0/', `/${slide.photo}/`), alt: '' }) : null,
    h(
      'div',
      { class: 'slide-award-words' },
      h('p', { class: 'slide-receiver' }, slide.receiver ?? ''),
      ...[slide.detail, slide.citation, slide.taken_by, slide.handed_by, slide.place].filter(Boolean).map((line) => h('p', {}, line)),
    ),
  );
}

function lines(slide: Slide): HTMLElement {
  return h('div', { class: 'slide-lines' }, ...(slide.lines ?? []).map((line) => h('p', {}, line)));
}

function qr(slide: Slide): HTMLElement {
  const modules = slide.modules ?? [];
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', `-4 -4 ${modules.length + 8} ${modules.length + 8}`);
  picture.setAttribute('class', 'slide-qr');
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', slide.title);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', modules.flatMap((row, y) => [...row].map((one, x) => (one === '1' ? `M${x} ${y}h1v1h-1z` : ''))).join(''));
  picture.append(path);
  return h('div', { class: 'slide-qr-box' }, picture as unknown as HTMLElement, ...(slide.text ?? '').split(' · ').filter(Boolean).map((line) => h('p', {}, line)));
}

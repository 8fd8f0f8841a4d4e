/** A line for each measure, drawn anew every second into an SVG that the page holds ready. No styles: classes colour it. */
import { written } from '../vietnamese';

const WIDTH = 600;
const HEIGHT = 120;

export class Chart {
  private readonly values: (number | null)[] = [];
  private readonly line: SVGPolylineElement;
  private readonly most: Element | null;

  constructor(
    frame: Element,
    private readonly seconds: number,
    private readonly least: number,
  ) {
    const svg = frame.querySelector('svg');
    if (!svg) throw new Error('A chart needs its svg.');
    svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    svg.setAttribute('preserveAspectRatio', 'none');
    this.line = document.createElementNS('http://www.w3.org/2000/svg', 'polyline');
    svg.append(this.line);
    this.most = frame.querySelector('[data-chart-most]');
  }

  add(value: number | null): void {
    this.values.push(value);
    const top = Math.max(this.least, ...this.values.map((one) => one ?? 0)) * 1.15;
    const places: string[] = [];
    this.values.forEach((one, second) => {
      if (one === null) return;
      const x = (second / Math.max(1, this.seconds - 1)) * WIDTH;
      places.push(`${Math.min(WIDTH, x).toFixed(1)},${(HEIGHT - (one / top) * HEIGHT).toFixed(1)}`);
    });
    this.line.setAttribute('points', places.join(' '));
    if (this.most) this.most.textContent = written(top);
  }
}

/**
 * A PDF drawn page by page as it is scrolled to: `<div data-preview="address" data-preview-page="Trang">`. Nothing in
 * the file runs: scripts, forms and links of a PDF are not even built. What cannot be drawn says so, the text remains.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api';
import { eachArrival } from '../arrivals';

const SHARPEST = 2; // more pixels for each of the screen's cost memory and show nothing
const LEAST_WIDTH = 240;

eachArrival('[data-preview]', (frame) => {
  open(frame).catch(() => {
    frame.querySelector('[data-preview-wait]')?.remove();
    frame.querySelector('[data-preview-problem]')?.removeAttribute('hidden');
    document.querySelector<HTMLDetailsElement>('details.paper-words')?.setAttribute('open', '');
  });
});

async function open(frame: HTMLElement): Promise<void> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.min.mjs');
  const { default: PdfWorker } = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker');
  pdf.GlobalWorkerOptions.workerPort = new PdfWorker();
  const task = pdf.getDocument({
    url: frame.dataset['preview'] as string,
    enableXfa: false,
    isEvalSupported: false, // of older versions; the policy forbids it anyway
    useWasm: false,
    useSystemFonts: true,
    stopAtErrors: false,
  } as Parameters<typeof pdf.getDocument>[0]);
  const found: PDFDocumentProxy = await task.promise;
  frame.querySelector('[data-preview-wait]')?.remove();
  const first = await found.getPage(1);
  const shape = first.getViewport({ scale: 1 });
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        seen.unobserve(entry.target);
        void draw(found, entry.target as HTMLCanvasElement);
      }
    },
    { rootMargin: '600px' },
  );
  for (let number = 1; number <= found.numPages; number += 1) {
    const canvas = document.createElement('canvas');
    canvas.className = 'paper-leaf';
    canvas.dataset['number'] = String(number);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `${frame.dataset['previewPage'] ?? ''} ${number} / ${found.numPages}`);
    canvas.width = Math.max(frame.clientWidth, LEAST_WIDTH);
    canvas.height = Math.round((canvas.width * shape.height) / shape.width); // its room, before it is drawn
    frame.append(canvas);
    seen.observe(canvas);
  }
}

async function draw(found: PDFDocumentProxy, canvas: HTMLCanvasElement): Promise<void> {
  const page = await found.getPage(Number(canvas.dataset['number']));
  const width = Math.max(canvas.clientWidth, LEAST_WIDTH) * Math.min(window.devicePixelRatio || 1, SHARPEST);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  canvas.dataset['drawn'] = 'yes';
  page.cleanup();
}

/** Codes on letters: read by the camera, from a picture, or typed by a hand scanner that acts as a keyboard. */

interface Found {
  rawValue: string;
}
interface Detector {
  detect(source: HTMLVideoElement | ImageBitmap): Promise<Found[]>;
}
declare const BarcodeDetector: { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> } | undefined;

const LOOK_MS = 250;
const WIDEST = 1280;

/** What stands in a personal link after `/i/`; a bare token is one too. */
export function tokenIn(code: string): string {
  return /(?:^|\/)i\/([^/\s]+)\/?$/.exec(code.trim())?.[1] ?? code.trim();
}

export function looksLikeCode(text: string): boolean {
  return /\/i\/[^/\s]+\/?$/.test(text.trim());
}

/** Null where the page has no safe line: then only the server can say whose a code is. */
export async function digest(token: string): Promise<string | null> {
  if (!crypto.subtle) return null;
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 24);
}

type Read = (source: HTMLVideoElement | ImageBitmap) => Promise<string | undefined>;
let reader: Promise<Read> | undefined;

/** The phone's own reader where it has one, else ours (WebAssembly, out of our own build). */
function read(source: HTMLVideoElement | ImageBitmap): Promise<string | undefined> {
  reader ??= own().then((found) => found ?? ours());
  return reader.then((how) => how(source));
}

async function own(): Promise<Read | undefined> {
  if (typeof BarcodeDetector === 'undefined') return undefined;
  const formats: string[] = await BarcodeDetector.getSupportedFormats().catch(() => []);
  if (!formats.includes('qr_code')) return undefined;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (source) => (await detector.detect(source).catch(() => []))[0]?.rawValue;
}

async function ours(): Promise<Read> {
  const { readCode } = await import('./zxing');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  return async (source) => {
    const [width, height] = source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height];
    if (!width || !height) return undefined;
    const scale = Math.min(1, WIDEST / Math.max(width, height));
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    pen.drawImage(source, 0, 0, canvas.width, canvas.height);
    return readCode(pen.getImageData(0, 0, canvas.width, canvas.height));
  };
}

/** The code in a photograph. */
export async function readPicture(file: Blob): Promise<string | undefined> {
  return read(await createImageBitmap(file));
}

/** Take the reader along before the line goes. */
export function takeReaderAlong(): void {
  void own().then((found) => (found ? undefined : import('./zxing')));
}

export class Camera {
  private stream: MediaStream | undefined;
  private timer = 0;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly onCode: (code: string) => Promise<void>,
  ) {}

  get isOn(): boolean {
    return this.stream !== undefined;
  }

  async start(): Promise<void> {
    this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
    this.video.srcObject = this.stream;
    await this.video.play();
    const look = async () => {
      const code = await read(this.video).catch(() => undefined);
      if (code && this.isOn) await this.onCode(code);
      if (this.isOn) this.timer = window.setTimeout(() => void look(), LOOK_MS);
    };
    void look();
  }

  stop(): void {
    window.clearTimeout(this.timer);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = undefined;
    this.video.srcObject = null;
  }
}

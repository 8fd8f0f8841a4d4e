/** From a code to a person who is there: by camera, by a picture, by a hand scanner. */
import { part, show } from '../live/dom';
import type { Waiting } from '../offline/queue';
import { Camera, digest, readPicture, tokenIn } from './codes';
import { hour } from '../hours';
import type { Word } from './list';
import { standing, type Line } from './roster';

const SAME_CODE_MS = 4_000;

/** What the page knows and does. */
interface Desk {
  token(): string;
  lines(): Line[];
  waiting(): Waiting[];
  refresh(): Promise<void>;
  takeIn(line: Line): Promise<void>;
  word: Word;
}

export class Scanner {
  private readonly camera: Camera;
  private last = { code: '', at: 0 };

  constructor(private readonly desk: Desk) {
    this.camera = new Camera(part('video') as HTMLVideoElement, (code) => this.meet(code));
    part('scan')?.addEventListener('click', () => void this.scan());
    const picture = part('picture') as HTMLInputElement;
    picture.addEventListener('change', () => void this.fromPicture(picture));
  }

  /** A code was read: say who it is and take him in, or say why not. */
  async meet(code: string): Promise<void> {
    if (code === this.last.code && Date.now() - this.last.at < SAME_CODE_MS) return;
    this.last = { code, at: Date.now() };
    const token = tokenIn(code);
    const own = await digest(token);
    const line = own ? this.desk.lines().find((each) => each.codes.some(([known]) => known === own)) : undefined;
    const isOver = line?.codes.some(([known, holds]) => known === own && !holds);
    if (isOver) this.say(this.desk.word('code_revoked'), 'bad');
    else if (line && !line.is_ended) await this.takeIn(line);
    else await this.ask(token);
  }

  /** The server knows codes that this device does not, and says why one opens nothing. */
  private async ask(code: string): Promise<void> {
    try {
      const answer = await fetch('/c/codes/', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.desk.token()}` },
        body: JSON.stringify({ code }),
        credentials: 'omit',
      });
      const said = (await answer.json()) as { delegate?: number; message?: string };
      if (said.delegate) await this.desk.refresh();
      const line = this.desk.lines().find((each) => each.delegate === said.delegate);
      if (line) await this.takeIn(line);
      else this.say(said.message ?? this.desk.word('code_unknown'), 'bad');
    } catch {
      this.say(this.desk.word('code_unknown'), 'bad');
    }
  }

  private async takeIn(line: Line): Promise<void> {
    const stands = standing(line, this.desk.waiting());
    if (stands.isHere) return this.say(this.desk.word('code_again', { name: line.name, hour: hour(stands.came) }), 'warn');
    await this.desk.takeIn(line);
    const about = [line.title, line.chair].filter(Boolean).join(' · ');
    this.say([this.desk.word('code_of', { name: line.name }), about].filter(Boolean).join(' – '), 'ok');
    navigator.vibrate?.(60);
  }

  private async scan(): Promise<void> {
    if (this.camera.isOn) {
      this.camera.stop();
    } else {
      try {
        await this.camera.start();
        this.say(this.desk.word('camera_on'), 'warn');
      } catch {
        this.say(this.desk.word('camera_off'), 'bad');
      }
    }
    show('viewer', this.camera.isOn);
    part('scan')?.setAttribute('aria-pressed', String(this.camera.isOn));
  }

  private async fromPicture(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    const code = await readPicture(file).catch(() => undefined);
    if (code) await this.meet(code);
    else this.say(this.desk.word('code_none'), 'bad');
  }

  private say(text: string, kind: 'ok' | 'warn' | 'bad'): void {
    const met = part('met') as HTMLElement;
    met.hidden = false;
    met.className = `notice notice-${kind}`;
    met.textContent = text;
  }
}

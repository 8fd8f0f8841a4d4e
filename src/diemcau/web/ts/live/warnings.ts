/**
 * Before a speech or an item ends: a sentence on the screen, and a sound on machines where somebody turned it on.
 * Said when the mark is passed while the page is open; a page that comes late shows the last one that still holds.
 */
import { everySecond } from './clock';
import { part, say, show } from './dom';
import type { Screen } from './screen';
import { remaining } from './timeline';

const MINUTE = 60_000;
const LONG = 8 * MINUTE; // a speech shorter than this is warned of once, a longer one twice
const ON = 'diemcau.sound';

export class Warnings {
  private said = '';
  private isOn = false;
  private sound: AudioContext | null = null;

  constructor(private readonly screen: Screen) {}

  keep(): void {
    this.press(localStorage.getItem(ON) === '1');
    show('sound-ask', localStorage.getItem(ON) === null);
    // A browser lets nobody sound before the first touch of the page.
    const wake = () => this.wake();
    document.addEventListener('pointerdown', wake);
    document.addEventListener('keydown', wake);
    const look = () => this.look();
    this.screen.store.watch(['now', 'floor'], look);
    everySecond(this.screen.clock, () => this.screen.counted?.current.started ?? 0, look);
  }

  toggle(): void {
    this.choose(!this.isOn);
  }

  /** Kept on this machine; whoever turns it on hears at once what it sounds like. */
  choose(isOn: boolean): void {
    localStorage.setItem(ON, isOn ? '1' : '0');
    show('sound-ask', false);
    this.press(isOn);
    this.wake();
    this.beep(1);
  }

  private press(isOn: boolean): void {
    this.isOn = isOn;
    part('sound')?.setAttribute('aria-pressed', String(isOn));
    if (!isOn) {
      void this.sound?.close();
      this.sound = null;
    }
    this.tell();
  }

  /** Only called in answer to a touch or a key. */
  private wake(): void {
    if (!this.isOn || !('AudioContext' in window)) return;
    this.sound ??= new AudioContext();
    void this.sound.resume();
    this.tell();
  }

  private tell(): void {
    say('sound-words', this.screen.word(!this.isOn ? 'sound_off' : this.sound ? 'sound_on' : 'sound_waits'));
  }

  private look(): void {
    const counted = this.screen.counted;
    const rest = counted && !counted.current.paused_at ? remaining(counted.current, this.screen.clock.now()) : Infinity;
    const marks = counted && counted.length > LONG ? [0, MINUTE, 2 * MINUTE] : [0, MINUTE];
    const mark = counted && counted.length > MINUTE ? marks.find((one) => rest <= one) : undefined;
    const words = mark === undefined ? '' : mark ? this.screen.word('warn_left', { n: mark / MINUTE }) : this.screen.word('warn_over');
    const key = words && `${counted?.current.started}.${mark}`;
    if (key === this.said) return;
    this.said = key;
    say('warning', words);
    show('warning', Boolean(words));
    if (words) this.beep(mark ? 1 : 3);
  }

  private beep(times: number): void {
    const sound = this.sound;
    if (!sound) return;
    for (let turn = 0; turn < times; turn += 1) {
      const tone = sound.createOscillator();
      const loudness = sound.createGain();
      const at = sound.currentTime + turn * 0.35;
      tone.frequency.value = 880;
      loudness.gain.setValueAtTime(0.2, at);
      loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
      tone.connect(loudness).connect(sound.destination);
      tone.start(at);
      tone.stop(at + 0.3);
    }
  }
}

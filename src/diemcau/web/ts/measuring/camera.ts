/** Camera and microphone: the picture, and how loud it is. Nothing leaves the machine. */
export interface Seen {
  camera: boolean | null;
  microphone: boolean | null;
}

const LOUD = 0.02; // of full scale: a voice at a table, above the hum of a room

export function watchCamera(frame: HTMLElement): Seen {
  const seen: Seen = { camera: null, microphone: null };
  const button = frame.querySelector<HTMLButtonElement>('[data-camera-start]');
  const video = frame.querySelector('video');
  const level = frame.querySelector<HTMLMeterElement>('[data-camera-level]');
  const say = (name: string) => {
    for (const one of frame.querySelectorAll<HTMLElement>('[data-camera-says]')) one.hidden = one.dataset['cameraSays'] !== name;
  };
  button?.addEventListener('click', () => {
    button.disabled = true;
    void look().finally(() => (button.disabled = false));
  });

  async function look(): Promise<void> {
    if (!navigator.mediaDevices?.getUserMedia) return say('impossible');
    seen.camera = seen.microphone = false;
    const [picture, sound] = await Promise.all([ask({ video: true }), ask({ audio: true })]);
    if (picture && video) {
      video.srcObject = picture;
      video.hidden = false;
      await video.play().catch(() => undefined);
      seen.camera = picture.getVideoTracks().some((track) => track.readyState === 'live');
    }
    if (sound) listen(sound);
    say(picture ? (sound ? 'speak' : 'no-sound') : sound ? 'no-picture' : 'nothing');
  }

  function listen(sound: MediaStream): void {
    const context = new AudioContext();
    const ear = context.createAnalyser();
    ear.fftSize = 1024;
    context.createMediaStreamSource(sound).connect(ear);
    const wave = new Uint8Array(ear.fftSize);
    const hear = () => {
      ear.getByteTimeDomainData(wave);
      const power = wave.reduce((sum, one) => sum + ((one - 128) / 128) ** 2, 0) / wave.length;
      const loudness = Math.sqrt(power);
      if (level) level.value = Math.min(1, loudness * 4);
      if (loudness > LOUD && !seen.microphone) {
        seen.microphone = true;
        if (seen.camera) say('good');
      }
    };
    if (level) level.hidden = false;
    window.setInterval(hear, 100);
  }

  return seen;
}

async function ask(what: MediaStreamConstraints): Promise<MediaStream | null> {
  try {
    return await navigator.mediaDevices.getUserMedia(what);
  } catch {
    return null; // refused, missing, or held by another program: told in words
  }
}

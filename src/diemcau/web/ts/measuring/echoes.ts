/** Numbered packets there and back: over a data channel that loses what the line loses, else over TCP. */
import { pause, type Server } from './server';

const SIZE = 32; // bytes: so few that the channel's own window never makes one wait, however long or lossy the line
const HUNDREDTHS = 100; // round trips are kept in whole hundredths of a millisecond
const MOST_WAITING = 2_000; // bytes that may wait to leave: a packet that has not left is not yet sent
const STRAGGLERS_MS = 2_000;
const OPENS_WITHIN_MS = 12_000;

export interface Echoes {
  readonly transport: 'webrtc' | 'tcp';
  sent: number;
  /** In the order in which they came back. */
  trips: number[];
  /** When the last one came back. */
  heard: number;
  run(seconds: number, aSecond: number, stop: AbortSignal): Promise<void>;
  close(): void;
}

/** WebRTC where browser and network let it, TCP where they do not. */
export async function openEchoes(server: Server): Promise<Echoes> {
  if (typeof RTCPeerConnection !== 'undefined') {
    try {
      return await Packets.open(server);
    } catch {
      // No way for UDP: the test goes on, and says that it could not see losses.
    }
  }
  return new Requests(server);
}

class Packets implements Echoes {
  readonly transport = 'webrtc';
  sent = 0;
  trips: number[] = [];
  heard = performance.now();
  private readonly back = new Set<number>();

  private constructor(
    private readonly peer: RTCPeerConnection,
    private readonly channel: RTCDataChannel,
  ) {
    channel.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => this.came(event.data));
  }

  static async open(server: Server): Promise<Packets> {
    const peer = new RTCPeerConnection({ iceServers: [] });
    try {
      const channel = peer.createDataChannel('echo', { ordered: false, maxRetransmits: 0 });
      channel.binaryType = 'arraybuffer';
      await peer.setLocalDescription(await peer.createOffer());
      await gathered(peer);
      const answer = await server.text('/offer', OPENS_WITHIN_MS, peer.localDescription?.sdp ?? '');
      await peer.setRemoteDescription({ type: 'answer', sdp: answer });
      await opened(channel);
      return new Packets(peer, channel);
    } catch (problem) {
      peer.close();
      throw problem;
    }
  }

  async run(seconds: number, aSecond: number, stop: AbortSignal): Promise<void> {
    const began = performance.now();
    let due = 0;
    while (!stop.aborted && performance.now() - began < seconds * 1000) {
      const owed = Math.floor(((performance.now() - began) / 1000) * aSecond) - due;
      due += owed;
      // What a busy page could not send in time is left out; a hidden one is woken once a second and may catch up.
      for (let one = 0; one < Math.min(owed, document.hidden ? 60 : 3); one += 1) this.send();
      await pause(Math.max(1, Math.min(10, 500 / aSecond)));
    }
    const last = performance.now();
    while (!stop.aborted && this.back.size < this.sent && performance.now() - last < STRAGGLERS_MS) await pause(20);
  }

  close(): void {
    this.peer.close();
  }

  private send(): void {
    if (this.channel.readyState !== 'open' || this.channel.bufferedAmount > MOST_WAITING) return;
    const packet = new DataView(new ArrayBuffer(SIZE));
    packet.setUint32(0, this.sent);
    packet.setFloat64(8, performance.now());
    this.channel.send(packet.buffer);
    this.sent += 1;
  }

  private came(data: ArrayBuffer): void {
    const now = performance.now();
    if (data.byteLength !== SIZE) return;
    const packet = new DataView(data);
    const number = packet.getUint32(0);
    if (number >= this.sent || this.back.has(number)) return;
    this.back.add(number);
    this.heard = now;
    this.trips.push(Math.max(0, Math.round((now - packet.getFloat64(8)) * HUNDREDTHS)));
  }
}

class Requests implements Echoes {
  readonly transport = 'tcp';
  sent = 0;
  trips: number[] = [];
  heard = performance.now();

  constructor(private readonly server: Server) {}

  async run(seconds: number, _aSecond: number, stop: AbortSignal): Promise<void> {
    const began = performance.now();
    while (!stop.aborted && performance.now() - began < seconds * 1000) {
      const left = performance.now();
      this.sent += 1;
      try {
        await this.server.text('/echo', 5_000);
        this.heard = performance.now();
        this.trips.push(Math.round((this.heard - left) * HUNDREDTHS));
      } catch {
        // Told by the count.
      }
      await pause(Math.max(0, 200 - (performance.now() - left)));
    }
  }

  close(): void {
    // Nothing stays open.
  }
}

function gathered(peer: RTCPeerConnection): Promise<void> {
  return new Promise((go) => {
    const look = () => {
      if (peer.iceGatheringState === 'complete') go();
    };
    peer.addEventListener('icegatheringstatechange', look);
    window.setTimeout(go, 2_000);
    look();
  });
}

function opened(channel: RTCDataChannel): Promise<void> {
  return new Promise((go, fail) => {
    channel.addEventListener('open', () => go());
    channel.addEventListener('close', () => fail(new Error('closed')));
    window.setTimeout(() => fail(new Error('no way for UDP')), OPENS_WITHIN_MS);
  });
}

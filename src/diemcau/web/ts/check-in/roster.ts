/** The people of a site, and how each stands after what the server holds and what this device has still to send. */
import type { Waiting } from '../offline/queue';

export type Says = 'in_person' | 'online' | 'left' | 'absent' | 'undo';

/** [id, what it says, when by our clock, reason] */
export type Note = [string, Says, number, string];

export interface Line {
  delegate: number;
  name: string;
  title: string;
  unit: string;
  is_ended: boolean;
  is_deputy: boolean;
  chair: string;
  is_guest: boolean;
  doubt: string;
  notes: Note[];
  /** [digest of a personal link, whether its letter still holds] */
  codes: [string, boolean][];
}

export interface Roster {
  conference: string;
  day: string;
  site: string;
  site_id: number;
  device: string;
  is_reception: boolean;
  now: number;
  lines: Line[];
}

/** What is sent, and waits until it has been. */
export interface Said {
  delegate: number;
  says: Says;
  at: number;
  way: string;
  reason?: string;
  takes_back?: string[];
  device: string;
}

export interface Standing {
  state: 'in_person' | 'online' | 'absent' | 'not_yet';
  isHere: boolean;
  came: number;
  left: number;
  reason: string;
  notes: Note[];
}

/** The same rule as domain/attending/standing.py: taken back never was; seen there beats absent; coming twice is once. */
export function standing(line: Line, waiting: readonly Waiting[]): Standing {
  const notes = [...line.notes];
  const known = new Set(notes.map(([id]) => id));
  const undone = new Set<string>();
  for (const { id, body } of waiting) {
    const said = body as Said;
    if (said.delegate !== line.delegate || known.has(id)) continue;
    if (said.says === 'undo') for (const gone of said.takes_back ?? []) undone.add(gone);
    else notes.push([id, said.says, said.at, said.reason ?? '']);
  }
  const held = notes.filter(([id]) => !undone.has(id)).sort((one, other) => one[2] - other[2]);
  const stands: Standing = { state: 'not_yet', isHere: false, came: 0, left: 0, reason: '', notes: held };
  for (const [, says, at, reason] of held) {
    if (says === 'absent') {
      if (!stands.came) Object.assign(stands, { state: 'absent', reason });
    } else if (says === 'left') {
      if (stands.isHere) Object.assign(stands, { isHere: false, left: at });
    } else {
      Object.assign(stands, { state: says, isHere: true, came: stands.came || at, left: 0, reason: '' });
    }
  }
  return stands;
}

/** The last thing that was said: all notes at the end that say the same, from whichever device. */
export function last(notes: readonly Note[]): string[] {
  const end = notes[notes.length - 1];
  if (!end) return [];
  const own: string[] = [];
  for (let at = notes.length - 1; at >= 0; at--) {
    const note = notes[at] as Note;
    if (note[1] !== end[1]) break;
    own.push(note[0]);
  }
  return own;
}

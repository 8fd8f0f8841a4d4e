/** Server-sent events as they come in pieces: the same for a stream and for an answer to a poll. */
export interface ServerEvent {
  id: number | null;
  name: string;
  data: string;
}

export class EventReader {
  private rest = '';

  /** The events that are whole by now; what is not waits for the next piece. */
  read(piece: string): ServerEvent[] {
    const blocks = (this.rest + piece).split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(parse).filter((event): event is ServerEvent => event !== null);
  }
}

function parse(block: string): ServerEvent | null {
  const event: ServerEvent = { id: null, name: 'message', data: '' };
  let holds = false;
  for (const line of block.split('\n')) {
    const colon = line.indexOf(': ');
    const field = line.slice(0, colon);
    const value = line.slice(colon + 2);
    if (field === 'id') event.id = Number(value);
    else if (field === 'event') event.name = value;
    else if (field === 'data') event.data = value;
    else continue;
    holds = true;
  }
  return holds ? event : null;
}

/** The list on the screen: one line a person, drawn anew only where something changed. */
import { hour } from '../hours';
import { h } from '../live/dom';
import type { Waiting } from '../offline/queue';
import { fold } from '../vietnamese';
import { standing, type Line, type Said, type Says, type Standing } from './roster';

export type Word = (name: string, facts?: Record<string, string | number>) => string;
export type Act = (line: Line, says: Says, more?: { reason?: string }) => void;

const KINDS = { in_person: ['ok', '✓'], online: ['ok', '✓'], absent: ['bad', '✕'], not_yet: ['wait', '…'] } as const;

interface Row {
  element: HTMLElement;
  drawn: string;
  search: string;
}

export class List {
  private readonly rows = new Map<number, Row>();
  private absent = 0;

  constructor(
    private readonly frame: HTMLElement,
    private readonly word: Word,
    private readonly reasons: string[],
    private readonly act: Act,
  ) {}

  /** Draw what changed; returns how many are there, of how many. */
  draw(lines: readonly Line[], waiting: readonly Waiting[], chosen: { words: string; state: string }): { present: number; people: number; found: Line[] } {
    const words = bare(chosen.words).split(' ').filter(Boolean);
    const mine = new Map<number, Waiting[]>();
    for (const entry of waiting) {
      const { delegate } = entry.body as Said;
      mine.set(delegate, [...(mine.get(delegate) ?? []), entry]);
    }
    const found: Line[] = [];
    let present = 0;
    let people = 0;
    for (const line of lines) {
      const own = mine.get(line.delegate) ?? [];
      const stands = standing(line, own);
      if (!line.is_ended) people += 1;
      if (stands.came && !line.is_ended) present += 1;
      const row = this.row(line, stands, own);
      const fits = words.every((word) => row.search.includes(word)) && (!chosen.state || group(stands) === chosen.state || (chosen.state === 'guest' && line.is_guest));
      row.element.hidden = !fits;
      if (fits) found.push(line);
    }
    const there = new Set(lines.map((line) => line.delegate));
    for (const [delegate, row] of this.rows) {
      if (there.has(delegate)) continue;
      row.element.remove();
      this.rows.delete(delegate);
    }
    return { present, people, found };
  }

  private row(line: Line, stands: Standing, own: Waiting[]): Row {
    const drawn = JSON.stringify([line, stands, own.length, this.absent === line.delegate]);
    let row = this.rows.get(line.delegate);
    if (!row) {
      row = { element: h('li', { class: 'desk-line' }), drawn: '', search: '' };
      this.rows.set(line.delegate, row);
      this.frame.append(row.element);
    }
    if (row.drawn !== drawn) {
      const hadFocus = row.element.contains(document.activeElement);
      row.drawn = drawn;
      row.search = bare(`${line.name} ${line.title} ${line.unit} ${line.chair}`);
      row.element.dataset['state'] = stands.state;
      row.element.replaceChildren(this.who(line, stands, own), this.deeds(line, stands));
      if (hadFocus) row.element.querySelector<HTMLElement>('input, button')?.focus();
    }
    return row;
  }

  private who(line: Line, stands: Standing, own: Waiting[]): HTMLElement {
    const [kind, sign] = KINDS[stands.state];
    const times = [stands.came && this.word('came_at', { hour: hour(stands.came) }), stands.left && this.word('left_at', { hour: hour(stands.left) })];
    const more = [...times, stands.reason, line.chair, line.is_guest && this.word('guest'), line.is_deputy && this.word('deputy')].filter(Boolean);
    return h(
      'div',
      { class: 'desk-who' },
      h('b', {}, line.name),
      h('span', { class: 'soft small' }, [line.title, line.unit].filter(Boolean).join(', ')),
      h(
        'span',
        { class: 'desk-state' },
        h('span', { class: `status-tag status-${kind}` }, `${sign} ${this.word(`state_${stands.state}`)}`),
        line.is_ended && h('span', { class: 'status-tag status-warn' }, `! ${this.word('ended')}`),
        own.length > 0 && h('span', { class: 'status-tag status-wait' }, `… ${this.word('pending')}`),
        more.length > 0 && h('span', { class: 'soft small' }, more.join(' · ')),
      ),
      line.doubt ? h('span', { class: 'small desk-doubt' }, `! ${line.doubt}`) : null,
    );
  }

  private deeds(line: Line, stands: Standing): HTMLElement {
    const button = (name: string, kind: string, onclick: () => void) =>
      h('button', { type: 'button', class: `btn ${kind}`, onclick, 'aria-label': `${this.word(name)}: ${line.name}` }, this.word(name));
    const say = (says: Says) => () => this.act(line, says);
    if (this.absent === line.delegate) return this.reasonForm(line);
    const deeds = h('div', { class: 'desk-deeds' });
    if (stands.isHere) deeds.append(button('leave', 'btn-sm', say('left')));
    else if (stands.came) deeds.append(button('return', 'btn-sm', say(stands.state === 'online' ? 'online' : 'in_person')));
    else {
      deeds.append(button('come', 'btn-primary', say('in_person')), button('online', 'btn-sm', say('online')));
      if (stands.state !== 'absent') deeds.append(button('absent', 'btn-sm', () => this.open(line.delegate)));
    }
    if (stands.notes.length) deeds.append(button('undo', 'btn-quiet btn-sm', say('undo')));
    return deeds;
  }

  private open(delegate: number): void {
    this.absent = delegate;
    this.onChange();
  }

  /** Set by the page: draws again. */
  onChange: () => void = () => undefined;

  private reasonForm(line: Line): HTMLElement {
    const done = () => {
      this.absent = 0;
    };
    const input = h('input', { class: 'form-control form-control-sm', type: 'text', maxlength: 300, 'aria-label': `${this.word('reason_needed')} ${line.name}`, placeholder: this.word('reason_needed') });
    const form = h(
      'form',
      {
        class: 'desk-absence',
        onsubmit: (event) => {
          event.preventDefault();
          event.stopPropagation();
          const reason = input.value.trim();
          if (!reason) return input.focus();
          done();
          this.act(line, 'absent', { reason });
        },
      },
      h(
        'div',
        { class: 'chips' },
        ...this.reasons.map((reason) =>
          h('button', { type: 'button', class: 'chip', onclick: () => (done(), this.act(line, 'absent', { reason })) }, reason),
        ),
      ),
      h('div', { class: 'desk-reason' }, input, h('button', { class: 'btn btn-sm btn-primary' }, this.word('absent')), h('button', { type: 'button', class: 'btn btn-sm btn-quiet', onclick: () => (done(), this.onChange()) }, '✕')),
    );
    form.querySelector('.btn-quiet')?.setAttribute('aria-label', this.word('drop'));
    return form;
  }
}

/** "chom" finds Ch'ơm. */
function bare(text: string): string {
  return fold(text).replace(/['’ʼ]/g, '');
}

function group(stands: Standing): string {
  return stands.came ? 'present' : stands.state;
}

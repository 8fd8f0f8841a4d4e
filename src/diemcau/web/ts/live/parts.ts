/** Votes, awards, slides, the last message on the director's screen: the next step of each, one press. */
import { hour } from '../hours';
import { send } from './command';
import { h, part, put, say } from './dom';
import type { Screen } from './screen';

interface Vote {
  id: number;
  question: string;
  state: string;
  state_name: string;
}
const NEXT: Record<string, string> = { prepared: 'open', open: 'closed', closed: 'released' };

export function drawVotes(screen: Screen, mayDirect: boolean): void {
  const votes = (screen.store.get<Vote[]>('votes') ?? []).filter((vote) => vote.state !== 'released');
  const turnout = screen.store.get<{ id: number; cast: number; entitled: number }>('turnout');
  put(part('votes'), ...votes.map((vote, number) => {
    const to = NEXT[vote.state] ?? '';
    const cast = turnout?.id === vote.id && turnout.entitled ? screen.word('turnout', { n: turnout.cast, all: turnout.entitled }) : vote.state_name;
    const step = () => void send(screen.address('voteState', vote.id), { to });
    return h(
      'p',
      { class: 'cue-line' },
      h('span', { class: 'soft small' }, cast),
      h('span', {}, vote.question),
      mayDirect && h('button', { type: 'button', class: 'btn btn-sm', 'data-key': number ? null : 'v', 'data-key-name': `${screen.word(`vote_${to}`)}: ${vote.question}`, 'data-focus': `vote-${vote.id}`, onclick: step }, screen.word(`vote_${to}`), number ? null : h('kbd', {}, 'V')),
    );
  }));
}

interface Award {
  id: number;
  title: string;
  receiver: string;
  called: boolean;
  done: boolean;
}
export function drawAwards(screen: Screen): void {
  const awards = screen.store.get<Award[]>('awards') ?? [];
  const called = awards.find((award) => award.called && !award.done);
  const next = awards.find((award) => !award.called);
  const step = (award: Award, name: string) => () => void send(screen.address('awardStep', award.id), { step: name });
  const button = (award: Award, name: string, key: string, words: string) =>
    h('button', { type: 'button', class: 'btn btn-sm', 'data-key': key, 'data-key-name': words, 'data-focus': `award-${name}`, onclick: step(award, name) }, words, h('kbd', {}, key.toUpperCase()));
  put(
    part('awards'),
    called || next
      ? h(
          'p',
          { class: 'row-line' },
          next ? button(next, 'call', 'n', screen.word('call_award', { words: `${next.title}, ${next.receiver}` })) : null,
          called ? button(called, 'finish', 'x', screen.word('award_done')) : null,
        )
      : null,
  );
}

interface Sent {
  text: string;
  at: number;
  read: number;
  expected: number;
}
export function drawSent(screen: Screen): void {
  const sent = screen.store.get<Sent>('sent');
  const words = sent && `${screen.word('sent_at', { hour: hour(sent.at), text: sent.text })} · ${screen.word('read', { n: sent.read, all: sent.expected })}`;
  say('sent', words ?? '');
}

export function drawShelf(screen: Screen, mayDirect: boolean): void {
  const shown = screen.store.get<{ id: number; title: string } | null>('show');
  const slides = screen.store.get<{ id: number; title: string }[]>('shelf') ?? [];
  say('shown', shown?.title ?? screen.word('shows_programme'));
  const chip = (id: number | null, title: string) =>
    h(
      'button',
      { type: 'button', class: 'chip', 'aria-pressed': String((shown?.id ?? null) === id), 'data-focus': `slide-${id}`, onclick: () => void send(screen.root.dataset['showing'] ?? '', { slide: id }) },
      title,
    );
  if (mayDirect) put(part('shelf'), chip(null, screen.word('shows_programme')), ...slides.map((slide) => chip(slide.id, slide.title)));
}

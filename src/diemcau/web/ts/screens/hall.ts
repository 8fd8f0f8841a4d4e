/** The hall's large screen: who speaks and from where, the countdown, a message; or a slide in their place. */
import { part, say, show } from '../live/dom';
import { short } from '../live/names';
import { Screen } from '../live/screen';
import { drawSlide, type Slide } from '../live/slides';

const screen = new Screen();
const { store } = screen;

function drawView(): void {
  const slide = store.get<Slide | null>('show') ?? null;
  show('programme-view', !slide);
  show('slide', Boolean(slide));
  const box = part('slide');
  if (slide && box && box.dataset['id'] !== String(slide.id)) {
    box.dataset['id'] = String(slide.id);
    drawSlide(box, slide);
  }
  if (!slide && box) delete box.dataset['id'];
}

function drawItem(): void {
  const item = screen.currentItem;
  const turn = screen.floor.on_air;
  say('item', turn && item ? item.text : item ? item.kind_name : '');
  say('speaker', turn ? short(turn.speaker) : (item?.text ?? screen.root.dataset['title'] ?? ''));
  say('where', turn ? screen.placeOf(turn) : item ? [item.by, short(item.place)].filter(Boolean).join(' · ') : screen.beginning);
}

interface Message {
  text: string;
  at: number;
}
const MESSAGE_SHOWN_MS = 60_000;
function drawMessage(): void {
  const message = store.get<Message>('message.all');
  const isNew = Boolean(message) && screen.clock.now() - (message?.at ?? 0) < MESSAGE_SHOWN_MS;
  say('message', message?.text ?? '');
  show('message', isNew);
  if (isNew) setTimeout(drawMessage, MESSAGE_SHOWN_MS);
}

screen.drawNow();
store.watch(['now', 'floor', 'programme'], drawItem);
store.watch(['show'], drawView);
store.watch(['message.all'], drawMessage);
screen.open();

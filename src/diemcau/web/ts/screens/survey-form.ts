/**
 * The page behind a link: opens without a line, asks, keeps the sheet on the device until the server has it.
 *
 * What a form needs is read from the server where there is a line, else from what this device has kept of it; it is
 * forgotten once the receipt is here.
 */
import { newId, openOffline, type Waiting } from '../offline/queue';
import { openWithoutLine } from '../offline/register';
import type { Answers, Language, Shown } from '../survey';

interface Form {
  state: 'open' | 'closed' | 'answered' | 'gone';
  survey: string;
  unit: string;
  service: string;
  until: string;
  intro: Record<Language, string>;
  version: number;
  form: unknown;
  carrier?: string;
}

interface Point {
  token: string;
  unit: string;
  service: string;
  whom: string;
}

interface Round extends Omit<Form, 'state' | 'unit' | 'service'> {
  points: Point[];
}

const { queue, shelf } = openOffline('survey');

class Page {
  private readonly scope: string;
  private readonly words: Record<Language, Record<string, string>>;
  private readonly button: HTMLButtonElement | null;
  private language: Language = 'vi';
  private shown: Shown | undefined;
  private form: Form | undefined;
  private said = 'loading';
  private more = '';

  constructor(private readonly frame: HTMLElement) {
    this.scope = frame.dataset['scope'] ?? '/s/';
    this.words = JSON.parse(document.getElementById('words')?.textContent ?? '{}') as typeof this.words;
    this.button = frame.querySelector('[data-survey-language]');
    this.button?.addEventListener('click', () => this.speak(this.language === 'vi' ? 'en' : 'vi'));
    for (const change of ['online', 'offline']) window.addEventListener(change, () => this.tellLine());
  }

  async open(): Promise<void> {
    void openWithoutLine(this.frame.dataset['worker'] ?? '', this.scope);
    const token = location.pathname.slice(this.scope.length).replace(/\/$/, '');
    this.tellLine();
    if (token) await this.ask(token);
    else await this.list();
    await queue.flush();
  }

  private async ask(token: string): Promise<void> {
    const own = (entry: Waiting) => entry.address === `${this.scope}${token}/sheets/`;
    queue.onReceipt = (entry, receipt) => {
      if (own(entry)) void this.finish(token, receipt.receipt);
    };
    queue.onChange = (waiting) => {
      const refused = waiting.find(own)?.refused;
      if (refused) this.say('refused', refused);
    };
    if ((await queue.waiting()).some(own)) {
      this.say('waiting'); // answered already, not yet sent
      return;
    }
    const form = await this.find(token);
    if (!form) return this.say('away');
    this.form = form;
    this.head();
    if (form.state !== 'open') return this.say(form.state);
    const { showForm } = await import('../survey');
    const began = Date.now();
    this.say('');
    this.shown = showForm(this.body(), form.form, this.language, (answers) => void this.keep(token, form, answers, began));
  }

  /** From the server; without a line what was kept of it, or the round that was taken along. */
  private async find(token: string): Promise<Form | undefined> {
    const carried = await this.carried(token);
    try {
      const answer = await fetch(`${this.scope}${token}/form.json`, { credentials: 'omit' });
      if (answer.status === 404) return { ...((await answer.json()) as Form), survey: '' };
      if (answer.ok) {
        const form = (await answer.json()) as Form;
        await shelf.put(`form:${token}`, form);
        return carried?.carrier ? { ...form, carrier: carried.carrier } : form;
      }
    } catch {
      // no line
    }
    return (await shelf.get<Form>(`form:${token}`)) ?? carried;
  }

  private async carried(token: string): Promise<Form | undefined> {
    for (const name of await shelf.names()) {
      if (!name.startsWith('round:')) continue;
      const round = await shelf.get<Round>(name);
      const point = round?.points.find((each) => each.token === token);
      if (round && point) return { ...round, ...point, state: 'open' };
    }
    return undefined;
  }

  private async keep(token: string, form: Form, answers: Answers, began: number): Promise<void> {
    this.shown?.model.clear(true); // the sheet leaves the screen: the next person sees nothing of it
    this.body().replaceChildren();
    this.say('waiting');
    await queue.add({
      id: newId(),
      address: `${this.scope}${token}/sheets/`,
      body: { version: form.version, answers, seconds: Math.round((Date.now() - began) / 1000), carrier: form.carrier },
    });
    await queue.flush();
  }

  private async finish(token: string, receipt: string): Promise<void> {
    await shelf.forget(`form:${token}`);
    await shelf.put(`done:${token}`, true);
    this.say('received', `${this.word('receipt')} ${receipt}`);
  }

  /** What this device carries: the points of a round, and how many sheets wait. */
  private async list(): Promise<void> {
    const body = this.body();
    queue.onReceipt = (entry) => void this.receive(entry).then(() => this.list());
    queue.onChange = (waiting) => this.count(waiting);
    body.replaceChildren();
    this.put('[data-survey-title]', this.word('list'));
    let points = 0;
    for (const name of await shelf.names()) {
      const round = name.startsWith('round:') ? await shelf.get<Round>(name) : undefined;
      if (!round) continue;
      points += round.points.length;
      body.append(await this.round(name, round));
    }
    const waiting = await queue.waiting();
    if (!points && !waiting.length) this.say('nothing');
    else this.count(waiting);
  }

  private async receive(entry: Waiting): Promise<void> {
    const token = entry.address.slice(this.scope.length).split('/')[0] ?? '';
    await shelf.put(`done:${token}`, true);
    await shelf.forget(`form:${token}`);
  }

  private count(waiting: Waiting[]): void {
    const refused = waiting.find((entry) => entry.refused);
    if (refused?.refused) this.say('refused', refused.refused);
    else this.say('', waiting.length ? `${waiting.length} ${this.word('sending')}` : '');
  }

  private async round(name: string, round: Round): Promise<HTMLElement> {
    const section = document.createElement('section');
    const title = document.createElement('h2');
    title.textContent = round.survey;
    const list = document.createElement('ul');
    list.className = 'found';
    const waiting = new Set((await queue.waiting()).map((entry) => entry.address));
    for (const point of round.points) {
      const done = waiting.has(`${this.scope}${point.token}/sheets/`) || (await shelf.get(`done:${point.token}`));
      const line = document.createElement('li');
      const about = document.createElement('span');
      about.textContent = [point.unit, point.service, point.whom].filter(Boolean).join(' · ');
      const way = document.createElement(done ? 'span' : 'a');
      if (way instanceof HTMLAnchorElement) way.href = `${this.scope}${point.token}/`;
      way.textContent = this.word(done ? 'done' : 'open');
      line.append(about, way);
      list.append(line);
    }
    const clear = document.createElement('button');
    clear.type = 'button';
    clear.className = 'btn btn-sm';
    clear.textContent = this.word('clear');
    clear.addEventListener('click', () => void shelf.forget(name).then(() => this.list()));
    section.append(title, list, clear);
    return section;
  }

  private speak(language: Language): void {
    this.language = language;
    document.documentElement.lang = language;
    this.shown?.speak(language);
    this.head();
    this.tellLine();
    this.say(this.said, this.more);
  }

  private head(): void {
    const form = this.form;
    if (!form?.survey) return;
    const about = [form.unit && `${this.word('unit')} ${form.unit}`, form.service, form.until && `${this.word('until')} ${form.until}`];
    this.put('[data-survey-title]', form.survey);
    this.put('[data-survey-about]', about.filter(Boolean).join(' · '));
    this.put('[data-survey-intro]', form.state === 'open' ? form.intro[this.language] : '');
    this.put('[data-survey-privacy]', this.word('privacy'));
    if (this.button) {
      this.button.hidden = false;
      this.button.textContent = this.language === 'vi' ? 'English' : 'Tiếng Việt';
    }
  }

  private tellLine(): void {
    this.put('[data-survey-line]', navigator.onLine ? '' : this.word('offline'));
  }

  private say(key: string, more = ''): void {
    [this.said, this.more] = [key, more];
    const words = [key && this.word(key), more].filter(Boolean).join(' ');
    this.put('[data-survey-say]', words);
    this.frame.dataset['state'] = key;
  }

  private put(place: string, words: string): void {
    const element = this.frame.querySelector<HTMLElement>(place);
    if (!element) return;
    element.textContent = words;
    element.hidden = !words;
  }

  private word(key: string): string {
    return this.words[this.language]?.[key] ?? this.words.vi?.[key] ?? '';
  }

  private body(): HTMLElement {
    return this.frame.querySelector<HTMLElement>('[data-survey-body]') as HTMLElement;
  }
}

const frame = document.querySelector<HTMLElement>('[data-survey-form]');
if (frame) void new Page(frame).open();

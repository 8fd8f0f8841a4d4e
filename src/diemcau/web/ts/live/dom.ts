/** Elements out of what the log says: text is always text. */
type Child = Node | string | null | false | undefined;
type Facts = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** `h('button', { class: 'btn', onclick: send }, 'Gửi')`; a fact that is false, null or undefined is left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, facts: Facts = {}, ...children: Child[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** Put new children in, and the focus back where it was by its `data-focus`. */
export function put(parent: Element | null, ...children: Child[]): void {
  if (!parent) return;
  const focused = parent.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['focus'] : undefined;
  parent.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
  if (focused) parent.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

/** The element of a page's part: `<div data-part="floor">`. */
export function part(name: string, root: ParentNode = document): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-part="${name}"]`);
}

export function say(name: string, text: string): void {
  const element = part(name);
  if (element && element.textContent !== text) element.textContent = text;
}

export function show(name: string, isShown: boolean): void {
  const element = part(name);
  if (element) element.hidden = !isShown;
}

/** What stands in `<script type="application/json" id=…>`. */
export function given<Content>(id: string): Content {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null') as Content;
}

/**
 * News at the edge of the page. The server sends them as `<… hx-swap-oob="beforeend:#toasts">`; what only the browser
 * can know (no network, no answer) stands ready in the page as `<template id="toast-offline">` and so on.
 */
import htmx from 'htmx.org';
import { eachArrival } from './arrivals';

const SHOWN_MS = 8_000;

export function watchToasts(): void {
  eachArrival('.toasts .notice', (notice) => {
    notice.querySelector('.notice-close')?.addEventListener('click', () => notice.remove());
    if (notice.dataset['stays'] === undefined) vanish(notice);
  });
  document.body.addEventListener('htmx:sendError', () => show('toast-offline'));
  document.body.addEventListener('htmx:timeout', () => show('toast-slow'));
  document.body.addEventListener('htmx:responseError', (event) => {
    const status = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr.status;
    show(status === 404 ? 'toast-gone' : 'toast-fault');
  });
}

/** Put the sentence of `<template id=…>` among the toasts. */
export function show(template: string): void {
  const region = document.getElementById('toasts');
  const words = document.getElementById(template);
  if (!region || !(words instanceof HTMLTemplateElement)) return;
  const notice = words.content.firstElementChild?.cloneNode(true);
  if (!(notice instanceof HTMLElement)) return;
  region.querySelector(`[data-toast="${template}"]`)?.remove(); // the same news twice is one
  notice.dataset['toast'] = template;
  region.append(notice);
  htmx.process(notice);
  htmx.trigger(notice, 'htmx:load', {});
}

/** Goes by itself, but never under the reader's pointer or focus. */
function vanish(notice: HTMLElement): void {
  const held = () => notice.matches(':hover') || notice.contains(document.activeElement);
  window.setTimeout(() => (held() ? vanish(notice) : notice.remove()), SHOWN_MS);
}

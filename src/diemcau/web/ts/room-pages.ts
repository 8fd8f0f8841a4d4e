/** On a phone the pages of a room slide sideways: the page where one is stands in view. */
export function showHere(pages: HTMLElement): void {
  const here = pages.querySelector<HTMLElement>('[aria-current]');
  if (here) pages.scrollLeft = here.offsetLeft - (pages.clientWidth - here.offsetWidth) / 2;
}

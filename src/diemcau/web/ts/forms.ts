/** A form is sent once: its button waits while the answer is on its way. */
export function watchForms(): void {
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return; // a module sends it in its own way
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.matches('[hx-post], [hx-get], [role=search]')) return;
    if (form.dataset['sent'] !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset['sent'] = '';
    if (event.submitter) event.submitter.setAttribute('aria-busy', 'true');
  });
  // Back from the next page the browser may show this one as it was left.
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
      delete form.dataset['sent'];
      form.querySelector('[aria-busy]')?.removeAttribute('aria-busy');
    }
  });
}

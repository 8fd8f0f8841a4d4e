/** Let a page open without a line. The worker looks only after its own scope: `/s/worker.js` never sees other pages. */
export async function openWithoutLine(worker: string, scope: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(worker, { scope });
    await navigator.serviceWorker.ready;
    document.documentElement.dataset['offlineReady'] = '';
  } catch {
    // Not over https, or switched off: the page works as long as there is a line.
  }
}

/**
 * The service worker of pages that open without a line. One file for every use; web/offline.py puts `SHELL` before it.
 *
 * It keeps the empty page of its own scope and the files that this page loads, all fetched without cookies, and nothing
 * else: no answer that depends on who asks is ever stored, so that nobody finds what another has seen on this device.
 * It imports nothing: old browsers start a worker as a classic script.
 */
interface Shell {
  /** Changes with every build; an older cache goes away. */
  version: string;
  /** The page that answers every address of the scope. */
  page: string;
  files: string[];
}

declare const SHELL: Shell;

// The library of the page and that of a worker cannot be loaded together; this is what is used of the latter.
interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
const worker = self as unknown as EventTarget & { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };

const prefix = `shell:${SHELL.page}:`;
const cacheName = prefix + SHELL.version;

worker.addEventListener('install', (event) => (event as Waits).waitUntil(keep().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => (event as Waits).waitUntil(dropOlder().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (event) => answer(event as Asked));

async function keep(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([SHELL.page, ...SHELL.files].map((file) => new Request(file, { credentials: 'omit', cache: 'reload' })));
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((other) => other.startsWith(prefix) && other !== cacheName).map((other) => caches.delete(other)));
}

function answer(event: Asked): void {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(kept(SHELL.page, request));
  else if (SHELL.files.includes(path)) event.respondWith(kept(path, request));
}

async function kept(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(file)) ?? fetch(request);
}

/** Modules that carry no types of their own, or that Vite makes. */
declare module '*?worker' {
  const Made: new () => Worker;
  export default Made;
}

declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist/types/src/pdf';
}

declare module 'tus-js-client/lib.esm/browser/index.js' {
  export * from 'tus-js-client';
}

/** Style sheets that a module brings along; Vite puts them beside it. */
declare module '*.css';

declare module '*?url' {
  const address: string;
  export default address;
}

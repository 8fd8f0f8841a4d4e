/** Style sheets that a module brings along; Vite puts them beside it. */
declare module '*.css';

/** Pages that stay open on the day: server-sent events for elements with `hx-ext="sse" sse-connect="…"`. */
import './requests';
import 'htmx-ext-sse';

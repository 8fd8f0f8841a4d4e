/** htmx under the Content-Security-Policy: nothing evaluated, nothing styled inline; which answers change the page. */
import htmx from 'htmx.org';

htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0; // a page kept in the browser outlives the sign-out
htmx.config.timeout = 60_000;
htmx.config.defaultSettleDelay = 0; // a form that was just brought is htmx's at once: a fast Enter must not send it the old way
htmx.config.attributesToSettle = ['class']; // no style is carried over to what comes: the policy allows none
htmx.config.scrollIntoViewOnBoost = false;
htmx.config.responseHandling = [
  { code: '204', swap: false },
  { code: '[23]..', swap: true },
  { code: '403', swap: true, error: false }, // a sentence for the toasts
  { code: '409', swap: true, error: false }, // the same, or the row as it now stands
  { code: '422', swap: true, error: false }, // the form, with what is wrong in it
  { code: '[45]..', swap: false, error: true },
];

declare global {
  interface Window {
    htmx: typeof htmx;
  }
}
window.htmx = htmx; // extensions and browser tests look for it there

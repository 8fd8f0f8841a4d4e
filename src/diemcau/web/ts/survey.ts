/** The form library on our pages: survey-core under the Content-Security-Policy, in our words and look. */
import { Model, SvgRegistry, surveyLocalization } from 'survey-core';
import 'survey-core/survey-core.fontless.min.css';
import 'survey-core/i18n/vietnamese';
import { renderSurvey } from 'survey-js-ui';

// The one picture of the library that styles itself inside the markup, which the policy forbids. No form shows a clock.
SvgRegistry.registerIcon('timercircle', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160"></svg>');
surveyLocalization.defaultLocale = 'vi';

export type Answers = Record<string, number | string>;
export type Language = 'vi' | 'en';

export interface Shown {
  model: Model;
  speak(language: Language): void;
}

/** Show a form; `done` is given the answers once, when the last page is sent. */
export function showForm(place: HTMLElement, form: unknown, language: Language, done: (answers: Answers) => void): Shown {
  const model = new Model(form);
  model.locale = language;
  model.width = '100%';
  model.onComplete.add((sender: Model) => done(sender.data as Answers));
  renderSurvey(model, place);
  return { model, speak: (other) => (model.locale = other) };
}

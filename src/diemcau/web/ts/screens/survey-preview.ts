/** The form as people see it, beside the questionnaire; what is tried here is kept nowhere. */
import { showForm, type Language } from '../survey';

const place = document.querySelector<HTMLElement>('[data-survey-preview]');
const button = document.querySelector<HTMLButtonElement>('[data-survey-language]');

if (place) void preview(place);

async function preview(place: HTMLElement): Promise<void> {
  const answer = await fetch(place.dataset['surveyPreview'] ?? '', { credentials: 'same-origin' });
  if (!answer.ok) return;
  const shown = showForm(place, await answer.json(), 'vi', () => undefined);
  let language: Language = 'vi';
  button?.addEventListener('click', () => {
    language = language === 'vi' ? 'en' : 'vi';
    shown.speak(language);
    button.textContent = button.dataset[language === 'vi' ? 'en' : 'vi'] ?? '';
  });
}

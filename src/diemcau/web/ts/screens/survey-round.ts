/** An interviewer takes a round along: its points and its form go onto this device, for the page at /s/ to open. */
import { openOffline } from '../offline/queue';

const { shelf } = openOffline('survey');

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-survey-round]')) {
  button.addEventListener('click', () => void carry(button));
}

async function carry(button: HTMLButtonElement): Promise<void> {
  const said = button.closest('section')?.querySelector<HTMLElement>('[data-survey-carried]');
  button.setAttribute('aria-busy', 'true');
  let carried = false;
  try {
    const answer = await fetch(button.dataset['surveyRound'] ?? '', { credentials: 'same-origin' });
    if (answer.ok) {
      await shelf.put(`round:${button.dataset['surveyKey'] ?? ''}`, await answer.json());
      carried = true;
    }
  } catch {
    // no line: said below
  }
  button.removeAttribute('aria-busy');
  if (!said) return;
  said.hidden = false;
  said.textContent = said.dataset[carried ? 'words' : 'failed'] ?? '';
}

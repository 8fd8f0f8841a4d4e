/** How many bodies the ticked entries stand for, each counted once, and who is named alone; one press ticks all: `<form data-dispatch>`, `[data-bodies="12 13"]`. */
import { eachArrival } from '../arrivals';
import { written } from '../vietnamese';

eachArrival('form[data-dispatch]', (form) => {
  const told = form.querySelector('[data-dispatch-count]');
  const count = () => {
    const bodies = new Set<string>();
    for (const box of form.querySelectorAll<HTMLInputElement>('input[data-bodies]:checked')) {
      for (const body of (box.dataset['bodies'] ?? '').split(' ').filter(Boolean)) bodies.add(body);
    }
    for (const alone of form.querySelectorAll<HTMLInputElement>('[name="body"], [name="person"]')) {
      if (alone.value.trim()) bodies.add(alone.name);
    }
    const papers = form.querySelectorAll('input[data-counts="document"]:checked').length;
    if (told) {
      const many = written(bodies.size);
      const all = written(bodies.size * papers);
      told.textContent = papers && bodies.size ? `${papers} văn bản đến ${many} nơi nhận: ${all} lượt.` : '';
    }
  };
  const all = form.querySelector<HTMLButtonElement>('[data-dispatch-all]');
  if (all) {
    all.hidden = false;
    all.addEventListener('click', () => {
      const boxes = [...form.querySelectorAll<HTMLInputElement>('input[name="recipients"]:not(:disabled)')];
      const ticks = boxes.some((box) => !box.checked);
      for (const box of boxes) box.checked = ticks;
      count();
    });
  }
  form.addEventListener('change', count);
  form.addEventListener('input', count);
  count();
});

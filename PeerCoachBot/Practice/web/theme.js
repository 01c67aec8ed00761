// Light or dark: as the system is, until the visitor says otherwise.

import { find } from './make.js';

const place = 'practice-room-theme';
const system = matchMedia('(prefers-color-scheme: dark)');

const isDark = () => (localStorage.getItem(place) ?? (system.matches ? 'dark' : 'light')) === 'dark';

/** The theme as Teams tells it to a bot. */
export const themeName = () => matchMedia('(forced-colors: active)').matches ? 'contrast' : isDark() ? 'dark' : 'default';

function draw() {
  document.documentElement.style.colorScheme = isDark() ? 'dark' : 'light';
  find('#theme').textContent = isDark() ? 'Light' : 'Dark';
  find('#theme').setAttribute('aria-label', isDark() ? 'Light colours' : 'Dark colours');
}

export function startTheme() {
  find('#theme').addEventListener('click', () => {
    localStorage.setItem(place, isDark() ? 'light' : 'dark');
    draw();
  });
  system.addEventListener('change', draw);
  addEventListener('storage', draw);
  draw();
}

// @ts-check

const THEME_KEY = 'paved-road-theme';

/** The switch between dark and light. It begins with what the system says, and remembers what was chosen. */
function offerTheme() {
  const button = byId('theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = remembered();
  if (chosen) document.documentElement.dataset.theme = chosen;
  const current = () => document.documentElement.dataset.theme ?? (system.matches ? 'dark' : 'light');
  const label = () => { button.textContent = current() === 'dark' ? 'Switch to light' : 'Switch to dark'; };
  button.addEventListener('click', () => {
    document.documentElement.dataset.theme = current() === 'dark' ? 'light' : 'dark';
    remember(current());
    label();
  });
  system.addEventListener('change', label);
  button.hidden = false;
  label();
}

/** A page that is opened from disk may have no memory. */
function remembered() {
  try {
    const theme = localStorage.getItem(THEME_KEY);
    return theme === 'dark' || theme === 'light' ? theme : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // It holds until the page is closed.
  }
}

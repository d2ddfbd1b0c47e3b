import '../src/themes/contrast.css';
import '../src/themes/graphite.css';
import '../src/themes/host.css';
import '../src/themes/paper.css';

/** The ready themes, by the word that `data-cord-theme` takes. */
export const themes = ['graphite', 'paper', 'contrast', 'host'] as const;

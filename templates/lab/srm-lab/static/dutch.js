// The few words that JupyterLab does not ask a translation for.
const WORDS = new Map([
  ['Skip to main panel', 'Naar de inhoud'],
  ['Left', 'Links'],
  ['Right', 'Rechts']
]);
const PART = / Section$/;

function mend(item) {
  const name = item.getAttribute?.('aria-label');
  if (name && (WORDS.has(name) || PART.test(name))) {
    item.setAttribute('aria-label', WORDS.get(name) ?? name.replace(PART, ''));
  }
  for (const child of item.childNodes) {
    if (child.nodeType === Node.TEXT_NODE && WORDS.has(child.textContent)) {
      child.textContent = WORDS.get(child.textContent);
    }
  }
}

// What the browser itself says in a dialog of JupyterLab.
const SAID = new Map([
  ['Failed to fetch', 'Er is geen verbinding met de werkplek. Staat het venster van srm lab nog open?'],
  ['Request Entity Too Large', 'Dit bestand is te groot.']
]);

export function mendDialogs() {
  const watch = new MutationObserver(found => {
    for (const item of found.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!item.classList?.contains('jp-Dialog')) {
        continue;
      }
      const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        texts.currentNode.data = SAID.get(texts.currentNode.data) ?? texts.currentNode.data;
      }
      for (const named of [item, ...item.querySelectorAll('[aria-label]')]) {
        for (const [english, dutch] of SAID) {
          named.setAttribute('aria-label', (named.getAttribute('aria-label') ?? '').replace(english, dutch));
        }
      }
    }
  });
  watch.observe(document.body, { childList: true });
}

const KEYS = { Left: '←', Right: '→', Up: '↑', Down: '↓', Space: 'Spatie' };

// The names of keys in menus and tooltips.
export function nameKeys(registry) {
  const format = registry.formatKeystroke;
  registry.formatKeystroke = keys => format(keys).replace(/\b(Left|Right|Up|Down|Space)\b/g, key => KEYS[key]);
}

export function mendLooseWords() {
  const places = document.querySelectorAll('#jp-skiplink, .jp-SideBar, #jp-left-stack, #jp-right-stack');
  const watch = new MutationObserver(found => {
    for (const { target } of found) {
      mend(target);
      target.querySelectorAll('[aria-label]').forEach(mend);
    }
  });
  for (const place of places) {
    mend(place);
    place.querySelectorAll('*').forEach(mend);
    watch.observe(place, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] });
  }
}
